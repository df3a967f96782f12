package dev.backorderdesk.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What customers were last known to have been granted of articles, by who held the articles' locks. Good where {@link
 * RememberedSkus} is. To look them up in the tables was the dearest of all that an order read under its locks.
 */
final class RememberedGrants {

    /** It takes a sixteenth of the memory that Java may take. */
    private static final int PART = 16;

    /** Bytes, about, of what nothing was granted of, and of each grant. */
    private static final int EMPTY = 300;

    private static final int GRANT = 60;

    private final Cache<Need.Holding, Known> byHolding = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / PART)
            .executor(Runnable::run) // tidying is short, and to wake another thread for it is not
            .weigher((Need.Holding holding, Known known) ->
                    EMPTY + GRANT * known.grants().size())
            .build();

    /**
     * All that was granted from an instant on.
     *
     * @param since UTC
     * @param grants in no order
     */
    record Known(Instant since, List<Snapshot.Grant> grants) {

        Known {
            grants = List.copyOf(grants);
        }

        /** What counts from then on; all of it must be known. */
        Known from(Instant later) {
            List<Snapshot.Grant> left = grants;
            if (grants.stream().anyMatch(each -> each.at().isBefore(later))) {
                left = grants.stream()
                        .filter(each -> !each.at().isBefore(later))
                        .toList();
            }
            return new Known(later, left);
        }

        Known and(List<Snapshot.Grant> more) {
            List<Snapshot.Grant> all = new ArrayList<>(grants);
            all.addAll(more);
            return new Known(since, all);
        }
    }

    /** Those of them that are known, from that instant on. */
    Map<Need.Holding, Known> of(Set<Need.Holding> holdings, Instant since) {
        Map<Need.Holding, Known> known = new HashMap<>();
        byHolding.getAllPresent(holdings).forEach((holding, each) -> {
            if (!each.since().isAfter(since)) {
                known.put(holding, each.from(since));
            }
        });
        return known;
    }

    void put(Map<Need.Holding, Known> read) {
        byHolding.putAll(read);
    }

    void forget(Collection<Need.Holding> holdings) {
        byHolding.invalidateAll(holdings);
    }
}
