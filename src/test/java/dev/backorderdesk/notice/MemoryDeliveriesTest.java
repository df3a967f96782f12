package dev.backorderdesk.notice;

import java.time.Instant;
import java.util.Map;

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

    @Override
    protected Map<String, String> unsent() {
        return book.unsent();
    }
}
