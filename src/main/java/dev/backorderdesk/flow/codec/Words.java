package dev.backorderdesk.flow.codec;

import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.PaymentEvent;

/** What customers and the payment side say of an order that was decided. */
final class Words {
    private Words() {}

    static NoticeAnswer answer(Fields in) {
        return new NoticeAnswer(
                in.text("consentId"),
                in.text("noticeId"),
                in.numbers("lines"),
                in.choice("answer", NoticeAnswer.Kind.class),
                in.optionalDay("until"),
                in.instant("receivedAt"),
                in.text("by"));
    }

    static PaymentEvent payment(Fields in) {
        return new PaymentEvent(
                in.text("paymentEventId"),
                in.text("orderId"),
                in.choice("status", PaymentEvent.Status.class),
                in.optionalAmount("amount"),
                in.optionalText("currency"),
                in.instant("at"));
    }
}
