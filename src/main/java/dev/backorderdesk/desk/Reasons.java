package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.SkuPosition.Inbound;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a day moved, as a code for which {@code config/templates/reasons.*.properties} have words, found by what brought it
 * about and what that did to the order. Found when it happens, and kept with the revision: later nobody could tell.
 */
final class Reasons {
    /** How a cause begins that is a supplier's: his word, his silence, a day that he let pass. */
    private static final List<String> SUPPLIERS = List.of("supply", "reorder ", Looks.OVER);

    private static final String REDEAL = "redeal";
    private static final String AFTER = REDEAL + " after ";
    private static final String GONE = Redeal.TO_NOBODY + Redeal.word(Redealt.Cause.SUPPLY_SHORT);

    private Reasons() {}

    /**
     * @param book with what has happened to it in this batch
     * @param cause what moved the day
     * @param less it was lost because its supplier brings less, and not because he brings it late
     * @param day null where no day can be named any more
     */
    static String of(OrderBook book, String cause, boolean less, @Nullable LocalDate day) {
        return of(book, cause, behind(cause), less, day);
    }

    private static String of(OrderBook book, String told, String cause, boolean less, @Nullable LocalDate day) {
        if (cause.contains("carriers.in")) {
            return day == null ? "CARRIER_SUSPENDED" : "CARRIER_DELAY";
        }
        if (cause.startsWith("release moved")) {
            return "RELEASE_MOVED";
        }
        if (cause.startsWith("release of ")) {
            return "RELEASE_SHORT";
        }
        if (isRedeal(cause)) {
            return "DEALT_ANEW";
        }
        if (cause.startsWith("stock.in/")) {
            return lostStock(book, told) ? "STOCK_MISSING" : "ARRIVED_SHORT";
        }
        if (readdressed(book, cause)) {
            return "ADDRESS_CHANGED";
        }
        if (SUPPLIERS.stream().anyMatch(cause::startsWith)) {
            return day == null ? "SUPPLIER_UNDATED" : less ? "SUPPLIER_SHORT" : "SUPPLIER_LATE";
        }
        return day == null ? "OTHER" : "RECKONED_ANEW";
    }

    /**
     * Whether a supplier's word moved a day because he brings less: nothing is left of the supply that was counted on, or of what
     * he was asked for. What comes too late for the day was given up for that, and somebody else may count on it since.
     *
     * @param supply what was counted on before, as it is now; null where that was none, or is gone
     * @param leaves when goods of that supply leave; null where it has no day
     */
    static boolean bringsLess(
            Promise before, @Nullable Inbound supply, @Nullable LocalDate leaves, Promise now, String cause) {
        String lost = before.supplyId();
        if (lost == null) {
            return now.supplyId() == null && behind(cause).startsWith("supply.in/");
        }
        String word = behind(cause);
        boolean itsWord = word.equals("supply.in/" + lost) || word.startsWith("supply.in/" + lost + "/");
        if (!itsWord || lost.equals(now.supplyId())) {
            return false;
        }
        return supply == null || supply.open() == 0 || (supply.free() == 0 && inTime(before.shipBy(), leaves));
    }

    private static boolean inTime(@Nullable LocalDate promised, @Nullable LocalDate leaves) {
        return promised == null || (leaves != null && !leaves.isAfter(promised));
    }

    static boolean isRedeal(String cause) {
        return cause.startsWith(REDEAL);
    }

    private static boolean readdressed(OrderBook book, String cause) {
        return book.events().stream()
                .anyMatch(event -> event.kind() == OrderEvent.Kind.ADDRESS_CHANGED
                        && event.cause().equals(cause));
    }

    /**
     * Where a new deal took from somebody what does not come any more, what set the deal off is the reason: without the deal
     * he would have lost it as well.
     *
     * @return the cause itself where it is no such deal; empty where nothing set it off
     */
    private static String behind(String cause) {
        if (!isRedeal(cause) || !cause.contains(GONE)) {
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
