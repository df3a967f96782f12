package dev.backorderdesk.store;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Need;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is looked at a part at a time, by order: after the order named, so many as one transaction takes. */
final class WaitingChunks {

    private WaitingChunks() {}

    /**
     * Who counts on some supplies.
     *
     * @param orders the next orders that do, by supply
     * @param next the order after which the others begin, by supply
     */
    record Counting(Map<String, List<String>> orders, Map<String, String> next) {}

    /** As {@link Need.Orders#peggedAfter} asks. */
    static Counting peggedAfter(Session session, Map<String, String> after) {
        Map<String, List<String>> counting = new HashMap<>();
        Map<String, String> next = new HashMap<>();
        int left = Need.Orders.NAMED;
        for (Map.Entry<String, String> each : new TreeMap<>(after).entrySet()) {
            List<String> orders = left == 0
                    ? List.of()
                    : session.query(
                            "select order_id from peg where supply_id = ? and order_id > ? order by order_id limit ?",
                            row -> row.text(1),
                            each.getKey(),
                            each.getValue(),
                            left);
            if (orders.size() == left) {
                next.put(each.getKey(), orders.isEmpty() ? each.getValue() : orders.get(orders.size() - 1));
            }
            left -= orders.size();
            counting.put(each.getKey(), orders.stream().distinct().toList());
        }
        return new Counting(counting, next);
    }

    /** The next parts of an article that wait or have stock that did not leave yet, by order, after the order named. */
    static Chunk articleAfter(Session session, String sku, String after) {
        return chunk(session, """
                from waiting_part w
                where w.sku = ? and w.order_id > ? and (w.waits or w.kept_sku is not null)
                order by w.order_id limit ?""", sku, after);
    }

    /**
     * Some parts of many.
     *
     * @param next the order after which the others begin; null where these are all
     */
    record Chunk(List<WaitingPart> parts, @Nullable String next) {}

    /** Whole orders: what a chunk has of its last order is left to the next one, unless it is all there is. */
    private static Chunk chunk(Session session, String from, String name, String after) {
        int most = Need.Orders.CHUNK;
        List<WaitingPart> found = session.query(WaitingRows.COLUMNS + from, WaitingRows::part, name, after, most + 1);
        if (found.size() <= most) {
            return new Chunk(WaitingRows.withPegs(session, found), null);
        }
        String last = found.get(most).orderId();
        List<WaitingPart> whole =
                found.stream().filter(each -> !each.orderId().equals(last)).toList();
        if (!whole.isEmpty()) {
            return new Chunk(
                    WaitingRows.withPegs(session, whole),
                    whole.get(whole.size() - 1).orderId());
        }
        // One order alone fills the chunk: then it is read whole.
        List<WaitingPart> all =
                session.query(WaitingRows.COLUMNS + from, WaitingRows::part, name, after, Integer.MAX_VALUE).stream()
                        .filter(each -> each.orderId().equals(last))
                        .toList();
        return new Chunk(WaitingRows.withPegs(session, all), last);
    }
}
