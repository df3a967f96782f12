package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Choices.Answer;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer's choice as the contract's messages: an answer to a notice on {@code consents.in}; a cancellation that nobody
 * asked about on {@code orders.changes}, for the whole of what has not left.
 */
public final class ChoiceLetters {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CUSTOMER = "CUSTOMER";

    private ChoiceLetters() {}

    /** @throws IllegalArgumentException where somebody waits without having been asked */
    public static OutboxMessage of(Choice choice) {
        ObjectNode out = JSON.createObjectNode();
        if (choice.noticeId() != null) {
            out.put("consentId", choice.choiceId());
            out.put("noticeId", choice.noticeId());
            out.put("answer", choice.answer().name());
            out.put("receivedAt", choice.at().toString());
            out.put("by", CUSTOMER);
            return to("queue://consents.in", out);
        }
        if (choice.answer() != Answer.CANCEL) {
            throw new IllegalArgumentException("order " + choice.orderId() + ": nobody asked whether to wait");
        }
        out.put("changeId", choice.choiceId());
        out.put("orderId", choice.orderId());
        out.put("by", CUSTOMER);
        out.put("receivedAt", choice.at().toString());
        out.put("cancel", true);
        return to("queue://orders.changes", out);
    }

    private static OutboxMessage to(String queue, ObjectNode body) {
        return new OutboxMessage(queue, null, null, Map.of(), Raw.text(body.toString()));
    }
}
