package dev.backorderdesk.app.commands;

/** What was asked for was understood and is not to be had; the message is a sentence for a person. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence);
    }
}
