package dev.backorderdesk.delay;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notice that has to be given now.
 *
 * @param knownAt since when the delay is known
 * @param dueBy from this instant it is too late; null where no law sets one
 * @param revised the new day (ship-to zone); null means unknown
 * @param reason why; it must be told where the day is unknown
 * @param respondBy the last day on which an answer counts, where silence cancels; null where it does not
 */
public record NoticeDue(
        NoticeKind kind,
        Instant knownAt,
        @Nullable Instant dueBy,
        @Nullable LocalDate revised,
        @Nullable String reason,
        @Nullable LegalDay respondBy) {

    public SilenceEffect silence() {
        return kind.silence();
    }
}
