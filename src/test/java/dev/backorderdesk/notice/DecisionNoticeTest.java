package dev.backorderdesk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionNoticeTest {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    private static Customer customer(
            @Nullable String email, @Nullable String phone, @Nullable String locale, String... channels) {
        return new Customer("C-1", "Ada", null, email, phone, locale, null, List.of(channels));
    }

    private static DecisionView view(NoticePlan plan) {
        return (DecisionView) plan.view();
    }

    private static Optional<NoticePlan> planFor(Customer customer) {
        return planFor(customer, "https://s1.example/refunds");
    }

    private static Optional<NoticePlan> planFor(Customer customer, @Nullable String refundPolicy) {
        OrderLine line = new OrderLine(1, "LAMP", 3, null, null, null, null, null, false, null, null);
        OrderLine other = new OrderLine(2, "XMUG", 1, "S-2", null, null, null, null, false, null, null);
        Order order = new Order(
                "SO-1",
                NINE,
                "web",
                "S-1",
                customer,
                new ShipTo("DE", null, null, "Europe/Berlin"),
                null,
                null,
                null,
                null,
                false,
                List.of(line, other));
        Decision decision = new Decision(
                "SO-1",
                NINE.plusSeconds(1),
                "sha256:1",
                List.of(
                        new DecidedLine(
                                1,
                                "LAMP",
                                3,
                                LineOutcome.CAP,
                                2,
                                0,
                                0,
                                1,
                                List.of(
                                        new Part(
                                                1,
                                                2,
                                                PartKind.ACCEPTED,
                                                "MAIN",
                                                LocalDate.of(2026, 11, 23),
                                                LocalDate.of(2026, 11, 26),
                                                Basis.ON_HAND,
                                                null,
                                                false),
                                        new Part(2, 1, PartKind.REFUSED, null, null, null, null, null, false)),
                                List.of(
                                        new Reason("LINE_LIMIT", true, "At most 2.", "Line limit", "t.csv:3"),
                                        new Reason("STOCK", false, "No stock.", "Stock", "t.csv:4"))),
                        new DecidedLine(
                                2,
                                "XMUG",
                                1,
                                LineOutcome.REJECT,
                                0,
                                0,
                                0,
                                1,
                                List.of(new Part(1, 1, PartKind.REFUSED, null, null, null, null, null, false)),
                                List.of())));
        return DecisionNotice.plan(
                order,
                decision,
                sku -> sku.equals("LAMP")
                        ? new Item(
                                "LAMP", 1, "Garden lamp", "garden", null, null, null, null, false, 0, List.of(), false)
                        : null,
                code -> code.equals("S-1")
                        ? new Seller("S-1", 1, "Lamp House", Seller.Status.ACTIVE, 90, refundPolicy, null)
                        : null,
                "en-GB");
    }

    @Test
    void one_notice_tells_all_lines_of_the_order() {
        NoticePlan plan =
                planFor(customer("ada@example.com", "+4915112345678", "de-DE")).orElseThrow();

        assertThat(view(plan).lines()).extracting(DecisionView.Line::title).containsExactly("Garden lamp", "XMUG");
        assertThat(view(plan).lines().get(0).reasons())
                .containsExactly(new DecisionView.ReasonView("LINE_LIMIT", "At most 2."));
        assertThat(plan.channels()).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
        assertThat(plan.locale()).isEqualTo("de-DE");
        assertThat(plan.plannedAt()).isEqualTo(NINE.plusSeconds(1));
    }

    @Test
    void planning_twice_gives_the_same_notice() {
        Customer ada = customer("ada@example.com", null, null);
        assertThat(planFor(ada)).isEqualTo(planFor(ada));
        assertThat(DecisionNotice.noticeId("SO-1", NINE))
                .matches("[a-z2-7]{26}")
                .isNotEqualTo(DecisionNotice.noticeId("SO-2", NINE));
    }

    @Test
    void a_customer_is_told_only_where_he_wants_and_can_be_reached() {
        assertThat(planFor(customer("a@example.com", "+49151", null, "sms"))
                        .orElseThrow()
                        .channels())
                .containsExactly(Channel.SMS);
        assertThat(planFor(customer("a@example.com", null, null, "email", "sms"))
                        .orElseThrow()
                        .channels())
                .containsExactly(Channel.EMAIL);
        assertThat(planFor(customer(" ", null, null))).isEmpty();
        assertThat(planFor(customer("a@example.com", null, null, "sms"))).isEmpty();
    }

    @Test
    void a_language_that_we_do_not_write_reads_english() {
        assertThat(planFor(customer("a@example.com", null, "fr-FR"))
                        .orElseThrow()
                        .locale())
                .isEqualTo("en");
        assertThat(planFor(customer("a@example.com", null, "de_AT"))
                        .orElseThrow()
                        .locale())
                .isEqualTo("de-AT");
        assertThat(planFor(customer("a@example.com", null, null)).orElseThrow().locale())
                .isEqualTo("en-GB");
        assertThat(planFor(customer("a@example.com", null, "\"><x"))
                        .orElseThrow()
                        .locale())
                .isEqualTo("en");
    }

    @Test
    void a_refund_policy_that_is_no_web_address_is_left_out() {
        Customer ada = customer("a@example.com", null, null);
        assertThat(view(planFor(ada).orElseThrow()).refundPolicies())
                .containsExactly(
                        new DecisionView.RefundPolicy("Lamp House", "https://s1.example/refunds"),
                        new DecisionView.RefundPolicy("S-2", null));
        assertThat(view(planFor(ada, "javascript:alert(1)").orElseThrow())
                        .refundPolicies()
                        .get(0)
                        .url())
                .isNull();
    }
}
