package dev.backorderdesk.allocate;

import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** A part while it is dealt to. Sums run over the lane's sources, as there. */
final class Seat {
    final Demand demand;
    final Lane lane;
    final Share share;
    /** Where it stands in the ranking, from 0. */
    final int rank;
    /** Pieces of each source that it came with. */
    final long[] had;
    /** Pieces it counted on of a supply that does not come here any more. */
    final long vanished;
    /** Pieces of each source that it came with and that there still are. */
    final long[] own;
    /** Sources that pieces may not count on which count on none. */
    private final boolean[] barred;
    /** Sums of {@link #own}. */
    final long[] kept;
    /** Sums that it is dealt. */
    final long[] dealt;
    /** Pieces of each source that it goes with. */
    final long[] gets;
    /** How it is treated; not that of its row where it fell back. */
    Strategy strategy;

    /** It was given pieces of its group's guaranteed minimum. */
    boolean guarded;
    /** It left stock to those who can ship now. */
    boolean lent;
    /** It would have more but for its group's maximum. */
    boolean capped;
    /** Its strategy's claim could not be met, and another holds. */
    boolean fell;

    /** @param may whether pieces of a part that count on no supply may count on this one */
    Seat(Demand demand, Lane lane, Share share, int rank, BiPredicate<WaitingPart, String> may) {
        this.demand = demand;
        this.lane = lane;
        this.share = share;
        this.rank = rank;
        this.strategy = demand.policy().strategy();
        had = new long[lane.size()];
        kept = new long[lane.size()];
        dealt = new long[lane.size()];
        gets = new long[lane.size()];
        long gone = 0;
        WaitingPart part = demand.part();
        if (part.served() > 0) {
            if (had.length > 0 && lane.sources.get(0).supplyId() == null) {
                had[0] = part.served();
            } else {
                gone += part.served();
            }
        }
        for (Peg peg : part.pegs()) {
            int i = lane.indexOf(peg.supplyId());
            if (i < 0) {
                gone += peg.quantity();
            } else {
                had[i] += peg.quantity();
            }
        }
        vanished = gone;
        own = had.clone();
        barred = new boolean[had.length];
        for (int i = 0; i < barred.length; i++) {
            String supplyId = lane.sources.get(i).supplyId();
            barred[i] = supplyId != null && !may.test(part, supplyId);
        }
    }

    long quantity() {
        return demand.part().quantity();
    }

    /** All that it is dealt. */
    long total() {
        return dealt.length == 0 ? 0 : dealt[dealt.length - 1];
    }

    /** What it may have up to a source, as it was dealt up to the one before. */
    long ceiling(int i) {
        return ceiling(i, i == 0 ? 0 : dealt[i - 1]);
    }

    /**
     * What it may have up to a source: those that never gain, no more than they have; and of what makes the promise of pieces
     * worse that count on no supply, no more than there is of it in exchange.
     *
     * @param before what it is dealt up to the source before
     */
    long ceiling(int i, long before) {
        long most = barred[i] ? Math.max(before, kept[kept.length - 1]) : quantity();
        return strategy == Strategy.FILL || strategy == Strategy.LOSE ? Math.min(most, kept[i]) : most;
    }

    /** It goes with other pieces than it came with. */
    boolean moved() {
        return vanished > 0 || !java.util.Arrays.equals(had, gets);
    }

    WaitingPart after() {
        long served = 0;
        List<Peg> pegs = new ArrayList<>();
        for (int i = 0; i < gets.length; i++) {
            String supplyId = lane.sources.get(i).supplyId();
            if (supplyId == null) {
                served += gets[i];
            } else if (gets[i] > 0) {
                pegs.add(new Peg(supplyId, gets[i]));
            }
        }
        return demand.part().with(served, pegs);
    }

    /** What a group may have and is guaranteed, less what its parts were dealt. */
    static final class Share {
        long most;
        long guarded;

        Share(long most, long guarded) {
            this.most = most;
            this.guarded = guarded;
        }
    }
}
