package dev.backorderdesk.desk;

import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law of late orders goes by that is kept nowhere else: what happened to the payment, what the customer was asked
 * and what he answered. Only of orders to which some of it happened. Everything in it is kept for ever; it is evidence.
 *
 * @param payments in the order in which they came
 * @param asked notices of delay, in the order in which they were planned
 * @param answers in the order in which they came
 * @param named days that the customer was told by other notices, in the order in which they were planned
 * @param alarms what somebody was called for already, so that he is called once
 */
public record CaseFile(
        String orderId,
        List<PaymentEvent> payments,
        List<Asked> asked,
        List<Heard> answers,
        List<Named> named,
        List<String> alarms) {

    public CaseFile {
        payments = List.copyOf(payments);
        asked = List.copyOf(asked);
        answers = List.copyOf(answers);
        named = List.copyOf(named);
        alarms = List.copyOf(alarms);
    }

    /** Nothing happened. */
    public static CaseFile empty(String orderId) {
        return new CaseFile(orderId, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    boolean isEmpty() {
        return payments.isEmpty() && asked.isEmpty() && answers.isEmpty();
    }

    /**
     * A notice of delay that was planned.
     *
     * @param at when (UTC)
     * @param respondBy last day on which an answer counts (zone of the contract's address); null where there is none
     * @param answersUntil when that day is over as the notice says it (UTC); null where there is none
     * @param dueBy from then on it is too late to give it (UTC); null where no law sets an end
     */
    public record Asked(
            String noticeId,
            Instant at,
            NoticeKind kind,
            @Nullable LocalDate respondBy,
            @Nullable Instant answersUntil,
            @Nullable Instant dueBy,
            List<About> parts) {

        public Asked {
            parts = List.copyOf(parts);
        }

        /** What it says of a part; null where it is not about it. */
        public @Nullable About about(int line, int part) {
            return parts.stream()
                    .filter(each -> each.line() == line && each.part() == part)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * What a notice says of a part.
     *
     * @param pieces those that were open then
     * @param shipBy the day of leaving that it names (location's zone); null where none can be named
     * @param deliverBy the day of arrival that it names (ship-to zone); null where none can be named
     * @param revised the day that the law looks at (ship-to zone); null where it is unknown
     * @param reason code of the reason
     */
    public record About(
            int line,
            int part,
            long pieces,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy,
            @Nullable LocalDate revised,
            @Nullable String reason) {}

    /**
     * An answer.
     *
     * @param effect false where it came too late or to a question that was not open: it is kept, and changed nothing
     */
    public record Heard(NoticeAnswer answer, boolean effect) {}

    /**
     * Days that a notice named which is none of delay.
     *
     * @param at when it was planned (UTC)
     * @param after notices of delay that had been planned by then: much can happen at one instant
     */
    public record Named(
            int line,
            int part,
            Instant at,
            int after,
            Topic topic,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy) {}

    CaseFile with(PaymentEvent payment) {
        return new CaseFile(orderId, and(payments, payment), asked, answers, named, alarms);
    }

    CaseFile with(Asked notice) {
        return new CaseFile(orderId, payments, and(asked, notice), answers, named, alarms);
    }

    CaseFile with(Heard answer) {
        return new CaseFile(orderId, payments, asked, and(answers, answer), named, alarms);
    }

    CaseFile with(Named days) {
        return new CaseFile(orderId, payments, asked, answers, and(named, days), alarms);
    }

    CaseFile alarmed(String what) {
        return new CaseFile(orderId, payments, asked, answers, named, and(alarms, what));
    }

    private static <T> List<T> and(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    /** The notice of that id; null where none was planned. */
    public @Nullable Asked notice(String noticeId) {
        return asked.stream()
                .filter(each -> each.noticeId().equals(noticeId))
                .findFirst()
                .orElse(null);
    }

    /** Whether a notice was answered, for a line, with a last day that the customer named. */
    boolean limited(String noticeId, int line) {
        return answers.stream()
                .filter(Heard::effect)
                .map(Heard::answer)
                .anyMatch(each -> each.noticeId().equals(noticeId)
                        && each.until() != null
                        && (each.lines().isEmpty() || each.lines().contains(line)));
    }

    /** What is known of its payment, in order of when it happened. */
    List<PaymentEvent> inTime() {
        return payments.stream().sorted(Comparator.comparing(PaymentEvent::at)).toList();
    }

    /**
     * Whether the money is taken. A payment that failed after all took nothing, until it is complete again or taken anew.
     *
     * @param withOrder it had been taken when the order came
     */
    boolean captured(boolean withOrder) {
        boolean taken = withOrder;
        boolean failed = false;
        for (PaymentEvent each : inTime()) {
            switch (each.status()) {
                case CAPTURED -> {
                    taken = true;
                    failed = false;
                }
                case VOIDED -> taken = false;
                case DISHONOURED -> failed = true;
                case COMPLETE -> failed = false;
            }
        }
        return taken && !failed;
    }

    /** When the order was complete again after its payment had failed; null where it never failed, or is not complete. */
    @Nullable
    Instant completeAgain() {
        Instant again = null;
        boolean failed = false;
        for (PaymentEvent each : inTime()) {
            if (each.status() == PaymentEvent.Status.DISHONOURED) {
                failed = true;
            } else if (each.status() == PaymentEvent.Status.COMPLETE && failed) {
                failed = false;
                again = each.at();
            }
        }
        return again;
    }
}
