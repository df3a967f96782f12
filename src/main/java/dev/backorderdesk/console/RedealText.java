package dev.backorderdesk.console;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.allocate.Redealt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run of backorder processing, in words. */
final class RedealText {
    private RedealText() {}

    static List<String> of(RedealingReport.Report report, boolean simulated) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%,d %s of %,d %s dealt anew, %,d changed (%.1f %%)%s",
                report.lines(),
                report.lines() == 1 ? "line" : "lines",
                report.skus(),
                report.skus() == 1 ? "article" : "articles",
                report.changed(),
                share(report.changed(), report.lines()),
                simulated ? "; simulated, nothing was written." : "."));
        lines.add(text(
                "%,d gained (%.1f %%, %,d pieces), %,d lost (%.1f %%, %,d pieces).",
                report.gainedLines(),
                share(report.gainedLines(), report.lines()),
                report.gainedPieces(),
                report.lostLines(),
                share(report.lostLines(), report.lines()),
                report.lostPieces()));
        Map<Redealt.Cause, Long> causes = new TreeMap<>(report.lostBy());
        causes.forEach((cause, pieces) -> lines.add(text("  %,d pieces lost: %s", pieces, why(cause))));
        for (RedealingReport.SkuLoss each : report.losses()) {
            lines.add(loss(each));
        }
        long named =
                report.losses().stream().mapToLong(each -> each.loss().pieces()).sum();
        // A line may have lost by several causes, each told by itself: only pieces can be counted against each other.
        if (named < causes.values().stream().mapToLong(Long::longValue).sum()) {
            lines.add("  Not all losses are named here.");
        }
        if (report.missedLines() > 0) {
            lines.add(text("%,d exceptions.", report.missedLines()));
        }
        for (RedealingReport.SkuMissed each : report.missed()) {
            Redealt.Missed missed = each.missed();
            lines.add(text(
                    "  %s %s was of class %s and misses %,d pieces: treated as %s",
                    each.sku(),
                    name(missed.name()),
                    lower(missed.claimed()),
                    missed.pieces(),
                    lower(missed.treated())));
        }
        return lines;
    }

    private static String loss(RedealingReport.SkuLoss each) {
        String winners = each.loss().winners().stream()
                .map(winner -> text("%s (%,d)", name(winner.name()), winner.pieces()))
                .collect(Collectors.joining(", "));
        return text(
                "  %s %s lost %,d %s: %s",
                each.sku(),
                name(each.loss().loser()),
                each.loss().pieces(),
                winners.isEmpty() ? "to nobody" : "to " + winners,
                why(each.loss().cause()));
    }

    private static String name(Redealt.Name name) {
        return name.orderId() + " line " + name.line() + (name.part() == 1 ? "" : " part " + name.part());
    }

    private static String why(Redealt.Cause cause) {
        return switch (cause) {
            case STRATEGY -> "the winner's class comes first";
            case TURN -> "the winner stands before it in its class";
            case PROTECTION -> "the winner's group has a guaranteed minimum";
            case MAXIMUM -> "its group has its most";
            case LENT -> "its order can't ship now, the winner can";
            case SUPPLY_SHORT -> "what it counted on is not there";
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : part * 100.0 / all;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
