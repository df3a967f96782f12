package dev.backorderdesk.allocate;

import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import dev.backorderdesk.policy.BackorderShare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Deals all stock and supply of one SKU anew to all that wait for it: backorder processing. The strategies one after
 * the other, each in its order, each part the earliest that is left for it.
 *
 * <p>A part with pieces of stock and supplies is a sum a source, stock first, then supplies by day. All that can be asked
 * is asked of these sums: GAIN never falls below its own, FILL and LOSE never rise above.
 */
public final class Redealing {
    /** Rounds until a second run would change nothing. One is enough unless maxima, minima and lending meet. */
    private static final int ROUNDS = 20;

    private final List<Seat> seats = new ArrayList<>();
    private final Collection<Lane> lanes;
    private final List<Redealt.Missed> missed = new ArrayList<>();

    private Redealing(List<Demand> ranked, List<Source> sources, Table table) {
        long all = table.sources().stream().mapToLong(Source::pieces).sum();
        Map<String, List<Source>> at = new HashMap<>();
        for (Source source : sources) {
            at.computeIfAbsent(source.location(), same -> new ArrayList<>()).add(source);
        }
        Map<String, Lane> byLocation = new HashMap<>();
        at.forEach((location, each) -> {
            each.sort(Source.EARLIEST);
            byLocation.put(location, new Lane(each));
        });
        Map<String, Seat.Share> groups = new HashMap<>();
        for (Demand demand : ranked) {
            Seat.Share share = groups.computeIfAbsent(demand.policy().group(), group -> {
                BackorderShare row = table.shares().apply(group);
                return new Seat.Share(row.most(all), row.least(all));
            });
            Lane lane = byLocation.computeIfAbsent(demand.part().location(), none -> new Lane(List.of()));
            seats.add(new Seat(demand, lane, share, seats.size(), table.may()));
        }
        lanes = byLocation.values();
    }

    /**
     * What there is.
     *
     * @param sources all stock and supply, in any order, as {@link Source#of} gives them; percentages of shares are of these
     * @param whole whether all of a supply is dealt; else only so much as is counted on already
     * @param may whether pieces of a part that count on no supply may count on this one; what it has may be exchanged for it
     *     in any case
     * @param shares by group
     */
    public record Table(
            List<Source> sources,
            Predicate<String> whole,
            BiPredicate<WaitingPart, String> may,
            Function<String, BackorderShare> shares) {
        public Table {
            sources = List.copyOf(sources);
        }

        private List<Source> counted(List<Source> dealt, List<WaitingPart> parts) {
            Map<String, Long> counted = new HashMap<>();
            parts.forEach(part -> part.pegs().forEach(peg -> counted.merge(peg.supplyId(), peg.quantity(), Long::sum)));
            return dealt.stream()
                    .map(source -> source.supplyId() == null || whole.test(source.supplyId())
                            ? source
                            : new Source(
                                    source.location(),
                                    source.supplyId(),
                                    source.day(),
                                    Math.min(source.pieces(), counted.getOrDefault(source.supplyId(), 0L))))
                    .toList();
        }
    }

    /** Deals all there is, to everybody; see {@link #of(String, List, Table)}. */
    public static Redealt of(
            String sku, List<Demand> demands, List<Source> sources, Function<String, BackorderShare> shares) {
        return of(sku, demands, new Table(sources, supplyId -> true, (part, supplyId) -> true, shares));
    }

    /**
     * Deals.
     *
     * @param demands the SKU's parts in any order, each once
     */
    public static Redealt of(String sku, List<Demand> demands, Table table) {
        Map<WaitingPart, WaitingPart> after = new IdentityHashMap<>();
        demands.forEach(demand -> after.put(demand.part(), demand.part()));
        List<Source> dealt = table.counted(table.sources(), List.copyOf(after.values()));
        while (true) {
            Redealt redealt = of(sku, demands, dealt, table);
            redealt.changes().forEach(change -> after.put(change.before(), change.after()));
            List<Source> counted = table.counted(dealt, List.copyOf(after.values()));
            if (counted.equals(dealt)) {
                return redealt;
            }
            // A second run would have no more than this.
            dealt = counted;
            demands.forEach(demand -> after.put(demand.part(), demand.part()));
        }
    }

    private static Redealt of(String sku, List<Demand> demands, List<Source> dealt, Table table) {
        List<Demand> ranked = new ArrayList<>(demands);
        ranked.sort(Ranking.ORDER);
        Redealing first = new Redealing(ranked, dealt, table);
        first.deal();
        Redealing last = first;
        for (int round = 1; last.unsettled() && round < ROUNDS; round++) {
            List<Demand> next = new ArrayList<>();
            for (Seat seat : last.seats) {
                Demand demand = seat.demand;
                next.add(new Demand(
                        seat.after(), demand.policy(), demand.pinned(), demand.complete(), demand.restInStock()));
            }
            last = new Redealing(next, dealt, table);
            last.deal();
            for (int i = 0; i < last.seats.size(); i++) {
                Seat seat = first.seats.get(i);
                System.arraycopy(last.seats.get(i).gets, 0, seat.gets, 0, seat.gets.length);
            }
        }
        return new Accounting(sku, first.seats).redealt(first.missed);
    }

    /** Where nothing but strategy and turn decided, one round is enough: the second would find its own result. */
    private boolean unsettled() {
        return seats.stream().anyMatch(seat -> seat.guarded || seat.lent || seat.capped || seat.fell)
                && seats.stream().anyMatch(Seat::moved);
    }

    private void deal() {
        there();
        each(seat -> seat.demand.fixed(), this::stay);
        each(seat -> !seat.demand.fixed() && seat.share.guarded > 0, this::guard);
        each(seat -> of(seat, Strategy.WIN), this::win);
        List<Seat> gaining = treated(Strategy.GAIN);
        gaining.forEach(this::keep);
        gaining.forEach(this::take);
        treated(Strategy.REDISTRIBUTE).forEach(this::take);
        treated(Strategy.FILL).forEach(this::take);
        treated(Strategy.LOSE).forEach(this::take);
        // Stock that nobody could ship is better held than left.
        each(seat -> seat.lent, seat -> raise(seat, seat::ceiling, seat.share.most, 0));
        pieces();
    }

    private void each(Predicate<Seat> which, java.util.function.Consumer<Seat> what) {
        for (Seat seat : seats) {
            if (which.test(seat)) {
                what.accept(seat);
            }
        }
    }

    private static boolean of(Seat seat, Strategy strategy) {
        return seat.strategy == strategy && !seat.demand.fixed();
    }

    /** Those of the strategy by rank, then those that fell back to it by rank. */
    private List<Seat> treated(Strategy strategy) {
        List<Seat> treated = new ArrayList<>();
        each(seat -> of(seat, strategy) && seat.demand.policy().strategy() == strategy, treated::add);
        each(seat -> of(seat, strategy) && seat.demand.policy().strategy() != strategy, treated::add);
        return treated;
    }

    /** Where there is less of a source than parts count on, the last let go first, those that stay where they are last. */
    private void there() {
        Map<Lane, long[]> claimed = new HashMap<>();
        for (Seat seat : seats) {
            long[] sum = claimed.computeIfAbsent(seat.lane, lane -> new long[lane.size()]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += seat.had[i];
            }
        }
        for (boolean fixed : new boolean[] {false, true}) {
            for (int s = seats.size() - 1; s >= 0; s--) {
                Seat seat = seats.get(s);
                long[] sum = claimed.getOrDefault(seat.lane, new long[0]);
                for (int i = 0; seat.demand.fixed() == fixed && i < sum.length; i++) {
                    long over = Math.min(
                            seat.own[i],
                            Math.max(0, sum[i] - seat.lane.sources.get(i).pieces()));
                    seat.own[i] -= over;
                    sum[i] -= over;
                }
            }
        }
        for (Seat seat : seats) {
            long sum = 0;
            for (int i = 0; i < seat.own.length; i++) {
                sum += seat.own[i];
                seat.kept[i] = sum;
            }
        }
    }

    private void stay(Seat seat) {
        raise(seat, i -> seat.kept[i], Long.MAX_VALUE, 0);
    }

    private void guard(Seat seat) {
        seat.guarded |= raise(seat, seat::ceiling, Math.min(seat.share.guarded, seat.share.most), 0);
    }

    private void win(Seat seat) {
        long possible = seat.total() + Math.min(seat.share.most, within(seat));
        Strategy fallback = seat.demand.policy().fallback();
        if (possible < seat.quantity()) {
            missed.add(missed(seat, Strategy.WIN, fallback, seat.quantity() - possible));
            seat.strategy = fallback;
            seat.fell = fallback != Strategy.WIN;
        }
        if (seat.strategy == Strategy.WIN) {
            take(seat);
        }
    }

    /** Pieces that are left for it, beside those that it was dealt. */
    private static long within(Seat seat) {
        long up = 0;
        for (int i = 0; i < seat.dealt.length; i++) {
            long given = Math.min(Math.max(0, seat.ceiling(i, up) - seat.dealt[i]), seat.lane.left[i]);
            up = seat.dealt[i] + given;
        }
        return up - seat.total();
    }

    private static Redealt.Missed missed(Seat seat, Strategy claimed, Strategy treated, long pieces) {
        return new Redealt.Missed(Redealt.Name.of(seat.demand.part()), claimed, treated, pieces);
    }

    private void keep(Seat seat) {
        raise(seat, i -> seat.kept[i], seat.share.most, 0);
        long worst = seat.vanished;
        long had = 0;
        for (int i = 0; i < seat.had.length; i++) {
            had += seat.had[i];
            worst = Math.max(worst, had - seat.dealt[i]);
        }
        if (worst > 0) {
            missed.add(missed(seat, Strategy.GAIN, Strategy.GAIN, worst));
        }
    }

    private void take(Seat seat) {
        boolean stock = seat.lane.size() > 0 && seat.lane.sources.get(0).supplyId() == null;
        boolean ships = !stock || seat.demand.restInStock() && seat.dealt[0] + seat.lane.left[0] >= seat.quantity();
        if (seat.demand.lends() && !ships) {
            seat.lent = true;
            raise(seat, seat::ceiling, seat.share.most, seat.lane.left[0]);
        } else {
            raise(seat, seat::ceiling, seat.share.most, 0);
        }
    }

    /**
     * Gives a part the earliest that is left, up to a ceiling a source.
     *
     * @param more pieces that it may get in all
     * @param leave pieces of the first source that it leaves
     * @return whether it got any
     */
    private static boolean raise(Seat seat, java.util.function.IntToLongFunction ceiling, long more, long leave) {
        long[] left = seat.lane.left;
        long before = seat.total();
        long most = more > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + Math.max(0, more);
        boolean any = false;
        for (int i = 0; i < left.length; i++) {
            long to = ceiling.applyAsLong(i);
            if (most < to) {
                to = most;
                seat.capped = true;
            }
            long given = Math.min(Math.max(0, to - seat.dealt[i]), left[i] - leave);
            if (given > 0) {
                seat.dealt[i] += given;
                left[i] -= given;
                any = true;
            }
        }
        if (any) {
            seat.lane.level();
            long got = seat.total() - before;
            seat.share.most -= Math.min(seat.share.most, got);
            seat.share.guarded -= Math.min(seat.share.guarded, got);
        }
        return any;
    }

    /** From sums to pieces: each of the source it was dealt for, else of the latest before it. */
    private void pieces() {
        Map<Lane, List<Seat>> at = new HashMap<>();
        seats.forEach(
                seat -> at.computeIfAbsent(seat.lane, same -> new ArrayList<>()).add(seat));
        for (Lane lane : lanes) {
            long[] free = lane.sources.stream().mapToLong(Source::pieces).toArray();
            for (int i = 0; i < free.length; i++) {
                for (Seat seat : at.getOrDefault(lane, List.of())) {
                    long wanted = seat.dealt[i] - (i == 0 ? 0 : seat.dealt[i - 1]);
                    for (int from = i; from >= 0 && wanted > 0; from--) {
                        long pieces = Math.min(wanted, free[from]);
                        free[from] -= pieces;
                        seat.gets[from] += pieces;
                        wanted -= pieces;
                    }
                }
            }
        }
    }
}
