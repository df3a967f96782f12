package dev.backorderdesk.store;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.OrderEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks into the books without any lock. */
public final class SqlRecords implements Records {

    private final Database database;

    public SqlRecords(Database database) {
        this.database = database;
    }

    @Override
    public Optional<OrderRecord> order(String orderId) {
        return database.loosely(session -> OrderTables.records(session, List.of(orderId)).stream()
                .findFirst()
                .map(record -> new OrderRecord(
                        record.order(),
                        record.decision(),
                        record.facts(),
                        DossierTables.state(session, record),
                        WaitingRows.of(session, orderId),
                        NoticeTables.of(session, orderId),
                        ReorderTables.of(session, orderId),
                        DossierTables.events(session, orderId))));
    }

    @Override
    public Optional<Trail> trail(String orderId) {
        return order(orderId)
                .flatMap(record -> database.loosely(session -> Optional.ofNullable(
                                DossierTables.peek(session, Set.of(orderId)).get(orderId))
                        .map(dossier -> new Trail(
                                record,
                                dossier,
                                NoticeTables.plans(session, orderId),
                                CatalogTable.locations(session)))));
    }

    @Override
    public Map<String, String> titles(Set<String> skus) {
        return database.loosely(session -> CatalogTable.titles(session, skus));
    }

    @Override
    public List<SupplierScore> suppliers() {
        return database.loosely(SupplierScores::read);
    }

    @Override
    public List<OrderEvent> alarms(Instant since, int most) {
        return database.loosely(session -> DossierTables.alarms(session, since, most));
    }

    @Override
    public List<Outcome.Call> calls(Instant since, int most) {
        return database.loosely(session -> DossierTables.calls(session, since, most));
    }

    @Override
    public Totals totals() {
        return database.loosely(session -> session.query(
                        """
                        select (select count(*) from decided_order), (select count(*) from waiting_part where waits),
                            (select count(*) from pending), (select count(*) from outbox)""", row -> new Totals(row.number(1), row.number(2), row.number(3), row.number(4))))
                .get(0);
    }
}
