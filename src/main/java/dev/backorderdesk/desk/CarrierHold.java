package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import org.jspecify.annotations.Nullable;

/** How a part says that its carrier holds it: {@code carriers.in/A-7/2: nothing flies}. Others may hold it for other reasons. */
final class CarrierHold {
    private static final String QUEUE = "carriers.in";
    private static final String THEN = ": ";
    private static final String PASSING = ", over before it leaves";

    private CarrierHold() {}

    static String of(Advisory advisory) {
        return cause(advisory) + THEN + advisory.reason();
    }

    /** Of a hold that is over before the part could leave in any case: it stays, should stock come early, and is not told. */
    static String passing(Advisory advisory) {
        return cause(advisory) + PASSING + THEN + advisory.reason();
    }

    static boolean passes(String held) {
        return subject(held).endsWith(PASSING);
    }

    private static String subject(String held) {
        return held.split(THEN, 2)[0];
    }

    static String cause(Advisory advisory) {
        return QUEUE + "/" + advisory.advisoryId() + "/" + advisory.revision();
    }

    /** What ended the hold where no advisory says so: its time is over, or it speaks of something else now. */
    static String over(String held) {
        String subject = subject(held);
        return (passes(held) ? subject.substring(0, subject.length() - PASSING.length()) : subject) + " is over";
    }

    static boolean is(@Nullable String text) {
        return text != null && text.startsWith(QUEUE);
    }
}
