package dev.backorderdesk.desk;

/**
 * A message's body as it was sent.
 *
 * @param text the text, or Base64 where the bytes were no UTF-8
 * @param binary the text is Base64
 */
public record Raw(String text, boolean binary) {

    /** A body that is text. */
    public static Raw text(String text) {
        return new Raw(text, false);
    }
}
