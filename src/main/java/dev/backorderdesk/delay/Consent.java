package dev.backorderdesk.delay;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the customer has said to waiting.
 *
 * @param until the last day agreed to (ship-to zone); null where there is none, or where the yes is to an unknown date
 */
public record Consent(Kind kind, @Nullable LocalDate until) {

    static final Consent NOT_ASKED = new Consent(Kind.NOT_ASKED, null);

    /** The kinds of consent. */
    public enum Kind {
        /** Nobody asked, for nothing was late. */
        NOT_ASKED,
        /** Asked; the answer is open. */
        ASKED,
        /** Agreed by not answering. */
        BY_SILENCE,
        /** Said yes. */
        EXPRESS,
        /** Said no. */
        REFUSED,
        /** Did not answer where silence cancels, or what was agreed to has passed. */
        LAPSED
    }
}
