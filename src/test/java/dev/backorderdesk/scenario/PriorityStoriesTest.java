package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.LineOutcome.ACCEPT;
import static dev.backorderdesk.model.LineOutcome.BACKORDER;
import static dev.backorderdesk.model.OrderEvent.Kind.ALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.DEALLOCATED;
import static dev.backorderdesk.model.OrderEvent.Kind.RELEASED;
import static dev.backorderdesk.model.OrderEvent.Kind.REPROMISED;
import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.console.Explanation;
import dev.backorderdesk.console.ExplanationText;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whose turn it is: gold customers before everybody, resellers behind. The names are such that the order of names would give
 * another answer, and who comes first by priority orders last.
 */
class PriorityStoriesTest {
    private static final List<String> GOLD_FIRST = List.of("*,*,gold,*,*,100,gold first", "*,*,b2b,*,*,900,b2b last");
    private static final List<String> AS_SHIPPED = List.of();
    private static final List<String> ALL_ANEW =
            List.of("S-1,*,*,*,*,redistribute,1,turn,stay,no,all,everybody better or worse");

    private final Shop shop = new Shop().sells("LAMP", "VASE");

    private List<Peg> pegs(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().get(0).pegs();
    }

    private int priority(String orderId) {
        return shop.ledger.order(orderId).orElseThrow().waiting().get(0).priority();
    }

    /** Bob counts on PO-1 in two days, zoe, who came later, on PO-2 in ten. */
    private void bobIsSoonAndZoeLate() {
        shop.expects("PO-1", 5, "LAMP", day(2));
        shop.expects("PO-2", 5, "LAMP", day(10));
        shop.customer("bob").orders(5, "LAMP").is(BACKORDER);
        shop.customer("zoe").tier("gold").orders(5, "LAMP").is(BACKORDER);
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(pegs("zoe-1")).containsExactly(new Peg("PO-2", 5));
    }

    @Test
    void stock_that_comes_goes_to_who_is_of_an_earlier_priority_though_he_ordered_later() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("ada").tier("b2b").orders(1, "LAMP").is(BACKORDER);
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        shop.customer("zoe").tier("gold").orders(1, "LAMP").is(BACKORDER);
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("zoe-1", 1);
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("bob-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void as_shipped_the_group_of_a_customer_puts_nobody_before_others() {
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("bob").tier("b2b").orders(1, "LAMP").is(BACKORDER);
        shop.customer("zoe").tier("gold").orders(1, "LAMP").is(BACKORDER);
        assertThat(List.of(priority("bob-1"), priority("zoe-1"))).containsExactly(500, 500);
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("bob-1", 1);
        shop.nothingElseHappened();
    }

    @Test
    void what_comes_in_the_same_batch_as_those_who_wait_for_it_goes_by_their_priority() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.handle(
                Shop.arrival("orders.in", shop.customer("bob").adds(1, "LAMP").order()),
                Shop.arrival(
                        "orders.in",
                        shop.customer("zoe").tier("gold").adds(1, "LAMP").order()),
                Shop.arrival(
                        "stock.in",
                        new StockMovement(
                                "M-9",
                                StockMovement.Kind.RECEIPT,
                                "LAMP",
                                null,
                                1,
                                shop.now().plusMillis(1),
                                null)));
        new Said(shop.decidedLine()).is(BACKORDER);
        new Said(shop.decidedLine()).is(BACKORDER);
        assertThat(shop.answer().status()).isEqualTo(Status.APPLIED);
        shop.happened("zoe-1", ALLOCATED, RELEASED);
        shop.nothingElseHappened();
    }

    @Test
    void what_somebody_else_counted_on_goes_to_the_first_in_turn_and_he_is_told_his_later_day() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        bobIsSoonAndZoeLate();
        shop.receives(5, "LAMP", "PO-1");
        shop.gotAndReleased("zoe-1", 5);
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(11));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        shop.nothingElseHappened();
    }

    @Test
    void supply_that_is_announced_is_for_the_first_in_turn() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        shop.customer("zoe").tier("gold").orders(1, "LAMP").is(BACKORDER);
        shop.supplierSays("PO-1", 1, "LAMP", day(3));
        assertThat(pegs("zoe-1")).containsExactly(new Peg("PO-1", 1));
        assertThat(pegs("bob-1")).isEmpty();
        assertThat(shop.happened("zoe-1", REPROMISED).shipBy()).isEqualTo(day(4));
        shop.nothingElseHappened();
    }

    @Test
    void shrinkage_takes_from_the_last_in_turn_though_he_ordered_first() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.has(6, "LAMP");
        shop.expects("PO-1", 9, "VASE", day(3));
        shop.expects("PO-2", 9, "LAMP", day(10));
        shop.customer("bob").wantsAllTogether().adds(3, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.customer("zoe").tier("gold").wantsAllTogether().adds(3, "LAMP").orders(1, "VASE");
        shop.decidedLine();
        shop.has(4, "LAMP");
        assertThat(shop.happened("bob-1", DEALLOCATED, REPROMISED, REPROMISED).shipBy())
                .isEqualTo(day(11));
        shop.nothingElseHappened();
    }

    @Test
    void supply_that_shrinks_is_taken_from_the_last_in_turn() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.expects("PO-1", 6, "LAMP", day(2));
        shop.expects("PO-2", 6, "LAMP", day(10));
        shop.customer("bob").orders(3, "LAMP").is(BACKORDER);
        shop.customer("zoe").tier("gold").orders(3, "LAMP").is(BACKORDER);
        shop.supplierSays("PO-1", 3, "LAMP", day(2));
        assertThat(pegs("zoe-1")).containsExactly(new Peg("PO-1", 3));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 3));
        assertThat(shop.happened("bob-1", REPROMISED).shipBy()).isEqualTo(day(11));
        shop.nothingElseHappened();
    }

    @Test
    void what_carriers_let_leave_again_is_released_in_turn() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.has(9, "LAMP");
        shop.customer("bob").orders(1, "LAMP").is(ACCEPT);
        shop.passMinutes(5);
        shop.customer("zoe").tier("gold").orders(1, "LAMP").is(ACCEPT);
        shop.sends("carriers.in", Word.suspends(shop, "A-1", "*").to("DE").advisory());
        shop.passMinutes(1);
        shop.told.releases("zoe-1/R1 HOLD DHL, revision 2", "bob-1/R1 HOLD DHL, revision 2");
        shop.sends("carriers.in", Word.resumes(shop, "A-2", "*").to("DE").advisory());
        shop.passMinutes(1);
        shop.told.releases(
                "zoe-1/R1 RECALL DHL, revision 3",
                "zoe-1/R2 RELEASE DHL",
                "bob-1/R1 RECALL DHL, revision 3",
                "bob-1/R2 RELEASE DHL");
        shop.told.events(
                "bob-1 1/1 HELD",
                "bob-1 1/1 REPROMISED null null",
                "zoe-1 1/1 HELD",
                "zoe-1 1/1 REPROMISED null null",
                "bob-1 1/1 REPROMISED " + day(0) + " " + day(2),
                "bob-1 1/1 RELEASED",
                "zoe-1 1/1 REPROMISED " + day(0) + " " + day(2),
                "zoe-1 1/1 RELEASED");
        shop.nothingElseHappened();
    }

    @Test
    void a_new_deal_in_turn_goes_by_priority_and_says_who_lost_his_turn() {
        shop.ranksBy(GOLD_FIRST, ALL_ANEW);
        bobIsSoonAndZoeLate();
        var report = shop.redeals("LAMP");
        assertThat(pegs("zoe-1")).containsExactly(new Peg("PO-1", 5));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        assertThat(report.lostBy()).containsOnlyKeys(Redealt.Cause.TURN);
        OrderEvent.State sooner =
                Objects.requireNonNull(shop.redealt("zoe-1", REPROMISED).after());
        assertThat(sooner.shipBy()).isEqualTo(day(3));
        assertThat(shop.redealt("bob-1", REPROMISED).cause()).isEqualTo("redeal 1: 5 to zoe-1 line 1 by turn");
        assertThat(shop.redeals("LAMP").changed()).isZero();
        shop.nothingElseHappened();
    }

    @Test
    void who_waits_keeps_the_turn_that_he_was_decided_with_whatever_the_table_says_later() {
        bobIsSoonAndZoeLate();
        shop.ranksBy(GOLD_FIRST, ALL_ANEW);
        assertThat(shop.redeals("LAMP").changed()).isZero();
        assertThat(priority("zoe-1")).isEqualTo(500);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("zoe").tier("gold").orders(5, "LAMP").is(BACKORDER);
        assertThat(priority("zoe-2")).isEqualTo(100);
        shop.redeals("LAMP");
        assertThat(pegs("zoe-2")).as("who was decided by the new table").containsExactly(new Peg("PO-1", 5));
        assertThat(pegs("bob-1")).containsExactly(new Peg("PO-2", 5));
        assertThat(pegs("zoe-1")).isEmpty();
        shop.redealt("zoe-2", REPROMISED);
        shop.redealt("bob-1", REPROMISED);
        shop.redealt("zoe-1", REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void who_waits_is_put_before_others_by_his_place_in_a_new_deal() {
        bobIsSoonAndZoeLate();
        shop.dealsBy(
                List.of(
                        "*,*,*,*,DE,redistribute,2,turn,stay,no,all,everybody",
                        "*,*,gold,*,*,redistribute,1,turn,stay,no,all,gold first"),
                List.of());
        shop.redeals("LAMP");
        assertThat(pegs("zoe-1")).containsExactly(new Peg("PO-1", 5));
        shop.redealt("zoe-1", REPROMISED);
        shop.redealt("bob-1", REPROMISED);
        shop.nothingElseHappened();
    }

    @Test
    void each_line_of_an_order_has_its_own_turn_by_its_seller_and_its_article() {
        shop.item("GLUE", "craft", null, null, null, false);
        shop.ranksBy(List.of("*,craft,*,*,*,200,craft", "*,*,*,*,FR,700,far away"), AS_SHIPPED);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.canReorder("GLUE", 14, 1, 1);
        shop.customer("ada").in("FR").adds(1, "LAMP").orders(1, "GLUE");
        shop.decidedLine();
        assertThat(shop.ledger.order("ada-1").orElseThrow().decision().lines())
                .extracting(line -> line.priority())
                .containsExactly(700, 200);
        shop.nothingElseHappened();
    }

    @Test
    void a_rule_may_state_the_turn_and_its_reason_is_told_to_who_waits() throws IOException {
        shop.follows(urgentFirst());
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("bob").orders(1, "LAMP").is(BACKORDER);
        shop.customer("zoe")
                .needsBy(day(40), true)
                .orders(1, "LAMP")
                .is(BACKORDER)
                .because("STOCK_SHORT")
                .alsoSays("URGENT");
        assertThat(List.of(priority("bob-1"), priority("zoe-1"))).containsExactly(500, 50);
        shop.receives(1, "LAMP", null);
        shop.gotAndReleased("zoe-1", 1);
        shop.has(1, "VASE");
        assertThat(shop.customer("zoe")
                        .needsBy(day(40), true)
                        .orders(1, "VASE")
                        .is(ACCEPT)
                        .line()
                        .reasons())
                .as("who does not wait needs no turn")
                .noneMatch(reason -> reason.code().equals("URGENT"));
        shop.nothingElseHappened();
    }

    private static RuleSet urgentFirst() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(RuleFiles.read(Path.of(".")));
        files.put("rules/terms/urgent.drl", """
                package rules.terms
                import dev.backorderdesk.policy.Line

                rule "Who needs it by a day comes first"
                  @id("urgent") @owner("sales")
                  @why("As you need it by {needBy}, you come before others.")
                when
                  $line : Line( needByGiven == true, needByEssential == true, priority > 50 )
                then
                  $line.priority("URGENT", 50);
                end
                """.getBytes(StandardCharsets.UTF_8));
        return new RuleFiles((Set<String>) null).loaded(files).orThrow();
    }

    @Test
    void an_explanation_names_a_priority_that_is_not_the_ordinary_one() {
        shop.ranksBy(GOLD_FIRST, AS_SHIPPED);
        shop.canReorder("LAMP", 14, 1, 1);
        shop.customer("bob").orders(1, "LAMP");
        shop.customer("zoe").tier("gold").orders(1, "LAMP");
        assertThat(explained("zoe-1")).contains("    priority: 100\n");
        assertThat(explained("bob-1")).doesNotContain("priority");
    }

    private String explained(String orderId) {
        return ExplanationText.of(Explanation.of(shop.ledger.order(orderId).orElseThrow()), null);
    }
}
