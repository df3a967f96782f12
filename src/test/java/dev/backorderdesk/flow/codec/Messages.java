package dev.backorderdesk.flow.codec;

import dev.backorderdesk.flow.jms.BatchMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as they come from a queue. */
public final class Messages {

    /** The contract's example, word for word. */
    public static final String ORDER = """
            {"orderId":"SO-100045","placedAt":"2026-11-20T09:30:00Z","channel":"web","seller":"S-1",
             "customer":{"id":"C-881","name":"Ada Meyer","tier":"gold","email":"ada@example.com","phone":"+4915112345678",
                         "locale":"de-DE","timeZone":"Europe/Berlin","channels":["email","sms"]},
             "shipTo":{"country":"DE","region":"BE","postalCode":"10115","timeZone":null},
             "delivery":{"service":"standard"},
             "payment":{"method":"card","credit":"NONE","currency":"EUR","completeAt":"2026-11-20T09:30:02Z","captured":false,"billingCycleEnd":null},
             "charges":{"shipping":"4.90","tax":"0.00","discount":"0.00","total":"132.40"},
             "regime":"EU", "shipComplete":false,
             "lines":[{"line":1,"sku":"22423","quantity":10,"unitPrice":"12.75","listPrice":"14.95","shippingAlone":"4.90",
                       "needBy":"2026-12-18","needByEssential":false,
                       "statedShip":{"within":5,"unit":"BUSINESS_DAYS"},"subscription":null}]}
            """;

    private Messages() {}

    public static BatchMessage text(String queue, String text) {
        return new BatchMessage(queue, text, null, null, "ID:1", null, Map.of());
    }

    public static BatchMessage bytes(String queue, byte[] bytes) {
        return new BatchMessage(queue, null, bytes, null, "ID:1", null, Map.of());
    }

    public static BatchMessage bytes(String queue, String text) {
        return bytes(queue, text.getBytes(StandardCharsets.UTF_8));
    }

    public static BatchMessage answerTo(@Nullable String replyTo, String queue, String text) {
        return new BatchMessage(queue, text, null, "corr-7", "ID:1", replyTo, Map.of());
    }
}
