package dev.backorderdesk.app.commands;

import dev.backorderdesk.flow.csv.DeliveryFiles;
import dev.backorderdesk.promise.lead.Backtest;
import dev.backorderdesk.promise.lead.Score;
import dev.backorderdesk.promise.lead.Way;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints how good promises were: a row for each month, three groups of columns, in each a column for each way. */
final class BacktestTable {

    private static final Map<Way, String> WORDS =
            Map.of(Way.LEARNED, "learned", Way.CONTRACT, "contract", Way.LAST, "last", Way.HISTORY, "history");

    private BacktestTable() {}

    static void print(Backtest.Report report, DeliveryFiles.Read read, PrintWriter out) {
        String group = "%-" + 9 * Way.values().length + "s";
        out.printf(
                "%17s" + group + "  " + group + "  %s%n",
                "",
                "    kept, %",
                "    pinball loss at 0.9, days",
                "    promised days, mean");
        out.printf("%-8s %7s ", "month", "orders");
        for (int i = 0; i < 3; i++) {
            for (Way way : Way.values()) {
                out.printf("%9s", WORDS.get(way));
            }
            out.print(i < 2 ? "  " : System.lineSeparator());
        }
        report.months().forEach((month, scores) -> row(month.toString(), scores, out));
        row("all", report.total(), out);
        out.println();
        out.println(
                "learned: P90 of what was known on the day; contract: what was agreed; last: what the last delivery took;");
        out.println(
                "history: P90 of all the supplier's receipts until then. Without a receipt the last two are the contract.");
        out.println("Pinball loss: 0.9 for each day late, 0.1 for each day early; the smaller the better. "
                + "Months are those of the orders.");
        out.printf(
                Locale.ROOT,
                "%,d orders; %,d of them not scored, as they never came or nothing was known; %,d rows left out, %,d"
                        + " bad.%n",
                read.orders().size(),
                report.unscored(),
                read.leftOut(),
                read.bad());
    }

    private static void row(String month, Map<Way, Score> scores, PrintWriter out) {
        Score learned = scores.getOrDefault(Way.LEARNED, Score.NONE);
        out.printf(Locale.ROOT, "%-8s %,7d ", month, learned.promises());
        cells(scores, "%9.1f", score -> 100 * score.coverage(), learned, out);
        out.print("  ");
        cells(scores, "%9.2f", Score::pinball, learned, out);
        out.print("  ");
        cells(scores, "%9.1f", Score::meanDays, learned, out);
        out.println();
    }

    /** A way that could not promise all that was promised otherwise is no comparison: it gets no number. */
    private static void cells(
            Map<Way, Score> scores, String format, ToDoubleFunction<Score> number, Score learned, PrintWriter out) {
        for (Way way : Way.values()) {
            Score score = scores.getOrDefault(way, Score.NONE);
            if (score.promises() == 0 || score.promises() != learned.promises()) {
                out.printf("%9s", "-");
            } else {
                out.printf(Locale.ROOT, format, number.applyAsDouble(score));
            }
        }
    }
}
