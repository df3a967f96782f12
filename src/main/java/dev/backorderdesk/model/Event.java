package dev.backorderdesk.model;

/** Something that came in at the front door. Its {@link #key()} is unique among the messages of its queue. */
public sealed interface Event
        permits Order,
                OrderChange,
                RefundAnswer,
                StockMovement,
                Supply,
                CatalogEntry,
                Advisory,
                Shipment,
                NoticeAnswer,
                PaymentEvent,
                Tick {

    /** The key by which a second copy of this message is known, never blank. */
    String key();

    /** The revision within the key, 1 or more; 1 for messages that carry none. */
    default long revision() {
        return 1;
    }
}
