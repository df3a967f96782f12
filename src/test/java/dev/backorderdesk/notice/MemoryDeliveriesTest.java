package dev.backorderdesk.notice;

import java.time.Instant;

class MemoryDeliveriesTest extends DeliveriesContract {

    private final MemoryDeliveries book = new MemoryDeliveries();

    @Override
    protected Deliveries book() {
        return book;
    }

    @Override
    protected void planned(NoticePlan plan, Contact contact, Instant at) {
        book.planned(plan, contact, at);
    }
}
