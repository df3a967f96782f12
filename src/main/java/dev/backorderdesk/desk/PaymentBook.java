package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.notice.OrderNews;
import java.time.Instant;
import java.util.List;

/**
 * What happens to an order's payment. While it is not complete nothing of it leaves, and what the warehouse may ship is
 * held; where shipment is judged, its time begins anew when it is complete again. What was taken goes back when something is
 * cancelled, and what was taken after that goes back at once.
 */
final class PaymentBook {
    private static final String REFUSED = "REFUSED";

    private final Working working;
    private final CarrierLook carriers;
    private final Answers answers;

    PaymentBook(Working working, CarrierLook carriers) {
        this.working = working;
        this.carriers = carriers;
        this.answers = new Answers(working);
    }

    void happened(PaymentEvent told, Arrival arrival) {
        OrderBook book = working.whole(told.orderId());
        if (book == null) {
            new PendingMessages(working).waits(arrival, new Pending.Parent(Pending.Kind.ORDER, told.orderId()));
            return;
        }
        // Nothing happens before it is heard; clocks differ, and a wrong year would put off its refund by one.
        PaymentEvent event = told.at().isAfter(working.now) ? told.at(working.now) : told;
        String cause = "payments.in/" + event.paymentEventId();
        boolean taken = book.captured();
        book.file(book.file().with(event));
        switch (event.status()) {
            case DISHONOURED -> {
                // It may have been paid since, and told before.
                if (Histories.unpaid(book, working.now)) {
                    holds(book, event, cause);
                }
            }
            case COMPLETE -> {
                goesOn(book, cause);
                if (!taken && book.captured()) {
                    captured(book, event, cause); // what had failed came after all
                }
            }
            case CAPTURED -> captured(book, event, cause);
            case VOIDED -> book.touch();
        }
        answers.applied(arrival);
    }

    /**
     * What is taken for pieces that were cancelled or refused before goes back at once. Where nobody can reckon it, somebody
     * is called.
     */
    private void captured(OrderBook book, PaymentEvent event, String cause) {
        Refunds refunds = new Refunds(working);
        OrderAccount account = OrderAccount.of(book);
        if (account == null || !account.reckonable()) {
            new Unreckonable(book).taken(cause);
            return;
        }
        boolean cancelled = book.state().parts().stream().anyMatch(part -> part.cancelled() > 0);
        Instant since = event.at().isBefore(book.decidedAt()) ? book.decidedAt() : event.at();
        OrderNews.Money money = refunds.owed(book, since, cancelled ? "CANCELLED" : REFUSED, cause);
        if (money != null && money.charged()) {
            refunds.tell(book, money, cancelled ? null : REFUSED, cause);
        }
    }

    private static void holds(OrderBook book, PaymentEvent event, String cause) {
        OrderState before = book.state();
        List<Release> open = before.openReleases();
        for (PartState part : book.state().parts()) {
            if (part.open() > 0) {
                String held = part.held() == null ? PaymentHold.of(event) : part.held();
                book.change(
                        OrderEvent.Kind.HELD,
                        part.line(),
                        part.part(),
                        cause,
                        state -> state.release(-state.released()).held(held));
            }
        }
        open.forEach(release -> HeldReleases.revise(book, release, before, cause));
    }

    /** What waited for its payment, and for nothing else, may leave again; where no carrier goes, it is held as all others are. */
    void goesOn(OrderBook book, String cause) {
        boolean any = false;
        for (PartState part : book.state().parts()) {
            if (!PaymentHold.is(part.held()) || part.open() > 0 && Histories.unpaid(book, working.now)) {
                continue;
            }
            book.note(part.line(), part.part(), state -> state.held(null));
            any = true;
        }
        if (any) {
            carriers.goesOn(book, cause);
        }
    }
}
