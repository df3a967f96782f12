package dev.backorderdesk.delay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a part stands with the law at an instant. It stays so until {@code nextLook} unless something happens.
 *
 * @param promised the end of the first promise, which nothing ever moves; null where none runs
 * @param mayRelease whether it may be given to the warehouse, and may leave
 * @param cancelsAt when it is cancelled by itself if nothing happens; null where it is not
 * @param notice the notice that has to be given now; null where none has
 * @param refund null where nothing was cancelled
 * @param nextLook the next instant at which something becomes due or changes by itself; null where there is none
 */
public record Standing(
        State state,
        @Nullable LegalDay promised,
        Consent consent,
        boolean mayRelease,
        @Nullable Instant cancelsAt,
        @Nullable NoticeDue notice,
        @Nullable RefundDue refund,
        List<Flag> flags,
        @Nullable Instant nextLook) {

    public Standing {
        flags = List.copyOf(flags);
    }
}
