package dev.backorderdesk.model;

/** The clock's own events: something became due. They carry no message and claim no key in the inbox. */
public sealed interface Tick extends Event
        permits Tick.ReorderDue, Tick.PendingDue, Tick.PartDue, Tick.LawDue, Tick.Look {

    /** The collecting time of a reorder proposal is over. */
    record ReorderDue(String reorderId, String supplier, String sku, String location) implements Tick {
        @Override
        public String key() {
            return reorderId;
        }
    }

    /** A message has waited too long for its parent, or its parent came without its being noticed. */
    record PendingDue(String queue, String pendingKey) implements Tick {
        @Override
        public String key() {
            return queue + "/" + pendingKey;
        }
    }

    /** The day by which a part was to leave is over, and it still waits. */
    record PartDue(String orderId, int line, int part, String sku) implements Tick {
        @Override
        public String key() {
            return orderId + "/" + line + "/" + part;
        }
    }

    /** The law of late orders looks at an order: something is due, or a time has passed. */
    record LawDue(String orderId) implements Tick {
        @Override
        public String key() {
            return orderId;
        }
    }

    /**
     * Something is to be looked at that many orders may depend on; so many at a time.
     *
     * @param subject name of it within its kind
     * @param sku the article where it is one article's; else empty
     * @param after the orders up to here (an id, or a turn) were looked at already, for a reorder how often its supplier was reminded; empty
     *     at the beginning
     * @param begun number of the beginning that it goes on from, as the ledger gave it; 0 where it begins, which whatever
     *     goes on from an earlier beginning does not undo
     */
    record Look(Kind kind, String subject, String sku, String after, long begun) implements Tick {

        /** One that begins, or begins anew. */
        public Look(Kind kind, String subject, String sku, String after) {
            this(kind, subject, sku, after, 0);
        }

        /** What is looked at. */
        public enum Kind {
            SUPPLY,
            RELEASE,
            ADVISORY,
            REORDER,
            /** Cancelled pieces that the warehouse had; the subject is their order. */
            RECALL,
            /** A refund that nobody answered; {@code after} says how far that went. */
            REFUND,
            /** An order that waits for supply that moved and on which many count; the subject is the order. */
            WAITING,
            /** A notice that can't be sent; {@code after} says why where it contradicts another. */
            NOTICE
        }

        @Override
        public String key() {
            return kind + "/" + subject;
        }

        /** The same, from further on. */
        public Look from(String orderId) {
            return new Look(kind, subject, sku, orderId, begun);
        }
    }
}
