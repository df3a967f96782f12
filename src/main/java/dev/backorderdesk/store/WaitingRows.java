package dev.backorderdesk.store;

import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of {@code waiting_part} as parts, with what each of them counts on. */
final class WaitingRows {

    /** What {@link #part} reads, of {@code waiting_part w}. */
    static final String COLUMNS = """
            select w.order_id, w.line, w.part, w.sku, w.location, w.kind, w.basis, w.quantity, w.served, w.priority,
                w.ship_by, w.order_time\s""";

    /** The same, up to the condition. */
    static final String PART = COLUMNS + "from waiting_part w ";

    /** The order of {@link WaitingPart#TURN}; what is the same for a place is named so that H2 finds its index. */
    static final String IN_TURN = " order by w.sku, w.location, w.waits, w.priority, w.ship_by, w.order_time,"
            + " w.order_id, w.line, w.part";

    private WaitingRows() {}

    /** What a statement finds that begins with {@link #COLUMNS}, with all that they count on. */
    static List<WaitingPart> read(Session session, String sql, Object... parameters) {
        return withPegs(session, session.query(sql, WaitingRows::part, parameters));
    }

    /** What waits of some orders, and what has stock there and is not released. */
    static List<WaitingPart> ofOrders(Session session, Set<String> orderIds) {
        return orderIds.isEmpty()
                ? List.of()
                : read(session, PART + "where w.order_id = any(?)", (Object) Session.array(orderIds));
    }

    /** The parts of an order that wait. */
    static List<WaitingPart> of(Session session, String orderId) {
        return read(session, PART + "where w.order_id = ? and w.waits order by w.line, w.part", orderId);
    }

    /** The current row, without what it counts on. */
    static WaitingPart part(Columns row) throws SQLException {
        return new WaitingPart(
                row.text(1),
                row.integer(2),
                row.integer(3),
                row.text(4),
                row.text(5),
                row.constant(6, PartKind.class),
                row.constant(7, Basis.class),
                row.number(8),
                row.number(9),
                List.of(),
                row.integer(10),
                row.day(11),
                row.instant(12));
    }

    /** The same with what they count on, whatever it was before. */
    static List<WaitingPart> withPegs(Session session, List<WaitingPart> parts) {
        if (parts.isEmpty()) {
            return parts;
        }
        Set<String> orderIds = new HashSet<>();
        parts.forEach(each -> orderIds.add(each.orderId()));
        Map<PartKey, List<Peg>> pegs = new HashMap<>();
        session.query(
                """
                select order_id, line, part, supply_id, quantity from peg
                where order_id = any(?) order by order_id, line, part, peg""",
                row -> pegs.computeIfAbsent(
                                new PartKey(row.text(1), row.integer(2), row.integer(3)), key -> new ArrayList<>())
                        .add(new Peg(row.text(4), row.number(5))),
                (Object) Session.array(orderIds));
        return parts.stream()
                .map(each -> each.with(each.served(), pegs.getOrDefault(PartKey.of(each), List.of())))
                .toList();
    }
}
