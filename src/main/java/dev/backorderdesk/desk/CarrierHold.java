package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.policy.SuspensionPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a part says that its carrier holds it: {@code carriers.in/A-7/2: nothing flies}. Others may hold it for other reasons. */
final class CarrierHold {
    private static final String QUEUE = "carriers.in";
    private static final String THEN = ": ";

    private CarrierHold() {}

    static String of(Advisory advisory) {
        return cause(advisory) + THEN + advisory.reason();
    }

    static String cause(Advisory advisory) {
        return QUEUE + "/" + advisory.advisoryId() + "/" + advisory.revision();
    }

    /** What ended the hold where no advisory says so: its time is over, or it speaks of something else now. */
    static String over(String held) {
        return held.split(THEN, 2)[0] + " is over";
    }

    static boolean is(@Nullable String text) {
        return text != null && text.startsWith(QUEUE);
    }

    /** When it may be over (UTC); null where nobody knows. */
    static @Nullable Instant end(Advisory suspension, SuspensionPolicy policy) {
        Instant until = suspension.until();
        return until != null || policy.action() != SuspensionPolicy.Action.REPROMISE
                ? until
                : suspension.from().plus(Duration.ofDays(policy.assumedDays()));
    }
}
