package dev.backorderdesk.console;

import dev.backorderdesk.desk.CaseFile;
import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PaymentEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evidence in plain words, as {@code bin/desk evidence} prints it: one thing a line, every instant in UTC. */
public final class EvidenceText {

    private EvidenceText() {}

    /** The whole of it. */
    public static String of(Evidence evidence) {
        var out = new StringBuilder();
        out.append("Evidence about order ")
                .append(clean(evidence.orderId()))
                .append(", as of ")
                .append(second(evidence.asOf()))
                .append("\nA reading of public law for engineers, not legal advice.\n");
        out.append("  placed ")
                .append(second(evidence.placedAt()))
                .append(", decided ")
                .append(second(evidence.decidedAt()))
                .append(" by rules ")
                .append(clean(evidence.rules()))
                .append("\n  to ")
                .append(clean(evidence.destination()))
                .append(", paid by ")
                .append(evidence.method() == null ? "an unknown method" : clean(evidence.method()))
                .append('\n');
        evidence.parts().forEach(part -> write(part, out));
        payments(evidence, out);
        list(out, "Notices", evidence.notices(), EvidenceText::said);
        if (!evidence.notices().isEmpty()) {
            out.append("  ").append(evidence.texts()).append('\n');
        }
        list(out, "Answers", evidence.answers(), EvidenceText::said);
        list(out, "Carriers' scans", evidence.scans(), EvidenceText::said);
        list(out, "Refunds", evidence.refunds(), EvidenceText::said);
        list(out, "What happened", evidence.events(), EvidenceText::said);
        return out.toString();
    }

    private static void write(Evidence.Part part, StringBuilder out) {
        out.append("\nLine ")
                .append(part.line())
                .append(", part ")
                .append(part.part())
                .append(": ")
                .append(part.pieces())
                .append(" of ")
                .append(clean(part.sku()))
                .append("; ")
                .append(part.shipped())
                .append(" shipped, ")
                .append(part.cancelledPieces())
                .append(" cancelled, ")
                .append(part.open())
                .append(" open\n");
        row(out, "law", part.regime() + " (" + clean(part.terms()) + ")");
        row(out, "stated shipping time", part.stated() == null ? "none" : clean(part.stated()));
        row(out, "agreed delivery day", part.agreed());
        row(
                out,
                "promised time ends",
                part.promised() == null ? null : part.promised() + ", at " + second(part.promisedEnd()));
        row(
                out,
                "first promise",
                "ships by " + part.first().shipBy() + ", delivered by "
                        + part.first().deliverBy() + ", on the ground of "
                        + part.first().basis()
                        + (part.first().supplyId() == null
                                ? ""
                                : " " + clean(part.first().supplyId())));
        for (Evidence.Known each : part.known()) {
            row(
                    out,
                    "known since " + second(each.at()),
                    (each.shipBy() == null
                                    ? "no day"
                                    : "ships by " + each.shipBy() + ", delivered by " + each.deliverBy())
                            + ", on the ground of " + each.basis()
                            + (each.supplyId() == null ? "" : " " + clean(each.supplyId())) + "; brought about by "
                            + clean(each.cause()));
        }
        row(out, "stands", part.state());
        row(out, "consent", part.consent());
        row(out, "is cancelled by itself", part.cancelsAt() == null ? null : second(part.cancelsAt()));
        for (Evidence.Cancelled cancelled : part.cancellations()) {
            row(
                    out,
                    "cancelled",
                    pieces(cancelled.pieces()) + " at " + second(cancelled.at()) + ", a right of " + cancelled.vests()
                            + ": " + clean(cancelled.why()));
            row(
                    out,
                    "refund sent by",
                    cancelled.refundBy() + " (strict reading), " + cancelled.refundArguableBy() + " (latest arguable)");
        }
    }

    private static void row(StringBuilder out, String name, @Nullable Object value) {
        if (value != null) {
            out.append("  ").append(name).append(": ").append(value).append('\n');
        }
    }

    private static void payments(Evidence evidence, StringBuilder out) {
        out.append("\nPayments\n");
        row(out, "complete as ordered, from when on the time by law runs", second(evidence.completeAt()));
        String total = evidence.total() == null ? "" : ", of " + clean(evidence.total());
        Boolean captured = evidence.captured();
        row(
                out,
                "with the order",
                captured == null ? "nothing is said of payment" : (captured ? "captured" : "not captured") + total);
        evidence.payments().forEach(each -> out.append("  ").append(said(each)).append('\n'));
    }

    private static <T> void list(StringBuilder out, String title, List<T> all, Function<T, String> sentence) {
        out.append('\n').append(title).append('\n');
        if (all.isEmpty()) {
            out.append("  none\n");
        }
        all.forEach(each -> out.append("  ").append(sentence.apply(each)).append('\n'));
    }

    private static String said(PaymentEvent event) {
        return second(event.at()) + " " + event.status()
                + (event.amount() == null
                        ? ""
                        : " " + event.amount().toPlainString() + " " + orNothing(event.currency()))
                + " (" + clean(event.paymentEventId()) + ")";
    }

    private static String said(Evidence.Notice notice) {
        return second(notice.at()) + " " + notice.kind()
                + (notice.law() == null ? "" : " (" + notice.law() + ")") + " by " + notice.channel() + ": "
                + notice.result() + " after " + notice.attempts() + (notice.attempts() == 1 ? " attempt" : " attempts")
                + (notice.respondBy() == null ? "" : "; an answer counts until the end of " + notice.respondBy())
                + (notice.dueBy() == null ? "" : "; to be given before " + second(notice.dueBy()))
                + (notice.detail() == null ? "" : "; " + clean(notice.detail())) + "; notice "
                + notice.noticeId() + "\n" + body(notice);
    }

    /** When it was given and what it says, a line each. */
    private static String body(Evidence.Notice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(given(notice) + "planned at " + second(notice.plannedAt()));
        notice.returned()
                .forEach(each ->
                        lines.add("a sending of " + second(each.givenAt()) + " came back at " + second(each.at())));
        for (CaseFile.About each : notice.said()) {
            lines.add("says of line " + each.line() + ", part " + each.part() + ", " + pieces(each.pieces()) + ": "
                    + (each.shipBy() == null
                            ? "no day"
                            : "ships by " + each.shipBy() + ", delivered by " + each.deliverBy())
                    + "; by law " + (each.revised() == null ? "unknown" : each.revised())
                    + (each.reason() == null ? "" : ", for " + clean(each.reason()))
                    + (notice.beside() ? "" : "; silence means " + notice.silence()));
        }
        notice.text().lines().forEach(line -> lines.add(("| " + clean(line)).stripTrailing()));
        return lines.stream().collect(Collectors.joining("\n    ", "    ", ""));
    }

    private static String given(Evidence.Notice notice) {
        if (notice.givenAt() != null) {
            return "given at " + second(notice.givenAt()) + ", ";
        }
        return (notice.beside() ? "beside a mail: no notice by law, " : "")
                + (notice.startedAt() == null ? "" : "its last sending began at " + second(notice.startedAt()) + ", ");
    }

    private static String said(Evidence.Scan scan) {
        return clean(scan.shipmentId()) + " was scanned at " + second(scan.scannedAt()) + ": " + pieces(scan.pieces())
                + " of line " + scan.line() + ", part " + scan.part()
                + (scan.deliveredAt() == null ? "" : "; delivered at " + second(scan.deliveredAt()));
    }

    private static String pieces(long number) {
        return number == 1 ? "1 piece" : number + " pieces";
    }

    private static String said(CaseFile.Heard heard) {
        NoticeAnswer answer = heard.answer();
        return second(answer.receivedAt()) + " " + answer.answer()
                + (answer.until() == null ? "" : " until " + answer.until())
                + (answer.lines().isEmpty() ? "" : " for lines " + answer.lines()) + ", taken by "
                + clean(answer.by()) + ", to notice " + clean(answer.noticeId())
                + (heard.effect() ? "" : "; without effect") + " (" + clean(answer.consentId()) + ")";
    }

    private static String said(Evidence.Owed refund) {
        return refund.refundId() + ": " + refund.amount() + " " + refund.currency() + " by "
                + (refund.method() == null ? "an unknown method" : clean(refund.method())) + ", to be sent by "
                + refund.dueBy() + "; " + refund.status()
                + (refund.sentAt() == null ? "" : " " + second(refund.sentAt()))
                + (refund.withdrawn() == null
                        ? ""
                        : "; " + refund.withdrawn() + " of it is not owed: the goods had left in time");
    }

    private static String said(OrderEvent event) {
        return second(event.at()) + " " + event.kind()
                + (event.line() == null ? "" : " line " + event.line())
                + (event.part() == null ? "" : " part " + event.part())
                + (event.noticeId() == null ? "" : ", notice " + event.noticeId()) + ": " + clean(event.cause());
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : clean(text);
    }

    private static String clean(String text) {
        return ExplanationText.clean(text);
    }

    private static String second(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
