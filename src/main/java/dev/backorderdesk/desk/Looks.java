package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Tick;

/** What the clock brings: days that are over, supply that did not come. */
final class Looks {
    /** What moves a promise that its supplier let pass. */
    static final String OVER = "the day of leaving is over";

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;

    Looks(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    /** A part's day is over. */
    void due(Tick.PartDue due) {
        WaitingPart part = working.position(due.sku()).part(due.orderId(), due.line(), due.part());
        if (part != null) {
            deals.promises().review(part, OVER);
        }
    }

    void look(Tick.Look look) {
        switch (look.kind()) {
            case SUPPLY -> new SupplyBook(working, shortages, deals).review(look);
            case WAITING -> new SupplyBook(working, shortages, deals).waiting(look);
            case RELEASE -> new Turnover(working, shortages, deals).look(look);
            case REORDER -> new Reminders(working, shortages).due(look, deals);
            case RECALL -> new Cancelling(working, shortages, deals).due(look);
            case REFUND -> new RefundBook(working).due(look);
            case NOTICE -> unsent(look);
            case ADVISORY -> throw new IllegalStateException("Carriers are looked at elsewhere: " + look);
        }
    }

    /** Of a notice of delay the law says whether somebody is to be called; of one that contradicts another he is. */
    private void unsent(Tick.Look look) {
        working.sleep(look);
        String orderId = working.snapshot.dossiers().noticed().get(look.subject());
        OrderBook book = orderId == null ? null : working.whole(orderId);
        if (book == null) {
            return;
        }
        if (look.after().isEmpty()) {
            book.touch();
        } else if (!book.file().alarms().contains(look.subject())) {
            book.file(book.file().alarmed(look.subject()));
            book.tell(OrderEvent.Kind.ALARM, "notice " + look.subject() + " was not sent: " + look.after());
        }
    }
}
