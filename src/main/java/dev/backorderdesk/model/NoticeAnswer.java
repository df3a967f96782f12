package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's answer to a notice, as it came on {@code consents.in}: from the page, or taken by phone.
 *
 * @param noticeId the notice as it is printed
 * @param lines the lines that it speaks of; empty means all that the notice asks about
 * @param until with {@code EXTRA_PERIOD} the last day that the customer grants (ship-to zone)
 * @param receivedAt when the customer said it (UTC); this counts, not when the message came
 * @param by who took it down
 */
public record NoticeAnswer(
        String consentId,
        String noticeId,
        List<Integer> lines,
        Kind answer,
        @Nullable LocalDate until,
        Instant receivedAt,
        String by)
        implements Event {

    public NoticeAnswer {
        lines = List.copyOf(lines);
    }

    /** What the customer wants. */
    public enum Kind {
        WAIT,
        CANCEL,
        /** Sets an additional period for the delivery. */
        EXTRA_PERIOD
    }

    /** The same, and no last day is named. */
    public NoticeAnswer withoutUntil() {
        return new NoticeAnswer(consentId, noticeId, lines, answer, null, receivedAt, by);
    }

    @Override
    public String key() {
        return consentId;
    }
}
