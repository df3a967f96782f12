package dev.backorderdesk.model;

/** The clock's own events: something became due. They carry no message and claim no key in the inbox. */
public sealed interface Tick extends Event permits Tick.ReorderDue, Tick.PendingDue {

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
}
