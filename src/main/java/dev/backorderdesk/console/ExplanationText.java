package dev.backorderdesk.console;

import dev.backorderdesk.console.Explanation.Asked;
import dev.backorderdesk.console.Explanation.Line;
import dev.backorderdesk.console.Explanation.Notice;
import dev.backorderdesk.console.Explanation.Offering;
import dev.backorderdesk.console.Explanation.PartStory;
import dev.backorderdesk.console.Explanation.Waits;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation in plain words: the text that {@code bin/desk explain} prints, and the sentences of the page. */
public final class ExplanationText {

    private ExplanationText() {}

    /**
     * The whole of it.
     *
     * @param line only this line; null means all
     */
    public static String of(Explanation story, @Nullable Integer line) {
        var out = new StringBuilder();
        out.append("Order ").append(clean(story.orderId())).append('\n');
        head(story).forEach(sentence -> out.append("  ").append(sentence).append('\n'));
        for (Line each : story.lines()) {
            if (line == null || line == each.line()) {
                write(each, out);
            }
        }
        out.append("\nNotices\n");
        if (story.notices().isEmpty()) {
            out.append("  none: the customer gave no address on a channel he wants\n");
        }
        story.notices().forEach(notice -> out.append("  ").append(said(notice)).append('\n'));
        return out.toString();
    }

    private static void write(Line line, StringBuilder out) {
        out.append("\nLine ")
                .append(line.line())
                .append(": ")
                .append(headline(line))
                .append('\n');
        line.parts().forEach(part -> {
            out.append("  ").append(said(part)).append('\n');
            now(part).forEach(sentence -> out.append("    ").append(sentence).append('\n'));
        });
        if (!line.since().isEmpty()) {
            out.append("  since then\n");
            line.since().forEach(event -> out.append("    ").append(said(event)).append('\n'));
        }
        out.append("  because\n");
        line.reasons().forEach(reason -> out.append("  ").append(said(reason)).append('\n'));
        if (!line.facts().isEmpty()) {
            out.append("  decided on\n");
            line.facts()
                    .forEach((name, value) -> out.append("    ")
                            .append(name)
                            .append(": ")
                            .append(clean(value))
                            .append('\n'));
        }
        if (!line.offers().isEmpty()) {
            out.append("  could be promised\n");
            line.offers()
                    .forEach(offer -> out.append("    ").append(said(offer)).append('\n'));
        }
    }

    static List<String> head(Explanation story) {
        List<String> head = new ArrayList<>();
        head.add("placed " + second(story.placedAt()) + ", decided " + second(story.decidedAt()));
        head.add("customer " + clean(story.customer())
                + (story.tier() == null ? "" : " (" + clean(story.tier()) + ")") + ", seller " + clean(story.seller())
                + ", to " + clean(story.destination())
                + (story.orderedTo() == null ? "" : " (ordered to " + clean(story.orderedTo()) + ")")
                + (story.shipComplete() ? ", ships complete" : ""));
        head.add("rules " + clean(story.rules()));
        return head;
    }

    static String headline(Line line) {
        return line.outcome() + ", " + pieces(line.requested()) + " of " + clean(line.sku()) + " asked for"
                + (line.needBy() == null ? "" : " by " + line.needBy());
    }

    static String said(PartStory part) {
        String what = pieces(part.quantity()) + " " + part.kind().name().toLowerCase(Locale.ROOT);
        if (part.shipBy() == null) {
            return what;
        }
        return what + ": ships by " + part.shipBy() + " from " + clean(String.valueOf(part.location()))
                + (part.deliverBy() == null ? "" : ", delivered by " + part.deliverBy())
                + (part.basis() == null ? "" : ", " + ground(part.basis(), part.supplyId()))
                + (part.waitsForOrder() ? ", leaves with the rest of the order" : "");
    }

    /** What the part waits for now, and what holds it. */
    static List<String> now(PartStory part) {
        List<String> now = new ArrayList<>();
        Waits waits = part.waits();
        if (waits != null) {
            waits(part, waits, now);
        }
        if (part.held() != null) {
            now.add("held now, by " + clean(part.held()));
        }
        return now;
    }

    private static void waits(PartStory part, Waits waits, List<String> now) {
        if (waits.open() == 0) {
            now.add("now: all have stock");
        } else {
            String served =
                    waits.open() == part.quantity() ? "" : pieces(part.quantity() - waits.open()) + " with stock, ";
            String pegged = waits.pegs().stream()
                    .map(peg -> pieces(peg.quantity()) + " counting on " + clean(peg.supplyId()))
                    .collect(Collectors.joining(", "));
            String unpegged = waits.unpegged() == 0 ? "" : pieces(waits.unpegged()) + " counting on no supply yet";
            now.add("now: " + served + pegged + (pegged.isEmpty() || unpegged.isEmpty() ? "" : ", ") + unpegged);
        }
        waits.reorders().forEach(asked -> now.add(said(asked)));
    }

    private static String said(Asked asked) {
        String what =
                pieces(asked.quantity()) + " of reorder " + clean(asked.reorderId()) + " to " + clean(asked.supplier());
        return switch (asked.state()) {
            case COLLECTING -> what + ", collecting until " + second(asked.sendAt());
            case SENT -> what + ", sent, not confirmed yet";
            case CONFIRMED -> what + ", confirmed";
            case REFUSED -> what + ", refused";
            case UNANSWERED -> what + ", sent, never answered";
            case DROPPED -> what + ", dropped: nothing was short when it was due, or another supplier was asked";
        };
    }

    static String said(Reason reason) {
        return (reason.binding() ? "* " : "- ") + clean(reason.text()) + " [" + clean(reason.code()) + ", "
                + clean(reason.rule()) + ", " + clean(reason.source()) + "]";
    }

    static String said(Offering offer) {
        return (offer.quantity() == null ? "any number" : pieces(offer.quantity())) + " from "
                + clean(offer.location()) + ", " + ground(offer.basis(), offer.supplyId()) + ": ships by "
                + offer.shipBy() + ", delivered by " + offer.deliverBy();
    }

    /** What happened, with what is different since. */
    static String said(OrderEvent event) {
        String what = second(event.at()) + " "
                + event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (event.part() == null ? "" : ", part " + event.part());
        String changes = changes(event.before(), event.after());
        return what + (changes.isEmpty() ? "" : ": " + changes) + " (" + clean(event.cause()) + ")";
    }

    private static String changes(OrderEvent.@Nullable State before, OrderEvent.@Nullable State after) {
        if (before == null || after == null) {
            return "";
        }
        List<String> changes = new ArrayList<>();
        changed(changes, "waiting", before.waiting(), after.waiting());
        changed(changes, "allocated", before.allocated(), after.allocated());
        changed(changes, "released", before.released(), after.released());
        changed(changes, "shipped", before.shipped(), after.shipped());
        changed(changes, "cancelled", before.cancelled(), after.cancelled());
        changed(changes, "ships by", day(before.shipBy()), day(after.shipBy()));
        changed(changes, "delivered by", day(before.deliverBy()), day(after.deliverBy()));
        changed(changes, "leaves from", clean(before.location()), clean(after.location()));
        changed(
                changes,
                "carried by",
                clean(before.carrier() + " " + before.service()),
                clean(after.carrier() + " " + after.service()));
        return String.join(", ", changes);
    }

    private static void changed(List<String> changes, String what, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(what + " " + before + " -> " + after);
        }
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "unknown" : day.toString();
    }

    static String said(Notice notice) {
        String times = notice.attempts() == 1 ? "1 attempt" : notice.attempts() + " attempts";
        return clean(notice.kind()) + " by " + notice.channel().name().toLowerCase(Locale.ROOT) + ": "
                + notice.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " since "
                + second(notice.changedAt()) + ", " + times
                + (notice.detail() == null ? "" : " (" + clean(notice.detail()) + ")");
    }

    private static String ground(Basis basis, @Nullable String supplyId) {
        return switch (basis) {
            case ON_HAND -> "on hand";
            case INBOUND -> "on supply " + clean(String.valueOf(supplyId));
            case LEAD_TIME -> "by the supplier's lead time";
            case RELEASE_DATE -> "on its release";
        };
    }

    static String pieces(long number) {
        return number == 1 ? "1 piece" : number + " pieces";
    }

    static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What others wrote, in one line: a terminal obeys control signs, and overrides turn the words around them. */
    static String clean(String words) {
        return words.codePoints()
                .map(sign -> switch (Character.getType(sign)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> ' ';
                    default -> sign;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
