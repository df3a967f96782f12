package dev.backorderdesk.flow.codec;

import dev.backorderdesk.flow.Queues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which kind a message is: by its queue, and on {@code catalog.in} by its {@code kind}. */
final class Kinds {

    private final Map<String, Kind> byQueue;
    private final Map<String, Kind> catalog;

    Kinds() {
        SchemaFiles files = new SchemaFiles();
        Map<String, Kind> queues = new HashMap<>();
        queues.put(
                Queues.ORDERS_IN,
                new Kind(whole(files, Queues.ORDERS_IN), "", List.of("orderId"), Orders::repeatedLines, Orders::order));
        queues.put(Queues.ORDERS_CHANGES, Kind.of(whole(files, Queues.ORDERS_CHANGES), "changeId", Orders::change));
        queues.put(Queues.STOCK_IN, Kind.of(whole(files, Queues.STOCK_IN), "movementId", Goods::movement));
        queues.put(Queues.SUPPLY_IN, Kind.of(whole(files, Queues.SUPPLY_IN), "supplyId", Goods::supply));
        queues.put(
                Queues.CARRIERS_IN,
                new Kind(
                        whole(files, Queues.CARRIERS_IN),
                        "",
                        List.of("advisoryId"),
                        Goods::neverCovers,
                        Goods::advisory));
        queues.put(
                Queues.SHIPMENTS_IN,
                new Kind(
                        whole(files, Queues.SHIPMENTS_IN),
                        "",
                        List.of("shipmentId"),
                        Goods::deliveredFirst,
                        Goods::shipment));
        queues.put(Queues.CONSENTS_IN, Kind.of(whole(files, Queues.CONSENTS_IN), "consentId", Words::answer));
        queues.put(Queues.PAYMENTS_IN, Kind.of(whole(files, Queues.PAYMENTS_IN), "paymentEventId", Words::payment));
        queues.put(Queues.REFUNDS_IN, Kind.of(whole(files, Queues.REFUNDS_IN), "answerId", Orders::refundAnswer));
        // For a message whose kind nobody knows: its schema says so, nothing is ever read by it.
        queues.put(
                Queues.CATALOG_IN, new Kind(whole(files, Queues.CATALOG_IN), "", List.of(""), cut -> List.of(), in -> {
                    throw new IllegalStateException("a catalogue entry without a kind passed its schema");
                }));
        byQueue = Map.copyOf(queues);
        catalog = Map.of(
                "ITEM", entry(files, "ITEM", List.of("sku"), Goods::item),
                "SELLER", entry(files, "SELLER", List.of("seller"), Goods::seller),
                "SUPPLIER", entry(files, "SUPPLIER", List.of("supplier"), Goods::supplier),
                "SUPPLIER_ITEM", entry(files, "SUPPLIER_ITEM", List.of("supplier", "sku"), Goods::supplierItem),
                "LOCATION", entry(files, "LOCATION", List.of("location"), Goods::location));
    }

    /** @throws IllegalArgumentException where no such queue is decoded */
    Kind of(String queue, JsonNode message) {
        Kind kind = byQueue.get(queue);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no message of " + queue + " can be decoded; known: " + byQueue.keySet());
        }
        @Nullable
        Kind entry = queue.equals(Queues.CATALOG_IN)
                ? catalog.get(message.path("kind").asString(""))
                : null;
        return entry == null ? kind : entry;
    }

    private static MessageSchema whole(SchemaFiles files, String queue) {
        return new MessageSchema(files, queue, "");
    }

    private static Kind entry(
            SchemaFiles files, String kind, List<String> key, Function<Fields, dev.backorderdesk.model.Event> read) {
        MessageSchema schema = new MessageSchema(files, Queues.CATALOG_IN, "/$defs/" + kind);
        return new Kind(schema, kind + "/", key, cut -> List.of(), read);
    }
}
