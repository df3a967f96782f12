package dev.backorderdesk.flow.jms;

/**
 * Why a message lies on its parked queue already, as it came.
 *
 * @param code {@link #TOO_LARGE} or {@link #NO_BODY}
 * @param sentence for whoever looks after parked messages
 */
public record Aside(String code, String sentence) {

    /** Code of a body that was not read; the same as of one that was read and found too large. */
    public static final String TOO_LARGE = "TOO_LARGE";

    /** Code of what has no body that is text or bytes, or a broken one. */
    public static final String NO_BODY = "NO_BODY";

    static Aside noBody() {
        return new Aside(NO_BODY, "It is no text and no bytes, and lies here as it came.");
    }
}
