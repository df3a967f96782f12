package dev.backorderdesk.store;

import dev.backorderdesk.desk.RuleArchive;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rule sets in a database. */
public final class SqlRuleArchive implements RuleArchive {

    private final Database database;

    public SqlRuleArchive(Database database) {
        this.database = database;
    }

    @Override
    public void keep(String version, SortedMap<String, byte[]> files, Instant at) {
        database.durably(session -> {
            if (known(session, version)) {
                return 0;
            }
            session.update("insert into rule_set (version, kept_at) values (?, ?)", version, at);
            return session.batch(
                            "insert into rule_file (version, path, content) values (?, ?, ?)",
                            files.entrySet(),
                            file -> Session.row(version, file.getKey(), file.getValue()))
                    .length;
        });
    }

    private static boolean known(Session session, String version) {
        return !session.query("select 1 from rule_set where version = ?", row -> row.integer(1), version)
                .isEmpty();
    }

    @Override
    public Optional<SortedMap<String, byte[]>> find(String version) {
        return database.loosely(session -> {
            if (!known(session, version)) {
                return Optional.empty();
            }
            SortedMap<String, byte[]> files = new TreeMap<>();
            session.query(
                    "select path, content from rule_file where version = ?",
                    row -> files.put(row.text(1), row.bytes(2)),
                    version);
            return Optional.of(files);
        });
    }
}
