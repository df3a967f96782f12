package dev.backorderdesk.store;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.desk.Agreed;
import dev.backorderdesk.desk.CaseFile;
import dev.backorderdesk.desk.Dossier;
import dev.backorderdesk.desk.Handed;
import dev.backorderdesk.desk.Legal;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.OrderTurn;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happens to decided orders: where they stand, what happened, what must be looked at again. */
final class DossierTables {
    static final String LAW_DUE =
            "select order_id from decided_order where law_at between ? and ? order by law_at, order_id limit ?";

    private static final Upsert STATE = new Upsert("order_state", List.of("body"), List.of("order_id"));
    private static final Upsert FILE = new Upsert("case_file", List.of("body"), List.of("order_id"));

    private DossierTables() {}

    /** Orders whole, locked until the transaction ends: in one order, so that nobody waits for each other. */
    static Map<String, Dossier> read(Session session, Set<String> orderIds) {
        return read(session, orderIds, " for update");
    }

    /** The same without a lock, to look at. */
    static Map<String, Dossier> peek(Session session, Set<String> orderIds) {
        return read(session, orderIds, "");
    }

    private static Map<String, Dossier> read(Session session, Set<String> orderIds, String lock) {
        Map<String, Dossier> dossiers = new TreeMap<>();
        if (orderIds.isEmpty()) {
            return dossiers;
        }
        String[] ids = Session.array(new TreeSet<>(orderIds));
        Map<String, Instant> lookAt = new HashMap<>();
        session.query(
                        "select order_id, law_at from decided_order where order_id = any(?) order by order_id" + lock,
                        row -> new Outcome.LookAt(row.text(1), row.instantOrNull(2)),
                        (Object) ids)
                .forEach(each -> {
                    if (each.at() != null) {
                        lookAt.put(each.orderId(), each.at());
                    }
                });
        Map<String, OrderState> states = states(session, ids);
        Map<String, CaseFile> files = new HashMap<>();
        session.query(
                        "select body from case_file where order_id = any(?)",
                        row -> StoredJson.read(row.text(1), CaseFile.class),
                        (Object) ids)
                .forEach(each -> files.put(each.orderId(), each));
        Map<String, List<Handed>> handed = NoticeTables.handed(session, files.values());
        for (OrderTables.Record each : OrderTables.records(session, orderIds)) {
            String id = each.order().orderId();
            OrderState state = states.get(id);
            Map<Integer, Agreed> agreed = each.agreed();
            dossiers.put(
                    id,
                    new Dossier(
                            each.order(),
                            each.decision(),
                            state == null ? begin(each) : state,
                            agreed == null ? Map.of() : agreed,
                            new Legal(
                                    files.getOrDefault(id, CaseFile.empty(id)),
                                    handed.getOrDefault(id, List.of()),
                                    lookAt.get(id))));
        }
        return dossiers;
    }

    private static Map<String, OrderState> states(Session session, String[] ids) {
        Map<String, OrderState> states = new HashMap<>();
        session.query(
                        "select body from order_state where order_id = any(?)",
                        row -> StoredJson.read(row.text(1), OrderState.class),
                        (Object) ids)
                .forEach(each -> states.put(each.orderId(), each));
        return states;
    }

    /** Before anything happens to it. */
    private static OrderState begin(OrderTables.Record each) {
        return OrderState.begin(each.order(), each.decision(), each.ways());
    }

    /** Where an order stands, without a lock. */
    static OrderState state(Session session, OrderTables.Record record) {
        String id = record.order().orderId();
        OrderState state = states(session, Session.array(Set.of(id))).get(id);
        return state == null ? begin(record) : state;
    }

    /** SKUs by order, without a lock. */
    static Map<String, Set<String>> skus(Session session, Set<String> orderIds) {
        Map<String, Set<String>> skus = new HashMap<>();
        if (!orderIds.isEmpty()) {
            for (Decision each : OrderTables.decisions(session, orderIds)) {
                Set<String> of = skus.computeIfAbsent(each.orderId(), id -> new TreeSet<>());
                each.lines().forEach(line -> of.add(line.sku()));
            }
        }
        return skus;
    }

    /** The next open orders to some countries, all where none is named, in turn. */
    static List<OrderTurn> openTo(Session session, Need.OpenTo to) {
        // Country by country: then the index brings them in turn, and nothing is sorted that is not wanted.
        List<OrderTurn> all = new ArrayList<>();
        for (String country : to.countries().isEmpty() ? openCountries(session) : to.countries()) {
            all.addAll(session.query(
                    "select turn from decided_order where open_to = ? and turn > ? order by turn limit ?",
                    row -> new OrderTurn(row.text(1)),
                    country,
                    to.after(),
                    Need.Orders.CHUNK));
        }
        return all.stream()
                .sorted(Comparator.comparing(OrderTurn::key))
                .limit(Need.Orders.CHUNK)
                .toList();
    }

    /** From one country to the next along the index: reads a row for each, not all orders. */
    private static List<String> openCountries(Session session) {
        List<String> countries = new ArrayList<>();
        String last = "";
        while (true) {
            List<String> next = session.query(
                    "select open_to from decided_order where open_to > ? order by open_to limit 1",
                    row -> row.text(1),
                    last);
            if (next.isEmpty()) {
                return countries;
            }
            last = next.get(0);
            countries.add(last);
        }
    }

    static void write(Session session, Outcome.Moved moved) {
        STATE.write(session, moved.states(), each -> Session.row(StoredJson.write(each), each.orderId()));
        session.batch(
                "update decided_order set open_to = null where order_id = ?",
                moved.states().stream()
                        .filter(each -> !each.isOpen())
                        .map(OrderState::orderId)
                        .toList(),
                id -> Session.row(id));
        session.batch(
                "update decided_order set law_at = ? where order_id = ?",
                moved.lawful().looks(),
                each -> Session.row(each.at(), each.orderId()));
        FILE.write(session, moved.lawful().files(), each -> Session.row(StoredJson.write(each), each.orderId()));
        session.batch(
                "update decided_order set open_to = ? where order_id = ? and open_to is not null",
                moved.states().stream()
                        .filter(each -> each.amended().shipTo() != null)
                        .toList(),
                each -> Session.row(
                        Objects.requireNonNull(each.amended().shipTo()).country(), each.orderId()));
        session.batch(
                "insert into order_event (order_id, sequence, alarm_at, body) values (?, ?, ?, ?)",
                moved.events(),
                each -> Session.row(
                        each.orderId(),
                        each.sequence(),
                        each.kind() == OrderEvent.Kind.ALARM ? each.at() : null,
                        StoredJson.write(each)));
        session.batch(
                "insert into called (called_at, sentence) values (?, ?)",
                moved.calls(),
                each -> Session.row(each.at(), each.sentence()));
        WakeupTable.write(session, moved.wakeups(), moved.asleep());
    }

    static List<OrderEvent> events(Session session, String orderId) {
        return session.query(
                "select body from order_event where order_id = ? order by sequence",
                row -> StoredJson.read(row.text(1), OrderEvent.class),
                orderId);
    }

    /** The latest alarms since an instant, the oldest first. */
    static List<OrderEvent> alarms(Session session, Instant since, int most) {
        List<OrderEvent> alarms = new ArrayList<>(session.query(
                "select body from order_event where alarm_at >= ? order by alarm_at desc, order_id desc, sequence desc"
                        + " limit ?",
                row -> StoredJson.read(row.text(1), OrderEvent.class),
                since,
                most));
        Collections.reverse(alarms);
        return alarms;
    }

    /** The latest calls since an instant that no order tells of, the oldest first. */
    static List<Outcome.Call> calls(Session session, Instant since, int most) {
        List<Outcome.Call> calls = new ArrayList<>(session.query(
                "select sentence, called_at from called where called_at >= ? order by called_at desc, sentence desc limit ?",
                row -> new Outcome.Call(row.text(1), row.instant(2)),
                since,
                most));
        Collections.reverse(calls);
        return calls;
    }

    /** Orders at which the law looks now, the longest due first. */
    static List<Tick.LawDue> lawDue(Session session, Instant now, int limit) {
        return session.query(LAW_DUE, row -> new Tick.LawDue(row.text(1)), Session.FIRST, now, limit);
    }

    /** Whether the law looks at an order until then. */
    static boolean lawDue(Session session, Instant after, Instant until) {
        return !session.query(
                        "select order_id from decided_order where law_at > ? and law_at <= ? limit 1",
                        row -> row.text(1),
                        after,
                        until)
                .isEmpty();
    }
}
