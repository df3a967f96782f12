package dev.backorderdesk.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.allocate.RandomDeal.Scope;
import dev.backorderdesk.allocate.RedealingProperties.Dealer;
import dev.backorderdesk.allocate.RedealingProperties.Property;
import dev.backorderdesk.allocate.Redealt.Change;
import dev.backorderdesk.policy.BackorderShare;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every new deal, whoever waits and whatever there is; and that each statement can be broken. */
class RedealingPropertiesTest {
    private static final int DEALS = 5_000;

    private static void each(Scope scope, Property property, Dealer dealer) {
        for (long seed = 0; seed < DEALS; seed++) {
            RandomDeal deal = RandomDeal.of(seed, scope);
            try {
                property.check(deal, dealer);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + deal + " became " + dealer.deal(deal), e);
            }
        }
    }

    private static void holds(Property property) {
        for (Scope scope : Scope.values()) {
            each(scope, property, Dealer.OURS);
        }
    }

    private static void isBrokenBy(Property property, Dealer planted) {
        assertThatThrownBy(() -> each(Scope.PLAIN, property, planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("seed ");
    }

    /** Ours with other changes. */
    private static Dealer changed(java.util.function.UnaryOperator<Change> how) {
        return deal -> {
            Redealt ours = Dealer.OURS.deal(deal);
            return new Redealt(
                    ours.sku(), ours.lines(), ours.changes().stream().map(how).toList(), ours.losses(), ours.missed());
        };
    }

    /** First come, first served: in the order in which the parts are handed over. */
    private static Redealt asTheyCome(RandomDeal deal) {
        long stock = deal.sources().stream()
                .filter(source -> source.supplyId() == null)
                .mapToLong(Source::pieces)
                .sum();
        List<Change> changes = new ArrayList<>();
        for (Demand demand : deal.demands()) {
            long served = Math.min(stock, demand.part().quantity());
            stock -= served;
            WaitingPart after = demand.part().with(served, List.of());
            if (!after.equals(demand.part())) {
                changes.add(new Change(demand.part(), after, 0, 0));
            }
        }
        return new Redealt("LAMP", deal.demands().size(), changes, List.of(), List.of());
    }

    private static Redealt oftenReversed(RandomDeal deal) {
        List<Demand> turned = new ArrayList<>(deal.demands());
        if (deal.all() % 4 > 1) {
            Collections.reverse(turned);
        }
        return asTheyCome(deal.with(turned));
    }

    /** What comes later than a reorder would, or on no day. */
    private static boolean isClosed(Source source) {
        return source.supplyId() != null
                && (source.day() == null || source.day().isAfter(LocalDate.of(2026, 12, 2)));
    }

    private static boolean isClosed(RandomDeal deal, String supplyId) {
        return deal.sources().stream().anyMatch(each -> supplyId.equals(each.supplyId()) && isClosed(each));
    }

    private static long counted(RandomDeal deal, Source source) {
        return deal.demands().stream()
                .flatMap(demand -> demand.part().pegs().stream())
                .filter(peg -> peg.supplyId().equals(source.supplyId()))
                .mapToLong(Peg::quantity)
                .sum();
    }

    /** As the desk deals: of some supply only what is counted on, and not to whom it would be worse than none. */
    private static Redealt partlyClosed(RandomDeal deal) {
        return partlyClosed(deal, false);
    }

    private static Redealt partlyClosed(RandomDeal deal, boolean toAnybody) {
        return Redealing.of(
                "LAMP",
                deal.demands(),
                new Redealing.Table(
                        deal.sources(),
                        supplyId -> !isClosed(deal, supplyId),
                        (part, supplyId) -> toAnybody || !isClosed(deal, supplyId),
                        deal::share));
    }

    /** The same, where the hundred of a percentage is what is counted on. */
    private static Redealt ofWhatIsCountedOn(RandomDeal deal) {
        List<Source> counted = deal.sources().stream()
                .map(source -> !isClosed(source)
                        ? source
                        : new Source(
                                source.location(),
                                source.supplyId(),
                                source.day(),
                                Math.min(source.pieces(), counted(deal, source))))
                .toList();
        return partlyClosed(deal.withSources(counted));
    }

    /** What he counts on of it he has for something that he had. */
    private static void nobodyCountsOnWhatIsWorseThanNothing(RandomDeal deal, Dealer dealer) {
        List<Demand> after = deal.after(dealer.deal(deal));
        for (int i = 0; i < after.size(); i++) {
            WaitingPart was = deal.demands().get(i).part();
            long closed = after.get(i).part().pegs().stream()
                    .filter(peg -> isClosed(deal, peg.supplyId()))
                    .mapToLong(Peg::quantity)
                    .sum();
            assertThat(closed).as(was.toString()).isLessThanOrEqualTo(was.quantity() - was.unpegged());
        }
    }

    private static BackorderShare halfOf(BackorderShare share) {
        return new BackorderShare(
                share.mostPieces() / 2, share.mostPercent(), share.protectedPieces(), share.protectedPercent(), "test");
    }

    @Test
    void input_order_does_not_matter() {
        holds(RedealingProperties::inputOrderDoesNotMatter);
        isBrokenBy(RedealingProperties::inputOrderDoesNotMatter, RedealingPropertiesTest::asTheyCome);
    }

    @Test
    void a_second_run_changes_nothing() {
        holds(RedealingProperties::aSecondRunChangesNothing);
        isBrokenBy(
                RedealingProperties::aSecondRunChangesNothing,
                changed(each -> new Change(
                        each.before(),
                        each.before().with(Math.max(0, each.after().served() - 1), List.of()),
                        0,
                        0)));
    }

    @Test
    void where_only_what_is_counted_on_is_dealt_a_second_run_changes_nothing_either() {
        for (Scope scope : Scope.values()) {
            each(scope, RedealingProperties::inputOrderDoesNotMatter, RedealingPropertiesTest::partlyClosed);
            each(scope, RedealingProperties::aSecondRunChangesNothing, RedealingPropertiesTest::partlyClosed);
            each(scope, RedealingProperties::sumsAreConserved, RedealingPropertiesTest::partlyClosed);
        }
        assertThatThrownBy(() -> each(
                        Scope.PERCENTS,
                        RedealingProperties::aSecondRunChangesNothing,
                        RedealingPropertiesTest::ofWhatIsCountedOn))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void who_counts_on_nothing_never_counts_on_what_is_worse() {
        for (Scope scope : List.of(Scope.PLAIN, Scope.MAXIMA, Scope.PERCENTS, Scope.FALLBACKS)) {
            each(
                    scope,
                    RedealingPropertiesTest::nobodyCountsOnWhatIsWorseThanNothing,
                    RedealingPropertiesTest::partlyClosed);
        }
        isBrokenBy(RedealingPropertiesTest::nobodyCountsOnWhatIsWorseThanNothing, deal -> partlyClosed(deal, true));
    }

    @Test
    void sums_are_conserved() {
        holds(RedealingProperties::sumsAreConserved);
        isBrokenBy(
                RedealingProperties::sumsAreConserved,
                changed(each -> new Change(
                        each.before(), each.before().with(each.before().quantity(), List.of()), 0, 0)));
    }

    @Test
    void every_loss_names_its_winner_and_its_cause() {
        holds(RedealingProperties::everyLossNamesItsWinnerAndItsCause);
        isBrokenBy(RedealingProperties::everyLossNamesItsWinnerAndItsCause, deal -> {
            Redealt ours = Dealer.OURS.deal(deal);
            return new Redealt(ours.sku(), ours.lines(), ours.changes(), List.of(), ours.missed());
        });
        isBrokenBy(RedealingProperties::everyLossNamesItsWinnerAndItsCause, deal -> {
            Redealt ours = Dealer.OURS.deal(deal);
            return new Redealt(
                    ours.sku(),
                    ours.lines(),
                    ours.changes(),
                    ours.losses().stream()
                            .map(loss -> new Redealt.Loss(loss.loser(), loss.pieces(), loss.cause(), List.of()))
                            .toList(),
                    ours.missed());
        });
    }

    @Test
    void strategies_keep_their_word() {
        each(Scope.PLAIN, RedealingProperties::strategiesKeepTheirWord, Dealer.OURS);
        isBrokenBy(RedealingProperties::strategiesKeepTheirWord, RedealingPropertiesTest::asTheyCome);
    }

    @Test
    void no_lower_line_keeps_what_a_higher_one_lacks() {
        each(Scope.MAXIMA, RedealingProperties::noLowerLineKeepsWhatAHigherOneLacks, Dealer.OURS);
        each(Scope.PERCENTS, RedealingProperties::noLowerLineKeepsWhatAHigherOneLacks, Dealer.OURS);
        each(Scope.FALLBACKS, RedealingProperties::noLowerLineKeepsWhatAHigherOneLacks, Dealer.OURS);
        each(Scope.PLAIN, RedealingProperties::noLowerLineKeepsWhatAHigherOneLacks, Dealer.OURS);
        isBrokenBy(RedealingProperties::noLowerLineKeepsWhatAHigherOneLacks, RedealingPropertiesTest::asTheyCome);
        assertThatThrownBy(() -> each(
                        Scope.MAXIMA,
                        RedealingProperties::noLowerLineKeepsWhatAHigherOneLacks,
                        deal -> Redealing.of(
                                "LAMP", deal.demands(), deal.sources(), group -> halfOf(deal.share(group)))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void more_supply_harms_nobody() {
        each(Scope.MAXIMA, RedealingProperties::moreSupplyHarmsNobody, Dealer.OURS);
        each(Scope.PLAIN, RedealingProperties::moreSupplyHarmsNobody, Dealer.OURS);
        isBrokenBy(RedealingProperties::moreSupplyHarmsNobody, RedealingPropertiesTest::oftenReversed);
    }

    @Test
    void with_maxima_in_percent_more_supply_leaves_nobody_with_fewer_pieces_in_all() {
        each(Scope.PERCENTS, RedealingProperties::moreSupplyLeavesNobodyWithFewerPieces, Dealer.OURS);
        isBrokenBy(RedealingProperties::moreSupplyLeavesNobodyWithFewerPieces, RedealingPropertiesTest::oftenReversed);
    }

    @Test
    void groups_keep_to_their_maximum() {
        holds(RedealingProperties::groupsKeepToTheirMaximum);
        assertThatThrownBy(() -> each(
                        Scope.ALL,
                        RedealingProperties::groupsKeepToTheirMaximum,
                        deal -> Redealing.of("LAMP", deal.demands(), deal.sources(), group -> RandomDeal.FREE)))
                .isInstanceOf(AssertionError.class);
    }
}
