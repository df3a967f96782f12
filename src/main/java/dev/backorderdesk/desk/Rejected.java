package dev.backorderdesk.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not understood. It claims no key: the corrected one may be sent under the same.
 *
 * @param key its key where one could be read
 * @param code short code of what is wrong ({@code NOT_JSON}, {@code SCHEMA}, {@code TOO_LARGE}, ...)
 * @param sentence one sentence for the person who looks at the parked message
 * @param aside it lies on its parked queue already, and {@code raw} is empty
 */
public record Rejected(
        String queue,
        @Nullable String key,
        String code,
        String sentence,
        List<Problem> problems,
        Raw raw,
        Reply reply,
        boolean aside)
        implements Received {

    /** One that is to be parked. */
    public Rejected(
            String queue,
            @Nullable String key,
            String code,
            String sentence,
            List<Problem> problems,
            Raw raw,
            Reply reply) {
        this(queue, key, code, sentence, problems, raw, reply, false);
    }

    /** One that was too large to be read. */
    public static Rejected aside(String queue, String code, String sentence, List<Problem> problems, Reply reply) {
        return new Rejected(queue, null, code, sentence, problems, Raw.text(""), reply, true);
    }

    public Rejected {
        problems = List.copyOf(problems);
    }
}
