package dev.backorderdesk.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not understood. It claims no key: the corrected one may be sent under the same.
 *
 * @param key its key where one could be read
 * @param code short code of what is wrong ({@code NOT_JSON}, {@code SCHEMA}, {@code TOO_LARGE}, ...)
 * @param sentence one sentence for the person who looks at the parked message
 */
public record Rejected(
        String queue, @Nullable String key, String code, String sentence, List<Problem> problems, Raw raw, Reply reply)
        implements Received {

    public Rejected {
        problems = List.copyOf(problems);
    }
}
