package dev.backorderdesk.allocate;

import dev.backorderdesk.allocate.Redealt.Cause;
import dev.backorderdesk.allocate.Redealt.Change;
import dev.backorderdesk.allocate.Redealt.Loss;
import dev.backorderdesk.allocate.Redealt.Missed;
import dev.backorderdesk.allocate.Redealt.Name;
import dev.backorderdesk.allocate.Redealt.Winner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who lost to whom, and why. */
final class Accounting {
    private final String sku;
    private final List<Seat> seats;
    private final List<Loss> losses = new ArrayList<>();
    /** For each source of a lane who got pieces of it, by rank. */
    private final Map<Lane, List<List<Gain>>> gains = new IdentityHashMap<>();

    /** Pieces of each source that a loser has a winner for. */
    private final Map<Seat, long[]> charged = new IdentityHashMap<>();

    /** Pieces of one source that a part got. */
    private static final class Gain {
        final Seat seat;
        /** Those that no loser was named for yet. */
        long open;

        Gain(Seat seat, long open) {
            this.seat = seat;
            this.open = open;
        }
    }

    Accounting(String sku, List<Seat> seats) {
        this.sku = sku;
        this.seats = seats;
    }

    Redealt redealt(List<Missed> missed) {
        List<Change> changes = new ArrayList<>();
        List<Seat> losers = new ArrayList<>();
        for (Seat seat : seats) {
            if (seat.moved()) {
                long lost = lost(seat);
                changes.add(new Change(seat.demand.part(), seat.after(), gained(seat), lost));
                if (lost > 0) {
                    losers.add(seat);
                }
                got(seat);
            }
        }
        // The last loses to the last: so is each named those that came closest before it.
        for (int i = losers.size() - 1; i >= 0; i--) {
            blame(losers.get(i));
        }
        return new Redealt(sku, seats.size(), changes, losses, missed);
    }

    private void got(Seat seat) {
        List<List<Gain>> here = gains.computeIfAbsent(
                seat.lane,
                lane -> lane.sources.stream()
                        .<List<Gain>>map(source -> new ArrayList<>())
                        .toList());
        for (int i = 0; i < seat.gets.length; i++) {
            if (seat.gets[i] > seat.had[i]) {
                here.get(i).add(new Gain(seat, seat.gets[i] - seat.had[i]));
            }
        }
    }

    /** The most pieces that it is behind what it had, up to any source. */
    private static long lost(Seat seat) {
        long sum = 0;
        long most = 0;
        for (int i = 0; i < seat.had.length; i++) {
            sum += seat.had[i] - seat.gets[i];
            most = Math.max(most, sum);
        }
        return Math.max(most, sum + seat.vanished);
    }

    private static long gained(Seat seat) {
        long sum = 0;
        long most = 0;
        for (int i = 0; i < seat.had.length; i++) {
            sum += seat.gets[i] - seat.had[i];
            most = Math.max(most, sum);
        }
        return most;
    }

    private void blame(Seat loser) {
        Map<Cause, Map<Name, Long>> found = new EnumMap<>(Cause.class);
        Map<Cause, Long> pieces = new EnumMap<>(Cause.class);
        long left = lost(loser);
        long gone = loser.vanished;
        for (int i = 0; i < loser.had.length; i++) {
            gone += loser.had[i] - loser.own[i];
        }
        long short_ = Math.min(left, gone);
        add(pieces, Cause.SUPPLY_SHORT, short_);
        left -= short_;
        if (loser.capped) {
            // What its group may have went to those of the group first; only the rest did not fit.
            left = charge(loser, left, found, taker -> taker.share == loser.share);
        }
        left = charge(loser, left, found, taker -> true);
        found.forEach((cause, names) -> names.values().forEach(taken -> add(pieces, cause, taken)));
        if (left > 0) {
            add(pieces, loser.capped ? Cause.MAXIMUM : Cause.SUPPLY_SHORT, left);
        }
        pieces.forEach((cause, lost) -> losses.add(new Loss(
                Name.of(loser.demand.part()),
                lost,
                cause,
                found.getOrDefault(cause, Map.of()).entrySet().stream()
                        .map(each -> new Winner(each.getKey(), each.getValue()))
                        .toList())));
    }

    /** Names who has what it gave up, the earliest source first; what is left is without a name. */
    private long charge(Seat loser, long pieces, Map<Cause, Map<Name, Long>> found, Predicate<Seat> which) {
        long left = pieces;
        List<List<Gain>> here = gains.getOrDefault(loser.lane, List.of());
        long[] given = charged.computeIfAbsent(loser, same -> new long[loser.had.length]);
        for (int i = 0; i < given.length; i++) {
            List<Gain> takers = here.get(i);
            long wanted = Math.min(left, loser.own[i] - loser.gets[i] - given[i]);
            for (int t = takers.size() - 1; t >= 0 && wanted > 0; t--) {
                Gain taker = takers.get(t);
                if (which.test(taker.seat)) {
                    long taken = Math.min(wanted, taker.open);
                    taker.open -= taken;
                    given[i] += taken;
                    wanted -= taken;
                    left -= taken;
                    if (taken > 0) {
                        found.computeIfAbsent(cause(loser, taker.seat), same -> new LinkedHashMap<>())
                                .merge(Name.of(taker.seat.demand.part()), taken, Long::sum);
                    }
                }
            }
            // Who has no more to be named for is not asked again: a SKU may have thousands of lines.
            while (!takers.isEmpty() && takers.get(takers.size() - 1).open == 0) {
                takers.remove(takers.size() - 1);
            }
        }
        return left;
    }

    private static void add(Map<Cause, Long> pieces, Cause cause, long more) {
        if (more > 0) {
            pieces.merge(cause, more, Long::sum);
        }
    }

    private static Cause cause(Seat loser, Seat winner) {
        if (winner.guarded) {
            return Cause.PROTECTION;
        }
        if (loser.lent && !winner.lent) {
            return Cause.LENT;
        }
        if (winner.strategy != loser.strategy && winner.strategy.compareTo(loser.strategy) < 0) {
            return Cause.STRATEGY;
        }
        return loser.capped && winner.rank > loser.rank ? Cause.MAXIMUM : Cause.TURN;
    }
}
