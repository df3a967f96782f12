package dev.backorderdesk.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. Texts name no address: they are shown and logged. */
public sealed interface SendOutcome {

    /**
     * Taken by the mail server or message centre.
     *
     * @param providerId the other side's name for it (queue id, message id in hex), where it told one
     * @param reply its answer
     */
    record Accepted(@Nullable String providerId, String reply) implements SendOutcome {}

    /** Certainly not taken; again from {@code dueAt} on. */
    record Retry(Instant dueAt, Blame blame, String reason) implements SendOutcome {}

    /** Certainly not taken and never will be: parked for a person. */
    record Failed(String reason) implements SendOutcome {}

    /** May or may not have been taken. */
    record InDoubt(String reason) implements SendOutcome {}

    /** Not to be sent on this channel. */
    record Skipped(String reason) implements SendOutcome {}

    /** Whom a passing failure counts against. */
    enum Blame {
        /** The notice's own attempts, which are few. */
        ADDRESS,
        /** The provider: does not use up the notice's attempts. */
        PROVIDER,
        /** Nobody: it was not the time to send. */
        NOBODY
    }
}
