package dev.backorderdesk.store;

import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveriesContract;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

class H2DeliveriesTest extends DeliveriesContract {

    private final Store store = Store.in(Databases.h2(), InstantSource.fixed(Instant.EPOCH));
    private final PlannedNotice planned = new PlannedNotice(store.ledger());

    @Override
    protected Deliveries book() {
        return store.deliveries();
    }

    @Override
    protected void planned(NoticePlan plan, Contact contact, Instant at) {
        planned.write(plan, contact, at);
    }

    @Override
    protected Map<String, String> unsent() {
        return planned.unsent();
    }
}
