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
        String code = code(cause);
        return day == null ? code + "_UNDATED" : code;
    }

    private static String code(String cause) {
        if (CarrierHold.is(cause) || cause.contains("carriers.in/")) {
            return "LATE_CARRIER";
        }
        if (cause.startsWith("release")) {
            return "LATE_RELEASE";
        }
        if (cause.startsWith("stock.in/") || cause.startsWith("redeal")) {
            return "LATE_STOCK";
        }
        return "LATE_SUPPLY";
    }
}
