package dev.backorderdesk.store;

import dev.backorderdesk.allocate.WaitingPart;

/** Names a part. */
record PartKey(String orderId, int line, int part) {

    static PartKey of(WaitingPart part) {
        return new PartKey(part.orderId(), part.line(), part.part());
    }
}
