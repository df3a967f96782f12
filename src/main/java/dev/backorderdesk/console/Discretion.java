package dev.backorderdesk.console;

import java.util.regex.Pattern;

/** Takes people's addresses out of words that others wrote: mail servers repeat them in their answers. */
public final class Discretion {

    private static final Pattern MAIL = Pattern.compile("[^\\s<>\"'(),;:=]+@[^\\s<>\"'(),;:=]+");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+\\d(?:[ /()-]{0,3}\\d){6,}");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d(?:[ /()-]{0,3}\\d){6,}");

    private Discretion() {}

    /** For the log: mail addresses and numbers with their country go, ids and times stay. */
    public static String inLogs(String words) {
        return replaced(words, INTERNATIONAL);
    }

    /** For the answer of a mail server or message centre: every long number goes as well. */
    static String inAnswers(String words) {
        return replaced(words, LONG_NUMBER);
    }

    private static String replaced(String words, Pattern number) {
        String out = words.indexOf('@') < 0 ? words : MAIL.matcher(words).replaceAll("(address)");
        return number.matcher(out).replaceAll("(number)");
    }
}
