package dev.backorderdesk.store;

import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction knows of the articles whose locks it holds: what the process remembers of them, and what it reads
 * beside it. What it writes is forgotten at once and remembered when it has committed, so that a transaction which is undone
 * leaves nothing behind; and who writes of an article that he did not read takes its lock then. Where the database keeps the
 * locks nothing is remembered.
 */
final class HeldArticles {
    private final Session session;
    private final @Nullable ArticleMemory memory;
    private final Map<String, RememberedSkus.Known> articles = new HashMap<>();
    private final Map<Need.Holding, RememberedGrants.Known> grants = new HashMap<>();

    HeldArticles(Session session) {
        this.session = session;
        ProcessLocks.Holding here = session.here();
        this.memory = here == null ? null : here.memory(session.connection());
    }

    /**
     * Articles that a transaction needs.
     *
     * @param known what is remembered of some
     * @param unread the others, which must be read
     */
    record Found(Map<String, RememberedSkus.Known> known, Set<String> unread) {}

    /** What is remembered of some articles. */
    Found remembered(Set<String> skus) {
        Map<String, RememberedSkus.Known> known =
                memory == null ? Map.of() : memory.articles().of(skus);
        articles.putAll(known);
        Set<String> unread = new TreeSet<>(skus);
        unread.removeAll(known.keySet());
        return new Found(known, unread);
    }

    /**
     * What was read of those that were not remembered.
     *
     * @param reorders with all that are open of each
     */
    void read(Set<String> skus, Map<String, SkuPosition> positions, List<Reorder> reorders) {
        if (memory == null || skus.isEmpty()) {
            return;
        }
        Map<String, List<Reorder>> bySku = new HashMap<>();
        for (Reorder each : reorders) {
            bySku.computeIfAbsent(each.sku(), sku -> new ArrayList<>()).add(each);
        }
        Map<String, RememberedSkus.Known> read = new HashMap<>();
        skus.forEach(sku -> read.put(
                sku,
                RememberedSkus.Known.of(
                        positions.getOrDefault(sku, SkuPosition.none(sku)), bySku.getOrDefault(sku, List.of()))));
        articles.putAll(read);
        if (!session.wrote()) {
            memory.articles().put(read);
        }
    }

    /** What customers were granted since, as far as it is remembered. */
    Map<Need.Holding, List<Snapshot.Grant>> remembered(Set<Need.Holding> holdings, Instant since) {
        if (memory == null) {
            return Map.of();
        }
        Map<Need.Holding, List<Snapshot.Grant>> known = new HashMap<>();
        memory.grants().of(holdings, since).forEach((holding, each) -> {
            grants.put(holding, each);
            known.put(holding, each.grants());
        });
        return known;
    }

    /** What was read of those that were not remembered; where nothing was, they were granted nothing since. */
    void read(Set<Need.Holding> holdings, Instant since, Map<Need.Holding, List<Snapshot.Grant>> found) {
        if (memory == null || holdings.isEmpty()) {
            return;
        }
        Map<Need.Holding, RememberedGrants.Known> read = new HashMap<>();
        holdings.forEach(holding ->
                read.put(holding, new RememberedGrants.Known(since, found.getOrDefault(holding, List.of()))));
        grants.putAll(read);
        if (!session.wrote()) {
            memory.grants().put(read);
        }
    }

    /** What was read is gathered into fewer rows. */
    void gather(Map<Need.Holding, List<Snapshot.Grant>> fewer, Instant since) {
        Map<Need.Holding, RememberedGrants.Known> after = new HashMap<>();
        fewer.forEach((holding, list) -> after.put(holding, new RememberedGrants.Known(since, list)));
        writeGrants(fewer.keySet(), after);
    }

    /** What counts for customers' limits beside what was read is about to be written. */
    void grant(Map<Need.Holding, List<Snapshot.Grant>> more) {
        Map<Need.Holding, RememberedGrants.Known> after = new HashMap<>();
        more.forEach((holding, list) -> {
            RememberedGrants.Known known = grants.get(holding);
            if (known != null) {
                after.put(holding, known.and(list));
            }
        });
        writeGrants(more.keySet(), after);
    }

    private void writeGrants(Set<Need.Holding> written, Map<Need.Holding, RememberedGrants.Known> after) {
        if (memory == null || written.isEmpty()) {
            return;
        }
        SkuLocks.take(session, written.stream().map(Need.Holding::sku).collect(Collectors.toCollection(TreeSet::new)));
        RememberedGrants remembered = memory.grants();
        remembered.forget(written);
        grants.keySet().removeAll(written);
        grants.putAll(after);
        session.whenCommitted(() -> remembered.put(after));
    }

    /** What follows for articles is about to be written. */
    void write(Outcome outcome) {
        SortedSet<String> written = RememberedSkus.written(outcome);
        if (memory == null || written.isEmpty()) {
            return;
        }
        SkuLocks.take(session, written);
        RememberedSkus remembered = memory.articles();
        remembered.forget(written);
        Map<String, RememberedSkus.Known> after = RememberedSkus.after(articles, outcome);
        articles.keySet().removeAll(written);
        articles.putAll(after);
        session.whenCommitted(() -> remembered.put(after));
    }
}
