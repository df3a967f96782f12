package dev.backorderdesk.desk;

import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Books that are those of another ledger, but for what a test changes. */
public interface LedgerBehind extends Ledger {
    /** The other one. */
    Ledger ledger();

    @Override
    default <T> T transact(Function<Books, T> work) {
        return ledger().transact(work);
    }

    @Override
    default List<Tick> due(Instant now, Set<Tick.Look.Kind> held, int limit) {
        return ledger().due(now, held, limit);
    }

    @Override
    default List<Tick> releases(Instant now, Set<String> skus) {
        return ledger().releases(now, skus);
    }

    @Override
    default List<Waiters> waiters(String after, int limit) {
        return ledger().waiters(after, limit);
    }
}
