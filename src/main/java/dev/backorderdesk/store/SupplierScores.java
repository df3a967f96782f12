package dev.backorderdesk.store;

import dev.backorderdesk.desk.Records.SupplierScore;
import dev.backorderdesk.promise.lead.LeadRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How suppliers did. Reads all reorders and supplies: for a person who asks, not for an order. */
final class SupplierScores {

    private record Asked(String supplier, long reorders, long pieces, long unanswered) {}

    private record Came(String supplier, long confirmed, long received, long open) {}

    private SupplierScores() {}

    static List<SupplierScore> read(Session session) {
        Map<String, Asked> asked = new HashMap<>();
        session.query("""
                        select supplier, count(*), sum(quantity),
                            sum(case when state in ('SENT', 'UNANSWERED') then 1 else 0 end)
                        from reorder where state in ('SENT', 'CONFIRMED', 'REFUSED', 'UNANSWERED')
                        group by supplier""", row -> new Asked(row.text(1), row.number(2), row.number(3), row.number(4)))
                .forEach(each -> asked.put(each.supplier(), each));
        Map<String, Came> came = new HashMap<>();
        session.query("""
                        select supplier,
                            sum(case when reorder_id is not null and status = 'OPEN' then quantity else 0 end),
                            sum(received),
                            sum(case when status = 'OPEN' and quantity > received then quantity - received else 0 end)
                        from supply group by supplier""", row -> new Came(row.text(1), row.number(2), row.number(3), row.number(4)))
                .forEach(each -> came.put(each.supplier(), each));
        Map<String, LeadRecord> records = new HashMap<>();
        // The character after the slash is the zero.
        session.query(
                        "select record_key, body from lead_record where record_key > 'supplier/'"
                                + " and record_key < 'supplier0'",
                        row -> Map.entry(row.text(1), StoredJson.read(row.text(2), LeadRecord.class)))
                .forEach(each -> records.put(each.getKey().substring("supplier/".length()), each.getValue()));
        TreeSet<String> names = new TreeSet<>(asked.keySet());
        names.addAll(came.keySet());
        List<SupplierScore> scores = new ArrayList<>();
        for (String name : names) {
            Asked of = asked.getOrDefault(name, new Asked(name, 0, 0, 0));
            Came from = came.getOrDefault(name, new Came(name, 0, 0, 0));
            scores.add(new SupplierScore(
                    name,
                    of.reorders(),
                    of.pieces(),
                    of.unanswered(),
                    from.confirmed(),
                    from.received(),
                    from.open(),
                    records.getOrDefault(name, LeadRecord.EMPTY).onTimePercent()));
        }
        return scores;
    }
}
