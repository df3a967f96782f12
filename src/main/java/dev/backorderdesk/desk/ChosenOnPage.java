package dev.backorderdesk.desk;

import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.ChoiceId;

/**
 * What came from the page of an order. There the customer reads that it is recorded before the desk has looked at it, so where
 * it comes to nothing, somebody is called to tell him. It is known by its key, which nobody else makes by chance.
 */
final class ChosenOnPage {
    private final Working working;

    ChosenOnPage(Working working) {
        this.working = working;
    }

    /** Calls somebody where the change was made on the page; to be asked before the answer is kept. */
    void cameToNothing(OrderBook book, OrderChange change, Arrival arrival, Problem why) {
        if (change.changeId().equals(ChoiceId.of(change.orderId(), null, Choices.Answer.CANCEL.name()))) {
            call(book, "CANCEL", arrival, why);
        }
    }

    /** The same, of an answer to a notice. */
    void cameToNothing(OrderBook book, NoticeAnswer told, Arrival arrival, Problem why) {
        String choice = told.answer().name();
        if (told.consentId().equals(ChoiceId.of(book.order().orderId(), told.noticeId(), choice))) {
            call(book, choice, arrival, why);
        }
    }

    private void call(OrderBook book, String choice, Arrival arrival, Problem why) {
        Kept known = working.kept(arrival.inboxKey());
        if (known != null && known.status() == Answer.Status.REFUSED) {
            return; // it came again, and somebody was called the first time
        }
        book.tell(
                OrderEvent.Kind.ALARM,
                arrival.queue() + "/" + arrival.event().key() + ": the customer chose " + choice
                        + " on the page, reads there that it is recorded, and it came to nothing. "
                        + Answers.sentence(why));
    }
}
