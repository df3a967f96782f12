package dev.backorderdesk.console;

import dev.backorderdesk.desk.Records.SupplierScore;
import java.util.List;
import java.util.Locale;

/** The suppliers' scorecards as a table of plain text. */
final class SupplierReport {

    private SupplierReport() {}

    static String text(List<SupplierScore> scores) {
        if (scores.isEmpty()) {
            return "No supplier was asked for anything yet, and none announced anything.\n";
        }
        String row = "%-20s %9s %11s %11s %11s %11s %11s %9s%n";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                row,
                "supplier",
                "reorders",
                "unanswered",
                "asked",
                "confirmed",
                "received",
                "open",
                "on time"));
        for (SupplierScore each : scores) {
            Integer onTime = each.onTimePercent();
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    ExplanationText.clean(each.supplier()),
                    each.reorders(),
                    each.unanswered(),
                    each.asked(),
                    each.confirmed(),
                    each.received(),
                    each.open(),
                    onTime == null ? "-" : onTime + " %"));
        }
        return text.append("Pieces, but for reorders and unanswered ones. On time: by the day announced first; recent"
                        + " deliveries count for more.\n")
                .toString();
    }
}
