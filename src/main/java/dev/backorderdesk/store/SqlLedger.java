package dev.backorderdesk.store;

import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

/** The ledger in a database. */
public final class SqlLedger implements Ledger {

    /** Orders that the law looks at in one transaction: all their articles are locked for it. */
    private static final int LAW = 50;

    private final Database database;
    private final InstantSource clock;
    private final Remembered remembered = Remembered.nothing();

    /** @param clock tells which advisories are past */
    public SqlLedger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public <T> T transact(Function<Books, T> work) {
        SortedSet<String> held = Collections.emptySortedSet();
        while (true) {
            SortedSet<String> early = held;
            try {
                return database.durably(
                        session -> work.apply(new SqlBooks(session, clock.instant(), remembered, early)));
            } catch (LedgerUnavailable away) {
                remembered.catalog().forget();
                throw away;
            } catch (SkuLocks.OutOfTurn wider) {
                held = wider.skus();
            } catch (SkuLocks.Missing missing) {
                database.loosely(session -> SkuLocks.create(session, missing.skus()));
            }
        }
    }

    @Override
    public List<Waiters> waiters(String after, int limit) {
        return database.loosely(session -> WaitingTables.waiters(session, after, limit));
    }

    @Override
    public List<Tick> due(Instant now, Set<Tick.Look.Kind> held, int limit) {
        return database.loosely(session -> {
            List<Tick> due = new ArrayList<>(ReorderTables.due(session, now, limit));
            due.addAll(DossierTables.lawDue(session, now, Math.min(LAW, limit - due.size())));
            boolean soon = !held.isEmpty() && DossierTables.lawDue(session, now, now.plus(LAW_IS_NEAR));
            due.addAll(WakeupTable.due(session, now, soon ? Set.of() : held, limit - due.size()));
            due.addAll(WaitingTables.due(session, now, limit - due.size()));
            due.addAll(PendingTable.due(session, now, limit - due.size()));
            return due;
        });
    }

    @Override
    public List<Tick> releases(Instant now, Set<String> skus) {
        return database.loosely(session -> WakeupTable.releases(session, now, skus));
    }
}
