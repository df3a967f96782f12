package dev.backorderdesk.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole new states: two JDBC batches, those that are there are updated and the others inserted. Whoever writes
 * holds the rows' lock (that of the SKU) or finds out by the inbox that somebody else was faster.
 */
final class Upsert {

    private final int keys;
    private final String update;
    private final String insert;

    /** @param keys columns of the primary key */
    Upsert(String table, List<String> values, List<String> keys) {
        this(table, values, keys, "");
    }

    /** @param and what every update sets beside, beginning with a comma */
    Upsert(String table, List<String> values, List<String> keys, String and) {
        this.keys = keys.size();
        List<String> columns = new ArrayList<>(values);
        columns.addAll(keys);
        this.update = "update " + table + " set " + String.join(" = ?, ", values) + " = ?" + and + " where "
                + String.join(" = ? and ", keys) + " = ?";
        this.insert = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", columns.stream().map(column -> "?").toList()) + ")";
    }

    /** @param row parameters of an element: values first, then keys; the last element of a key counts */
    <E> void write(Session session, Collection<E> elements, Function<E, @Nullable Object[]> row) {
        Map<List<@Nullable Object>, @Nullable Object[]> rows = new LinkedHashMap<>();
        for (E element : elements) {
            @Nullable Object[] parameters = row.apply(element);
            List<@Nullable Object> key = new ArrayList<>();
            for (int i = parameters.length - keys; i < parameters.length; i++) {
                key.add(parameters[i]);
            }
            rows.put(key, parameters);
        }
        List<@Nullable Object[]> all = List.copyOf(rows.values());
        int[] changed = session.batch(update, all, each -> each);
        List<@Nullable Object[]> missing = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                missing.add(all.get(i));
            }
        }
        session.batch(insert, missing, each -> each);
    }
}
