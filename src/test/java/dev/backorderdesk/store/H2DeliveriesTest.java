package dev.backorderdesk.store;

import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveriesContract;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.InstantSource;

class H2DeliveriesTest extends DeliveriesContract {

    private final Store store = Store.in(Databases.h2(), InstantSource.fixed(Instant.EPOCH));

    @Override
    protected Deliveries book() {
        return store.deliveries();
    }

    @Override
    protected void planned(NoticePlan plan, Contact contact, Instant at) {
        PlannedNotice.write(store.ledger(), plan, contact, at);
    }
}
