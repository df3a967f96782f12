package dev.backorderdesk.notice;

import org.jspecify.annotations.Nullable;

/** Names of choices: the same choice for the same notice has the same, however often it is made. */
public final class ChoiceId {
    private ChoiceId() {}

    /** @param noticeId null where nobody asked */
    public static String of(String orderId, @Nullable String noticeId, String answer) {
        return Base32.digest("choice", orderId, noticeId == null ? "" : noticeId, answer);
    }
}
