package dev.backorderdesk.store;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts that wait, and what they count on: how they begin and change, and which are due. */
final class WaitingTables {

    static final String PARTS_DUE = "select order_id, line, part, sku from waiting_part where look_at between ? and ?"
            + " order by look_at, order_id, line, part limit ?";

    private WaitingTables() {}

    private record Pegged(PartKey part, int number, Peg peg) {}

    /** The next articles for which something waits, by name, after the one named. */
    static List<Ledger.Waiters> waiters(Session session, String after, int limit) {
        return session.query("""
                select s.sku, (select count(*) from waiting_part w where w.sku = s.sku and w.waits)
                from (
                    select distinct sku from stock where sku > ? and waiting + preordered > 0 order by sku limit ?
                ) s order by s.sku""", row -> new Ledger.Waiters(row.text(1), row.number(2)), after, limit);
    }

    static List<Tick.PartDue> due(Session session, Instant now, int limit) {
        return session.query(
                PARTS_DUE,
                row -> new Tick.PartDue(row.text(1), row.integer(2), row.integer(3), row.text(4)),
                Session.FIRST,
                now,
                limit);
    }

    static void decided(Session session, List<Outcome.Decided> decided) {
        List<Outcome.Waits> waits = new ArrayList<>();
        decided.forEach(each -> waits.addAll(each.waiting()));
        begin(session, waits);
    }

    /** Parts that were in no turn before. */
    static void begin(Session session, List<Outcome.Waits> waits) {
        session.batch("""
                insert into waiting_part (order_id, line, part, sku, location, kind, basis, quantity, served, unpegged,
                    waits, priority, ship_by, order_time, look_at, allocated, kept_sku)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", waits, begins -> {
            WaitingPart each = begins.part();
            return Session.row(
                    each.orderId(),
                    each.line(),
                    each.part(),
                    each.sku(),
                    each.location(),
                    each.kind(),
                    each.basis(),
                    each.quantity(),
                    each.served(),
                    each.unpegged(),
                    each.open() > 0,
                    each.priority(),
                    each.shipBy(),
                    each.orderTime(),
                    begins.lookAt(),
                    each.served(),
                    each.served() > 0 ? each.sku() : null);
        });
        List<WaitingPart> parts = waits.stream().map(Outcome.Waits::part).toList();
        List<Pegged> pegs = new ArrayList<>();
        parts.forEach(each -> number(PartKey.of(each), each.pegs(), pegs));
        insert(session, pegs);
    }

    static void served(Session session, Collection<Served> served) {
        Map<PartKey, Served> last = new LinkedHashMap<>();
        served.forEach(each -> last.put(new PartKey(each.orderId(), each.line(), each.part()), each));
        int[] changed = session.batch(
                """
                update waiting_part set location = ?, quantity = ?, served = ?, unpegged = ?, waits = ?, look_at = ?, allocated = ?,
                    kept_sku = ?
                where order_id = ? and line = ? and part = ?""",
                last.values(),
                each -> Session.row(
                        each.location(),
                        each.quantity(),
                        each.served(),
                        each.quantity()
                                - each.served()
                                - each.pegs().stream().mapToLong(Peg::quantity).sum(),
                        each.quantity() > each.served(),
                        each.lookAt(),
                        each.allocated(),
                        each.allocated() + each.released() > 0 ? each.sku() : null,
                        each.orderId(),
                        each.line(),
                        each.part()));
        int n = 0;
        for (PartKey key : last.keySet()) {
            if (changed[n++] == 0) {
                throw new IllegalStateException("nothing of " + key + " ever waited");
            }
        }
        session.batch(
                "delete from peg where order_id = ? and line = ? and part = ?",
                last.keySet(),
                key -> Session.row(key.orderId(), key.line(), key.part()));
        List<Pegged> pegs = new ArrayList<>();
        last.forEach((key, each) -> number(key, each.pegs(), pegs));
        insert(session, pegs);
    }

    private static void number(PartKey key, List<Peg> pegs, List<Pegged> into) {
        for (int i = 0; i < pegs.size(); i++) {
            into.add(new Pegged(key, i, pegs.get(i)));
        }
    }

    private static void insert(Session session, List<Pegged> pegs) {
        session.batch(
                "insert into peg (order_id, line, part, peg, supply_id, quantity) values (?, ?, ?, ?, ?, ?)",
                pegs,
                each -> Session.row(
                        each.part().orderId(),
                        each.part().line(),
                        each.part().part(),
                        each.number(),
                        each.peg().supplyId(),
                        each.peg().quantity()));
    }
}
