package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Rejected;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.jms.Aside;
import dev.backorderdesk.flow.jms.BatchMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * From a message as it came to what the desk takes. It never throws because of a message: what can't be understood is
 * {@link Rejected} with every problem and its place. Safe for any number of threads.
 */
public final class Decoder {

    private static final int MOST_PROBLEMS = 1000;
    private static final Problem NO_BODY = new Problem("", "a TextMessage or a BytesMessage", "neither");

    private final int maxBytes;
    private final int maxLines;
    private final Kinds kinds = new Kinds();
    private final StrictJson json;

    /**
     * @param maxBytes a message with more bytes (UTF-8) is refused
     * @param maxLines an order with more lines is refused
     */
    public Decoder(int maxBytes, int maxLines) {
        this.maxBytes = maxBytes;
        this.maxLines = maxLines;
        this.json = new StrictJson(maxBytes);
    }

    /** Decodes a message of one of {@link Queues#IN}. */
    public Received decode(BatchMessage message) {
        String address = message.replyTo();
        boolean lasting = address == null || Characters.lasting(address);
        boolean good = address == null || (lasting && Queues.mayBeAnswered(address));
        Reply reply = new Reply(good ? address : null, kept(correlation(message)));
        Received received = decode(message.queue(), Body.of(message), message, reply);
        String id = correlation(message);
        if (id != null && !Characters.lasting(id)) {
            Problem problem = new Problem(
                    message.correlationId() == null ? "JMSMessageID" : "JMSCorrelationID",
                    "an id without NUL and halves of surrogate pairs",
                    MessageSchema.shortened(Characters.lastingOf(id)));
            received = refused(received, "CORRELATION_ID", "Its id has characters that can't be kept.", problem);
        }
        if (!good && address != null) {
            Problem problem = new Problem(
                    "JMSReplyTo",
                    "a queue of your own, or none",
                    MessageSchema.shortened(Characters.lastingOf(address)));
            String sentence = lasting
                    ? "Its JMSReplyTo names a queue of ours."
                    : "Its JMSReplyTo has characters that can't be kept.";
            received = refused(received, "REPLY_TO", sentence, problem);
        }
        return received;
    }

    /** For one more reason, where it is refused already. */
    private static Rejected refused(Received received, String code, String sentence, Problem problem) {
        if (received instanceof Rejected rejected) {
            List<Problem> problems = new ArrayList<>(rejected.problems());
            problems.add(problem);
            return new Rejected(
                    rejected.queue(),
                    rejected.key(),
                    rejected.code(),
                    rejected.sentence() + " " + sentence,
                    problems,
                    rejected.raw(),
                    rejected.reply(),
                    rejected.aside());
        }
        String key = ((Arrival) received).event().key();
        return new Rejected(received.queue(), key, code, sentence, List.of(problem), received.raw(), received.reply());
    }

    private static @Nullable String correlation(BatchMessage message) {
        return message.correlationId() == null ? message.messageId() : message.correlationId();
    }

    private static @Nullable String kept(@Nullable String id) {
        return id == null ? null : Characters.lastingOf(id);
    }

    private Received decode(String queue, Body body, BatchMessage message, Reply reply) {
        Aside aside = message.aside();
        if (aside != null) {
            Problem problem = aside.code().equals(Aside.TOO_LARGE)
                    ? new Problem("", "at most " + maxBytes + " bytes", "more")
                    : NO_BODY;
            return Rejected.aside(queue, aside.code(), aside.sentence(), List.of(problem), reply);
        }
        if (body.bytes() > maxBytes) {
            Problem problem = new Problem("", "at most " + maxBytes + " bytes", body.bytes() + " bytes");
            return new Rejected(
                    queue, null, Aside.TOO_LARGE, sentence(List.of(problem)), List.of(problem), body.raw(), reply);
        }
        if (body.text() == null) {
            Problem problem = new Problem("", "text in UTF-8", "other bytes");
            return new Rejected(queue, null, "NOT_UTF8", "It is no UTF-8.", List.of(problem), body.raw(), reply);
        }
        String text = body.json();
        if (text.isBlank()) {
            Problem problem = new Problem("", "one JSON document", null);
            return new Rejected(queue, null, Aside.NO_BODY, "It is empty.", List.of(problem), body.raw(), reply);
        }
        try {
            return decode(queue, json.read(text), body.raw(), reply);
        } catch (StrictJson.NotJson e) {
            Problem problem = new Problem("", "one JSON document", e.getMessage());
            return new Rejected(
                    queue, null, "NOT_JSON", "It is no JSON: " + e.getMessage(), List.of(problem), body.raw(), reply);
        }
    }

    /** A message on which we failed ourselves. */
    public Rejected unreadable(BatchMessage message, RuntimeException fault) {
        String sentence = "It can't be read because of a fault of ours: "
                + MessageSchema.shortened(String.valueOf(fault.getMessage()));
        return new Rejected(
                message.queue(),
                null,
                "FAULT",
                sentence,
                List.of(new Problem("", "a message that can be read", null)),
                Body.of(message).raw(),
                new Reply(null, kept(correlation(message))));
    }

    /** Decodes a message that is a tree already. */
    public Received decode(String queue, JsonNode message, Raw raw, Reply reply) {
        Kind kind = kinds.of(queue, message);
        String key = kind.key(message);
        int lines = message.path("lines").size();
        if (lines > maxLines) {
            Problem problem = new Problem("/lines", "at most " + maxLines + " lines", lines + " lines");
            return new Rejected(queue, key, "TOO_MANY_LINES", sentence(List.of(problem)), List.of(problem), raw, reply);
        }
        JsonNode cut = kind.schema().shape().cut(message);
        List<Problem> problems = kind.check(cut);
        if (!problems.isEmpty()) {
            return new Rejected(queue, key, "SCHEMA", sentence(problems), limited(problems), raw, reply);
        }
        return new Arrival(queue, kind.read().apply(new Fields(cut)), Digest.of(cut), raw, reply);
    }

    /** The schema of a queue's messages, on {@code catalog.in} of one kind of them. */
    MessageSchema schema(String queue, @Nullable String entry) {
        JsonNode probe = JsonNodeFactory.instance.objectNode().put("kind", entry);
        return kinds.of(queue, probe).schema();
    }

    private static String sentence(List<Problem> problems) {
        Problem first = problems.get(0);
        String found = first.found() == null ? "nothing" : first.found();
        String place = first.at().isEmpty() ? "the message" : first.at();
        String more = problems.size() == 1 ? "" : ", and " + (problems.size() - 1) + " more";
        return "At " + place + " expected " + first.expected() + ", found " + found + more + ".";
    }

    private static List<Problem> limited(List<Problem> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<Problem> limited = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        limited.add(new Problem("", "no more problems", problems.size() - MOST_PROBLEMS + " more"));
        return limited;
    }
}
