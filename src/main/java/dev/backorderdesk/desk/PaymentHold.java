package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.model.PaymentEvent;
import org.jspecify.annotations.Nullable;

/** How a part says that it waits for its payment: {@code payments.in/P-7: the order is not complete}. */
final class PaymentHold {
    private PaymentHold() {}

    static String of(PaymentEvent event) {
        return OrderState.UNPAID + "/" + event.paymentEventId() + ": the order is not complete";
    }

    static boolean is(@Nullable String text) {
        return text != null && text.startsWith(OrderState.UNPAID);
    }
}
