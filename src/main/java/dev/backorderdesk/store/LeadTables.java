package dev.backorderdesk.store;

import dev.backorderdesk.desk.Leads;
import dev.backorderdesk.desk.Lesson;
import dev.backorderdesk.desk.UnderWay;
import dev.backorderdesk.promise.lead.LeadRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What suppliers did. */
final class LeadTables {

    private static final Upsert RECORD = new Upsert("lead_record", List.of("body"), List.of("record_key"));
    private static final Upsert UNDER_WAY = new Upsert("under_way", List.of("body"), List.of("subject"));

    private LeadTables() {}

    /** What is under way of some subjects. */
    static Map<String, UnderWay> underWay(Session session, Collection<String> subjects) {
        Map<String, UnderWay> underWay = new HashMap<>();
        if (!subjects.isEmpty()) {
            session.query(
                            "select body from under_way where subject = any(?)",
                            row -> StoredJson.read(row.text(1), UnderWay.class),
                            (Object) Session.array(subjects))
                    .forEach(each -> underWay.put(each.subject(), each));
        }
        return underWay;
    }

    /** Without a lock: what is decided on may be a delivery behind, and is kept with the decision. */
    static Map<String, LeadRecord> records(
            Session session, SortedSet<String> names, RememberedTexts<LeadRecord> remembered) {
        return records(session, names, "", remembered::of);
    }

    /**
     * Applies what was learned to what the records hold now. They are locked last, each transaction in the same order, so
     * that who teaches waits only for the commit of who taught before.
     */
    static void write(Session session, Leads.Taught taught) {
        SortedSet<String> names = new TreeSet<>();
        taught.lessons().forEach(each -> names.addAll(each.records()));
        Map<String, LeadRecord> records = records(
                session, names, " order by record_key for update", text -> StoredJson.read(text, LeadRecord.class));
        for (Lesson lesson : taught.lessons()) {
            for (String name : lesson.records()) {
                records.put(name, lesson.taught(records.getOrDefault(name, LeadRecord.EMPTY)));
            }
        }
        RECORD.write(
                session, records.entrySet(), each -> Session.row(StoredJson.write(each.getValue()), each.getKey()));
        session.batch("delete from under_way where subject = ?", taught.ended(), each -> Session.row(each));
        UNDER_WAY.write(session, taught.begun(), each -> Session.row(StoredJson.write(each), each.subject()));
    }

    private static Map<String, LeadRecord> records(
            Session session, SortedSet<String> names, String how, Function<String, LeadRecord> reading) {
        Map<String, LeadRecord> records = new TreeMap<>();
        if (!names.isEmpty()) {
            session.query(
                            "select record_key, body from lead_record where record_key = any(?)" + how,
                            row -> Map.entry(row.text(1), reading.apply(row.text(2))),
                            (Object) Session.array(names))
                    .forEach(each -> records.put(each.getKey(), each.getValue()));
        }
        return records;
    }
}
