package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.OrderLine;

/**
 * Money was taken for pieces that are cancelled or were refused, and nobody can reckon how much of it: the order names no
 * currency or not every price, or was paid in other money. Somebody is called, whichever of the two came first.
 */
final class Unreckonable {
    private final OrderBook book;

    Unreckonable(OrderBook book) {
        this.book = book;
    }

    /** More was taken. */
    void taken(String cause) {
        long pieces = pieces();
        if (pieces > 0) {
            remember(pieces);
            call(cause);
        }
    }

    /** Something goes back, or did already: once for each number of pieces. */
    void owed(String cause) {
        long pieces = OrderAccount.charged(book) ? pieces() : 0;
        if (pieces > 0 && remember(pieces)) {
            call(cause);
        }
    }

    private boolean remember(long pieces) {
        String what = "money for " + pieces + " pieces";
        if (book.file().alarms().contains(what)) {
            return false;
        }
        book.file(book.file().alarmed(what));
        return true;
    }

    private void call(String cause) {
        book.tell(
                OrderEvent.Kind.ALARM,
                cause + ": money was taken, and how much of it is for what is cancelled or was refused can't be"
                        + " reckoned");
    }

    /** Cancelled or refused; what was only lent was lent for what was granted. Recalled ones may have left. */
    private long pieces() {
        long gone = 0;
        long granted = 0;
        for (PartState part : book.state().parts()) {
            granted += part.quantity();
            gone += part.cancelled() - part.recalled();
        }
        long ordered =
                book.order().lines().stream().mapToLong(OrderLine::quantity).sum();
        return gone + (book.captured() ? ordered - granted : 0);
    }
}
