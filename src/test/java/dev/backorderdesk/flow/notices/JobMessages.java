package dev.backorderdesk.flow.notices;

import dev.backorderdesk.flow.jms.BatchMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Jobs as a queue hands them over: as text and, every second one, as bytes. */
public final class JobMessages {

    private JobMessages() {}

    @SuppressWarnings("NullAway") // javac 17 does not read "byte @Nullable []" back from a class file
    public static List<BatchMessage> of(String queue, List<String> jobs) {
        List<BatchMessage> messages = new ArrayList<>();
        for (String job : jobs) {
            boolean bytes = messages.size() % 2 == 1;
            messages.add(new BatchMessage(
                    queue,
                    bytes ? null : job,
                    bytes ? job.getBytes(StandardCharsets.UTF_8) : null,
                    null,
                    "ID:" + messages.size(),
                    null,
                    Map.of()));
        }
        return messages;
    }
}
