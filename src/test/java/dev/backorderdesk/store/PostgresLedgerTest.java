package dev.backorderdesk.store;

import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerContract;
import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.notice.Deliveries;

class PostgresLedgerTest extends LedgerContract {

    private final Store store = Store.in(Databases.postgres(), CLOCK);

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }

    @Override
    protected Outbox outbox() {
        return store.outbox();
    }

    @Override
    protected Records records() {
        return store.records();
    }

    @Override
    protected Deliveries deliveries() {
        return store.deliveries();
    }
}
