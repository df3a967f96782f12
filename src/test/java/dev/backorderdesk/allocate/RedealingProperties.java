package dev.backorderdesk.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Redealt.Cause;
import dev.backorderdesk.allocate.Redealt.Change;
import dev.backorderdesk.allocate.Redealt.Loss;
import dev.backorderdesk.allocate.Redealt.Winner;
import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

/** What holds for every deal, each for any dealer, so that planted ones are judged by the very same statements. */
final class RedealingProperties {

    /** Deals anew. */
    interface Dealer {
        Redealt deal(RandomDeal deal);

        Dealer OURS = deal -> Redealing.of("LAMP", deal.demands(), deal.sources(), deal::share);
    }

    /** A statement on one deal. */
    interface Property {
        void check(RandomDeal deal, Dealer dealer);
    }

    private RedealingProperties() {}

    static void inputOrderDoesNotMatter(RandomDeal deal, Dealer dealer) {
        List<Demand> demands = new ArrayList<>(deal.demands());
        List<Source> sources = new ArrayList<>(deal.sources());
        Redealt before = dealer.deal(deal);
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(demands, new Random(seed));
            Collections.shuffle(sources, new Random(seed));
            assertThat(dealer.deal(deal.with(List.copyOf(demands)).withSources(List.copyOf(sources))))
                    .isEqualTo(before);
        }
    }

    static void aSecondRunChangesNothing(RandomDeal deal, Dealer dealer) {
        assertThat(dealer.deal(deal.with(deal.after(dealer.deal(deal)))).changes())
                .isEmpty();
    }

    static void sumsAreConserved(RandomDeal deal, Dealer dealer) {
        Redealt redealt = dealer.deal(deal);
        List<Demand> after = deal.after(redealt);
        assertThat(redealt.changes()).extracting(Change::before).doesNotHaveDuplicates();
        for (Demand demand : after) {
            WaitingPart part = demand.part();
            assertThat(part.served()).isNotNegative();
            assertThat(part.pegs()).allMatch(peg -> peg.quantity() > 0);
            assertThat(part.unpegged()).isNotNegative();
        }
        for (Source source : deal.sources()) {
            assertThat(had(source, after)).as(source.toString()).isLessThanOrEqualTo(source.pieces());
        }
        long pegged = after.stream()
                .flatMap(demand -> demand.part().pegs().stream())
                .mapToLong(Peg::quantity)
                .sum();
        long served = after.stream().mapToLong(demand -> demand.part().served()).sum();
        assertThat(deal.sources().stream()
                        .mapToLong(source -> had(source, after))
                        .sum())
                .as("every piece is of a source at the part's place")
                .isEqualTo(pegged + served);
    }

    private static long had(Source source, List<Demand> demands) {
        long sum = 0;
        for (Demand demand : demands) {
            WaitingPart part = demand.part();
            if (part.location().equals(source.location())) {
                sum += source.supplyId() == null
                        ? part.served()
                        : part.pegs().stream()
                                .filter(peg -> peg.supplyId().equals(source.supplyId()))
                                .mapToLong(Peg::quantity)
                                .sum();
            }
        }
        return sum;
    }

    static void everyLossNamesItsWinnerAndItsCause(RandomDeal deal, Dealer dealer) {
        Redealt redealt = dealer.deal(deal);
        Map<Redealt.Name, Long> lost = new HashMap<>();
        Map<Redealt.Name, Long> won = new HashMap<>();
        for (Loss loss : redealt.losses()) {
            assertThat(loss.pieces()).isPositive();
            lost.merge(loss.loser(), loss.pieces(), Long::sum);
            long named = loss.winners().stream().mapToLong(Winner::pieces).sum();
            if (loss.cause() == Cause.SUPPLY_SHORT) {
                assertThat(loss.winners()).isEmpty();
            } else if (loss.cause() != Cause.MAXIMUM) {
                assertThat(named).isEqualTo(loss.pieces());
            }
            for (Winner winner : loss.winners()) {
                assertThat(winner.name()).isNotEqualTo(loss.loser());
                won.merge(winner.name(), winner.pieces(), Long::sum);
            }
        }
        List<Demand> after = deal.after(redealt);
        for (int i = 0; i < after.size(); i++) {
            WaitingPart was = deal.demands().get(i).part();
            long[] had = deal.sums(was);
            long[] has = deal.sums(after.get(i).part());
            long behind = Math.max(0, pieces(was) - pieces(after.get(i).part()));
            long gets = 0;
            for (int s = 0; s < had.length; s++) {
                behind = Math.max(behind, had[s] - has[s]);
                gets += Math.max(0, step(has, s) - step(had, s));
            }
            assertThat(lost.getOrDefault(Redealt.Name.of(was), 0L)).isEqualTo(behind);
            assertThat(won.getOrDefault(Redealt.Name.of(was), 0L))
                    .as("nobody won more than it got")
                    .isLessThanOrEqualTo(gets);
        }
    }

    private static long pieces(WaitingPart part) {
        return part.quantity() - part.unpegged();
    }

    private static long step(long[] sums, int i) {
        return sums[i] - (i == 0 ? 0 : sums[i - 1]);
    }

    /** While supply is as it was told: {@link RandomDeal} tells plain deals so. */
    static void strategiesKeepTheirWord(RandomDeal deal, Dealer dealer) {
        Redealt redealt = dealer.deal(deal);
        List<Demand> after = deal.after(redealt);
        for (int i = 0; i < after.size(); i++) {
            Demand demand = deal.demands().get(i);
            Strategy strategy = demand.policy().strategy();
            long[] had = deal.sums(demand.part());
            long[] has = deal.sums(after.get(i).part());
            boolean missed =
                    redealt.missed().stream().anyMatch(each -> each.name().equals(Redealt.Name.of(demand.part())));
            for (int s = 0; s < had.length; s++) {
                if (demand.pinned() || strategy == Strategy.SKIP) {
                    assertThat(has[s]).as("it is not touched").isEqualTo(had[s]);
                } else if (strategy == Strategy.GAIN && !missed) {
                    assertThat(has[s]).as("GAIN keeps").isGreaterThanOrEqualTo(had[s]);
                } else if (strategy == Strategy.FILL || strategy == Strategy.LOSE) {
                    assertThat(has[s]).as("it never gains").isLessThanOrEqualTo(had[s]);
                }
            }
            if (strategy == Strategy.WIN && !missed) {
                assertThat(pieces(after.get(i).part()))
                        .as("WIN has all")
                        .isEqualTo(demand.part().quantity());
            }
        }
    }

    /**
     * A line of {@code win} that could not have all stands where its table row says; a line whose group has its most lacks
     * what its group must not have.
     */
    static void noLowerLineKeepsWhatAHigherOneLacks(RandomDeal deal, Dealer dealer) {
        Redealt redealt = dealer.deal(deal);
        List<Demand> after = new ArrayList<>(deal.after(redealt));
        Map<String, Long> groups = new HashMap<>();
        after.forEach(demand -> groups.merge(demand.policy().group(), pieces(demand.part()), Long::sum));
        Map<Redealt.Name, Strategy> fell = new HashMap<>();
        redealt.missed().forEach(each -> fell.put(each.name(), each.treated()));
        ToIntFunction<Demand> place = demand -> {
            Strategy own = demand.policy().strategy();
            Strategy treated = fell.getOrDefault(Redealt.Name.of(demand.part()), own);
            return 2 * treated.ordinal() + (treated == own ? 0 : 1);
        };
        Map<String, long[]> before = new HashMap<>();
        deal.demands().forEach(demand -> before.put(demand.part().orderId(), deal.sums(demand.part())));
        after.sort(Comparator.comparingInt(place).thenComparing(Ranking.ORDER));
        for (int high = 0; high < after.size(); high++) {
            Demand higher = after.get(high);
            String group = higher.policy().group();
            if (groups.getOrDefault(group, 0L) >= deal.share(group).most(deal.all())) {
                continue;
            }
            long[] has = deal.sums(higher.part());
            long[] had = before.getOrDefault(higher.part().orderId(), has);
            int highest = place.applyAsInt(higher);
            boolean gains = highest <= 2 * Strategy.REDISTRIBUTE.ordinal() + 1;
            for (int low = high + 1; low < after.size(); low++) {
                Demand lower = after.get(low);
                long[] keeps = deal.sums(lower.part());
                long[] kept = before.getOrDefault(lower.part().orderId(), keeps);
                boolean guaranteed =
                        highest / 2 == Strategy.GAIN.ordinal() && place.applyAsInt(lower) / 2 == highest / 2;
                for (int s = 0; s < has.length; s++) {
                    if (has[s] < (gains ? higher.part().quantity() : had[s])) {
                        assertThat(keeps[s])
                                .as("%s lacks what %s keeps", higher, lower)
                                .isLessThanOrEqualTo(guaranteed ? kept[s] : 0);
                    }
                }
            }
        }
    }

    static void moreSupplyHarmsNobody(RandomDeal deal, Dealer dealer) {
        withMore(deal, dealer, (more, had, has) -> {
            for (int s = 0; s < had.length; s++) {
                assertThat(has[s]).as(more).isGreaterThanOrEqualTo(had[s]);
            }
        });
    }

    /** A group that may have a percentage has more of the early pieces then; the others have later ones instead. */
    static void moreSupplyLeavesNobodyWithFewerPieces(RandomDeal deal, Dealer dealer) {
        withMore(
                deal,
                dealer,
                (more, had, has) ->
                        assertThat(has[has.length - 1]).as(more).isGreaterThanOrEqualTo(had[had.length - 1]));
    }

    /** What a part had and has up to each source. */
    private interface Comparison {
        void compare(String more, long[] had, long[] has);
    }

    private static void withMore(RandomDeal deal, Dealer dealer, Comparison comparison) {
        List<Demand> before = deal.after(dealer.deal(deal));
        for (int more = 0; more < deal.sources().size(); more++) {
            List<Source> sources = new ArrayList<>(deal.sources());
            Source source = sources.get(more);
            sources.set(more, new Source(source.location(), source.supplyId(), source.day(), source.pieces() + 2));
            List<Demand> after = deal.after(dealer.deal(deal.withSources(sources)));
            for (int i = 0; i < before.size(); i++) {
                comparison.compare(
                        before.get(i) + " with more of " + source,
                        deal.sums(before.get(i).part()),
                        deal.sums(after.get(i).part()));
            }
        }
    }

    static void groupsKeepToTheirMaximum(RandomDeal deal, Dealer dealer) {
        Map<String, Long> had = new HashMap<>();
        Map<String, Long> has = new HashMap<>();
        List<Demand> after = deal.after(dealer.deal(deal));
        for (int i = 0; i < after.size(); i++) {
            Demand was = deal.demands().get(i);
            String group = was.policy().group();
            has.merge(group, pieces(after.get(i).part()), Long::sum);
            // What does not move may be more than the maximum already.
            had.merge(group, was.fixed() ? pieces(after.get(i).part()) : 0, Long::sum);
        }
        has.forEach((group, pieces) -> assertThat(pieces)
                .as(group)
                .isLessThanOrEqualTo(
                        Math.max(had.getOrDefault(group, 0L), deal.share(group).most(deal.all()))));
    }
}
