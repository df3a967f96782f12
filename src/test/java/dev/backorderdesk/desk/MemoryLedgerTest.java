package dev.backorderdesk.desk;

import dev.backorderdesk.notice.Deliveries;

class MemoryLedgerTest extends LedgerContract {

    private final MemoryLedger ledger = new MemoryLedger(CLOCK);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Outbox outbox() {
        return ledger;
    }

    @Override
    protected Records records() {
        return ledger;
    }

    @Override
    protected Deliveries deliveries() {
        return ledger.deliveries();
    }
}
