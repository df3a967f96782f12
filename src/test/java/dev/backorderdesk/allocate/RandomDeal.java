package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderPolicy.Sort;
import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.SellerPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A SKU with who waits for it, what they have, and what there is; the same for the same seed. */
record RandomDeal(List<Demand> demands, List<Source> sources, Map<String, BackorderShare> shares) {
    static final BackorderShare FREE = new BackorderShare(SellerPolicy.UNLIMITED, 100, 0, 0, "test");
    private static final List<String> GROUPS = List.of("shop", "trade", "abroad");
    private static final List<String> LOCATIONS = List.of("MAIN", "NORTH");

    /** What a deal may be beside who waits and what there is. */
    enum Scope {
        /** Without ships-as-one, pins, protection and other locations; and without what the next three add. */
        PLAIN,
        /** Plain, with most pieces of a group. */
        MAXIMA,
        /** Plain, with most pieces and most percent of a group. */
        PERCENTS,
        /** Plain, with lines of {@code win} that are treated in another class where they can't have all. */
        FALLBACKS,
        ALL
    }

    static RandomDeal of(long seed, Scope scope) {
        boolean plain = scope != Scope.ALL;
        boolean maxima = scope == Scope.ALL || scope == Scope.MAXIMA || scope == Scope.PERCENTS;
        Random dice = new Random(seed * 31 + 7);
        List<Source> sources = new ArrayList<>();
        List<String> locations = plain ? LOCATIONS.subList(0, 1) : LOCATIONS;
        for (String location : locations) {
            sources.add(Source.stock(location, dice.nextInt(9)));
            for (int i = 0; i < dice.nextInt(4); i++) {
                LocalDate day = dice.nextInt(5) == 0 ? null : LocalDate.of(2026, 12, 1 + dice.nextInt(4));
                sources.add(new Source(location, "PO-" + location + i, day, dice.nextInt(7)));
            }
        }
        Map<String, BackorderShare> shares = new java.util.HashMap<>();
        for (String group : GROUPS) {
            long most = dice.nextInt(3) == 0 ? dice.nextInt(9) : SellerPolicy.UNLIMITED;
            int percent = dice.nextInt(4) == 0 ? dice.nextInt(101) : 100;
            long least = plain || dice.nextInt(3) > 0 ? 0 : dice.nextInt(6);
            shares.put(
                    group,
                    maxima
                            ? new BackorderShare(
                                    most, scope == Scope.MAXIMA ? 100 : percent, least, least > 3 ? 30 : 0, "test")
                            : FREE);
        }
        long[] free = sources.stream().mapToLong(Source::pieces).toArray();
        List<Demand> demands = new ArrayList<>();
        int count = 1 + dice.nextInt(7);
        for (int i = 0; i < count; i++) {
            String location = locations.get(dice.nextInt(locations.size()));
            long quantity = 1 + dice.nextInt(6);
            long open = quantity;
            long served = 0;
            List<Peg> pegs = new ArrayList<>();
            for (int s = 0; s < free.length; s++) {
                Source source = sources.get(s);
                if (source.location().equals(location) && dice.nextBoolean()) {
                    // What was promised of a supply that shrank since is more than there is.
                    long there = !plain && dice.nextInt(20) == 0 ? 3 : free[s];
                    long pieces = Math.min(open, Math.min(there, dice.nextInt(5)));
                    free[s] = Math.max(0, free[s] - pieces);
                    open -= pieces;
                    if (source.supplyId() == null) {
                        served += pieces;
                    } else if (pieces > 0) {
                        pegs.add(new Peg(source.supplyId(), pieces));
                    }
                }
            }
            if (!plain && open > 0 && dice.nextInt(15) == 0) {
                pegs.add(new Peg("PO-GONE", 1));
            }
            demands.add(new Demand(
                    new WaitingPart(
                            "O-" + i,
                            1,
                            1,
                            "LAMP",
                            location,
                            PartKind.BACKORDERED,
                            Basis.LEAD_TIME,
                            quantity,
                            served,
                            pegs,
                            dice.nextInt(3),
                            LocalDate.of(2026, 12, 1 + dice.nextInt(5)),
                            Instant.parse("2026-11-20T09:00:00Z").plusSeconds(dice.nextInt(5))),
                    policy(dice, scope),
                    !plain && dice.nextInt(8) == 0,
                    !plain && dice.nextInt(4) == 0,
                    dice.nextBoolean()));
        }
        return new RandomDeal(demands, sources, shares);
    }

    private static BackorderPolicy policy(Random dice, Scope scope) {
        boolean plain = scope != Scope.ALL;
        boolean falls = !plain || scope == Scope.FALLBACKS;
        Strategy[] all = Strategy.values();
        Strategy strategy = all[dice.nextInt(plain ? all.length - 1 : all.length)];
        int place = 1 + dice.nextInt(2);
        Strategy fallback =
                strategy == Strategy.WIN && falls && dice.nextBoolean() ? all[dice.nextInt(all.length - 1)] : strategy;
        Sort sort = Sort.values()[(strategy.ordinal() + place) % Sort.values().length];
        return new BackorderPolicy(
                strategy,
                place,
                sort,
                fallback,
                dice.nextBoolean(),
                GROUPS.get(dice.nextInt(GROUPS.size())),
                "test:" + strategy);
    }

    RandomDeal with(List<Demand> demands) {
        return new RandomDeal(demands, sources, shares);
    }

    RandomDeal withSources(List<Source> sources) {
        return new RandomDeal(demands, sources, shares);
    }

    BackorderShare share(String group) {
        return shares.getOrDefault(group, FREE);
    }

    long all() {
        return sources.stream().mapToLong(Source::pieces).sum();
    }

    /** Everybody after a deal, in the order of {@link #demands}. */
    List<Demand> after(Redealt redealt) {
        return demands.stream()
                .map(demand -> new Demand(
                        redealt.changes().stream()
                                .filter(change -> change.before().equals(demand.part()))
                                .map(Redealt.Change::after)
                                .findFirst()
                                .orElse(demand.part()),
                        demand.policy(),
                        demand.pinned(),
                        demand.complete(),
                        demand.restInStock()))
                .toList();
    }

    /** Pieces that a part has up to the source of that number, in their order by day. */
    long[] sums(WaitingPart part) {
        List<Source> here = sources.stream()
                .filter(source -> source.location().equals(part.location()))
                .sorted(Source.EARLIEST)
                .toList();
        long[] sums = new long[here.size()];
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            String supplyId = here.get(i).supplyId();
            sum += supplyId == null
                    ? part.served()
                    : part.pegs().stream()
                            .filter(peg -> peg.supplyId().equals(supplyId))
                            .mapToLong(Peg::quantity)
                            .sum();
            sums[i] = sum;
        }
        return sums;
    }
}
