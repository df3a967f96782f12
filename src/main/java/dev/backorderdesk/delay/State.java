package dev.backorderdesk.delay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a part stands with the law. It is in exactly one of these at every instant. */
public sealed interface State {

    /** The order is not complete: no time runs, and nothing leaves. */
    record Incomplete() implements State {}

    /**
     * It may still wait.
     *
     * @param until the end of what was promised or agreed to; null where the customer said yes to an unknown date, or no
     *     law sets an end
     * @param silence what it means if nobody answers and it does not ship by then
     */
    record Waiting(@Nullable LegalDay until, SilenceEffect silence) implements State {}

    /**
     * Delivery is judged, and it was not delivered in time. The contract goes on until the customer ends it.
     *
     * @param since the instant at which it became late
     * @param mayEndFrom from when the customer may end the contract by right; null where no additional period was set yet
     * @param scannedAt when it was shipped; null where it was not
     */
    record Overdue(
            Instant since,
            @Nullable Instant mayEndFrom,
            @Nullable Instant scannedAt) implements State {}

    /** Cancelled. It must not leave any more. */
    record Cancelled(Instant at, Cause cause) implements State {}

    /** In the carrier's possession in time. */
    record Shipped(Instant scannedAt) implements State {}

    /** Shipped all the same: an alarm, and the refund is still owed. */
    record ShippedAfterCancellation(Instant scannedAt, Cancelled cancelled) implements State {}

    /**
     * In the customer's possession.
     *
     * @param late later than the law wants, where it judges by delivery
     */
    record Delivered(Instant at, boolean late) implements State {}

    /** Why it was cancelled. */
    enum Cause {
        /** The customer said so. */
        CUSTOMER,
        /** The seller will not supply. */
        SELLER,
        /** No, a late or a defective notice before the promised time passed. */
        NO_NOTICE,
        /** Asked, and no answer where silence cancels. */
        SILENCE,
        /** What was agreed to passed, and nothing was asked in time. */
        LAPSED
    }
}
