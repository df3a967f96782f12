package dev.backorderdesk.desk;

import dev.backorderdesk.promise.lead.Delivery;
import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.promise.lead.Tuning;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a delivery. It changes each of the records in the same way, whatever they hold by then: other
 * articles of the supplier may have taught them since they were read.
 *
 * @param records names of the records
 * @param delivery as it was before
 * @param day the day announced or the day of the last receipt (location's zone); null for the others
 */
public record Lesson(
        List<String> records,
        Kind kind,
        Delivery delivery,
        @Nullable LocalDate day) {

    /** What happened. */
    public enum Kind {
        OPENED,
        ANNOUNCED,
        RECEIVED,
        CANCELLED
    }

    /** The record after it. */
    public LeadRecord taught(LeadRecord record) {
        return switch (kind) {
            case OPENED -> record.opened(delivery);
            case ANNOUNCED -> record.announced(delivery, Objects.requireNonNull(day));
            case RECEIVED -> record.received(delivery, Objects.requireNonNull(day), Tuning.SHIPPED);
            case CANCELLED -> record.cancelled(delivery);
        };
    }
}
