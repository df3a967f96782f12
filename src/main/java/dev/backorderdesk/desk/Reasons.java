package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.model.OrderEvent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a day moved, as a code for which {@code config/templates/reasons.*.properties} have words, found by what brought it
 * about and what that did to the order. Found when it happens, and kept with the revision: later nobody could tell.
 */
final class Reasons {
    private static final String REDEAL = "redeal";
    private static final String AFTER = REDEAL + " after ";
    private static final String GONE = Redeal.TO_NOBODY + Redeal.word(Redealt.Cause.SUPPLY_SHORT);

    private Reasons() {}

    /**
     * @param book with what has happened to it in this batch
     * @param cause what moved the day
     * @param day null where no day can be named any more
     */
    static String of(OrderBook book, String cause, @Nullable LocalDate day) {
        return of(book, cause, behind(cause), day);
    }

    private static String of(OrderBook book, String told, String cause, @Nullable LocalDate day) {
        if (cause.contains("carriers.in")) {
            return day == null ? "CARRIER_SUSPENDED" : "CARRIER_DELAY";
        }
        if (cause.startsWith("release moved")) {
            return "RELEASE_MOVED";
        }
        if (cause.startsWith("release of ")) {
            return "RELEASE_SHORT";
        }
        if (cause.startsWith(REDEAL)) {
            return "DEALT_ANEW";
        }
        if (cause.startsWith("stock.in/")) {
            return lostStock(book, told) ? "STOCK_MISSING" : "ARRIVED_SHORT";
        }
        return day == null ? "SUPPLIER_UNDATED" : "SUPPLIER_LATE";
    }

    /**
     * Where a new deal took from somebody what does not come any more, what set the deal off is the reason: without the deal
     * he would have lost it as well.
     *
     * @return the cause itself where it is no such deal; empty where nothing set it off
     */
    private static String behind(String cause) {
        if (!cause.startsWith(REDEAL) || !cause.contains(GONE)) {
            return cause;
        }
        return cause.startsWith(AFTER) ? cause.substring(AFTER.length(), cause.indexOf(": ")) : "";
    }

    /** Whether it had stock that was not there; whatever ships together waits for it. */
    private static boolean lostStock(OrderBook book, String cause) {
        return book.events().stream()
                .anyMatch(event -> event.kind() == OrderEvent.Kind.DEALLOCATED
                        && event.cause().equals(cause)
                        && event.before() != null
                        && event.after() != null
                        && event.before().allocated() > event.after().allocated());
    }
}
