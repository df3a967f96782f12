package dev.backorderdesk.desk;

import org.jspecify.annotations.Nullable;

/**
 * Why a day moved, as a code for which {@code config/templates/reasons.*.properties} have words, found by what brought it
 * about.
 */
final class Reasons {
    private Reasons() {}

    /** @param day null where no day can be named any more */
    static String of(String cause, @Nullable Object day) {
        if (cause.contains("carriers.in")) {
            return day == null ? "CARRIER_SUSPENDED" : "CARRIER_DELAY";
        }
        if (cause.startsWith("release")) {
            return "RELEASE_MOVED";
        }
        if (day == null) {
            return "SUPPLIER_UNDATED";
        }
        if (cause.startsWith("redeal")) {
            return "DEALT_ANEW";
        }
        return cause.startsWith("stock.in/") ? "STOCK_MISSING" : "SUPPLIER_LATE";
    }
}
