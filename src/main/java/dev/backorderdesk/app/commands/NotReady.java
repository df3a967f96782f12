package dev.backorderdesk.app.commands;

import org.jspecify.annotations.Nullable;

/** What a command needs is not there: no desk runs, a file can't be read; the message is a sentence for a person. */
public final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotReady(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
