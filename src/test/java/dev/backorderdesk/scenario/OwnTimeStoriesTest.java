package dev.backorderdesk.scenario;

import static dev.backorderdesk.model.OrderEvent.Kind.ALARM;
import static dev.backorderdesk.model.OrderEvent.Kind.CANCELLED;
import static dev.backorderdesk.model.OrderEvent.Kind.RECALLED;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_DUE;
import static dev.backorderdesk.model.OrderEvent.Kind.REFUND_SENT;
import static dev.backorderdesk.model.OrderEvent.Kind.SHIPPED;
import static dev.backorderdesk.model.RefundAnswer.Status.SENT;
import static dev.backorderdesk.scenario.LateShop.april;
import static dev.backorderdesk.scenario.LateShop.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Answer.Status;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Shipment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is told of a time of its own: not before what it follows, and not after now, but for clocks that differ. */
class OwnTimeStoriesTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration HOUR = Duration.ofHours(1);

    private final LateShop late = new LateShop();
    private final Shop shop = late.shop;
    private final Instant placed = shop.now();

    private void released() {
        shop.has(5, "VASE");
        late.newYorker("ada").paysByCard(true).adds(3, "VASE", "20.00", null).sends();
    }

    /** Three vases are cancelled at the end of their time, and their money is asked back a day later. */
    private Refund askedBack() {
        released();
        shop.until(endOf(april(1)));
        shop.happened("ada-1", RECALLED, CANCELLED);
        shop.released("ada-1", 3);
        shop.law.notice("cancelled");
        shop.passMinutes(25 * 60);
        shop.told("ada-1", REFUND_DUE);
        shop.law.notice("refund-due");
        return shop.refund();
    }

    private void isInvalid(Answer answer, String at, Instant expected, Instant found) {
        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo(at);
            assertThat(problem.expected()).contains(expected.toString());
            assertThat(problem.found()).isEqualTo(found.toString());
        });
        assertThat(shop.parkedMessage().code()).isEqualTo("INVALID");
    }

    private RefundState state(Refund refund) {
        return Objects.requireNonNull(shop.ledger.state("ada-1").refund(refund.refundId()));
    }

    private Answer sent(Refund refund, Instant sentAt) {
        return shop.sends(
                "refunds.in",
                new RefundAnswer(
                        "RA-" + shop.number("refund answer"),
                        refund.refundId(),
                        SENT,
                        new BigDecimal("60.00"),
                        "EUR",
                        "card",
                        sentAt,
                        null));
    }

    @Test
    void a_scan_from_before_the_order_makes_no_cancellation_void_and_keeps_no_money_back() {
        Refund refund = askedBack();
        for (Instant scan :
                new Instant[] {placed.minus(YEAR), placed.minus(HOUR).minusMillis(1)}) {
            isInvalid(shop.ships("ada-1", scan, new Shipment.Line(1, 3)), "/scannedAt", placed, scan);
        }
        assertThat(state(refund).owed()).isEqualByComparingTo("60.00");
        shop.nothingElseHappened();
    }

    @Test
    void a_carriers_clock_that_is_a_little_slow_makes_no_scan_invalid() {
        released();
        assertThat(shop.ships("ada-1", placed.minus(HOUR), new Shipment.Line(1, 3))
                        .status())
                .isEqualTo(Status.APPLIED);
        shop.happened("ada-1", SHIPPED);
        shop.law.notice("shipped");
        shop.nothingElseHappened();
    }

    @Test
    void an_arrival_of_the_day_after_tomorrow_is_invalid() {
        released();
        Instant arrives = placed.plus(Duration.ofDays(2));
        Shipment shipment = new Shipment(
                "SH-1", 1, null, "ada-1", List.of(new Shipment.Line(1, 3)), "DHL", "00340", null, placed, arrives);
        isInvalid(shop.sends("shipments.in", shipment), "/deliveredAt", placed, arrives);
        shop.nothingElseHappened();
    }

    @Test
    void money_that_was_sent_before_it_was_asked_for_or_will_be_sent_some_day_is_not_sent() {
        Refund refund = askedBack();
        Instant asked = shop.now();
        shop.passMinutes(10 * 24 * 60);
        shop.refundReminder();
        shop.told("ada-1", ALARM, ALARM);
        for (Instant at : new Instant[] {asked.minus(YEAR), asked.minus(HOUR).minusMillis(1)}) {
            isInvalid(sent(refund, at), "/sentAt", asked, at);
        }
        for (Instant at :
                new Instant[] {shop.now().plus(YEAR), shop.now().plus(HOUR).plusMillis(1)}) {
            isInvalid(sent(refund, at), "/sentAt", shop.now(), at);
        }
        assertThat(state(refund).status()).isEqualTo(RefundState.Status.REQUESTED);
        shop.nothingElseHappened();
    }

    @Test
    void clocks_of_the_payment_side_that_are_a_little_slow_or_fast_make_no_refund_invalid() {
        Refund refund = askedBack();
        assertThat(sent(refund, shop.now().plus(HOUR)).status()).isEqualTo(Status.APPLIED);
        assertThat(state(refund).at()).as("nothing is sent after it was told").isEqualTo(shop.now());
        shop.told("ada-1", REFUND_SENT);
        shop.law.notice("refund-sent");
        shop.nothingElseHappened();
    }
}
