package dev.backorderdesk.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a message, in the envelope of the contract.
 *
 * @param key null where no key could be read
 */
public record Answer(String queue, @Nullable String key, Status status, List<Problem> errors, Reply reply) {

    public Answer {
        errors = List.copyOf(errors);
    }

    /** What became of it. */
    public enum Status {
        APPLIED,
        DUPLICATE,
        STALE,
        PENDING,
        REFUSED,
        CONFLICT,
        INVALID
    }
}
