package dev.backorderdesk.console;

/** How a reason is told to a customer: as in the mail. */
@FunctionalInterface
public interface ReasonWords {

    /**
     * The reason in a language.
     *
     * @param locale BCP 47 tag
     * @param text the rule's own sentence, in English
     */
    String say(String locale, String code, String text);
}
