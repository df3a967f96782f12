package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.model.PaymentEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a part says that it waits for its payment: {@code payments.in/P-7: the order is not complete}. */
final class PaymentHold {
    private PaymentHold() {}

    static String of(PaymentEvent event) {
        return OrderState.UNPAID + "/" + event.paymentEventId() + ": the order is not complete";
    }

    /** Null where it does not wait for its payment. */
    static @Nullable String of(OrderBook book, Instant asOf) {
        if (!Histories.unpaid(book, asOf)) {
            return null;
        }
        PaymentEvent failed = null;
        for (PaymentEvent each : book.file().inTime()) {
            failed = each.status() == PaymentEvent.Status.DISHONOURED ? each : failed;
        }
        return failed == null ? OrderState.UNPAID + ": the order is not complete" : of(failed);
    }

    static boolean is(@Nullable String text) {
        return text != null && text.startsWith(OrderState.UNPAID);
    }
}
