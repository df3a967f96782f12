package dev.backorderdesk.store;

import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerContract;
import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.notice.Deliveries;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database as it is shipped: on disk, each commit forced. */
class H2FileLedgerTest extends LedgerContract {

    @TempDir
    static Path folder;

    private static Database database;
    private Store store;

    @BeforeAll
    static void open() {
        database = Database.embedded(folder, 4);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        store = Store.in(Databases.emptied(database), CLOCK);
    }

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
