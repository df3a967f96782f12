package dev.backorderdesk.store;

import dev.backorderdesk.model.Advisory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carriers' words, the highest revision of each. */
final class AdvisoryTable {

    private AdvisoryTable() {}

    /** @param texts the same object for the same text, by which its areas are known that were taken apart before */
    static List<Advisory> read(Session session, Instant at, RememberedTexts<Advisory> texts) {
        return session.query(
                "select body from advisory where until_at is null or until_at > ? order by received",
                row -> texts.of(row.text(1)),
                at);
    }

    /** A new revision is a new row: what counts is when it was received. */
    static void write(Session session, List<Advisory> advisories) {
        Map<String, Advisory> last = new LinkedHashMap<>();
        for (Advisory each : advisories) {
            last.remove(each.advisoryId());
            last.put(each.advisoryId(), each);
        }
        session.batch("delete from advisory where advisory_id = ?", last.keySet(), id -> Session.row(id));
        session.batch(
                "insert into advisory (advisory_id, until_at, body) values (?, ?, ?)",
                last.values(),
                each -> Session.row(each.advisoryId(), each.until(), StoredJson.write(each)));
    }
}
