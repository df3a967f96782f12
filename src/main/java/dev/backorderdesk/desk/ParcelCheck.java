package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Parcel;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Shipment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what a message tells of a parcel can be, by what is known of its order and of the parcel. */
final class ParcelCheck {
    private final OrderBook book;
    private final Parcel parcel;

    /** @param parcel by what was told of it before */
    ParcelCheck(OrderBook book, Parcel parcel) {
        this.book = book;
        this.parcel = parcel;
    }

    /** Null where it can be. */
    @Nullable
    Problem problem(Shipment shipment, Instant now) {
        Problem time = OwnTime.of(shipment, book, now);
        Problem release = time == null ? Picked.problem(shipment, book) : time;
        if (release != null) {
            return release;
        }
        Map<Integer, Long> told = new HashMap<>();
        shipment.lines().forEach(each -> told.merge(each.line(), each.quantity(), Long::sum));
        int number = 0;
        for (Shipment.Line line : shipment.lines()) {
            long all = told.getOrDefault(line.line(), 0L);
            Problem problem = problem("/lines/" + number + "/quantity", line.line(), all);
            if (problem != null) {
                return problem;
            }
            number++;
        }
        for (Parcel.Pieces each : parcel.pieces()) {
            if (!told.containsKey(each.line())) {
                return fewer("/lines", each.line(), "no line " + each.line());
            }
        }
        return null;
    }

    private @Nullable Problem problem(String at, int line, long all) {
        long before = parcel.pieces(line);
        if (all < before) {
            return fewer(at, line, String.valueOf(all));
        }
        long left = 0;
        long cancelled = 0;
        for (PartState part : book.state().parts()) {
            left += part.line() == line ? part.open() : 0;
            cancelled += part.line() == line ? part.cancelled() : 0;
        }
        if (all - before <= left + cancelled) {
            return null;
        }
        String those = before == 0 ? "" : "left in it before, or ";
        return new Problem(
                at,
                "not more than the " + (before + left) + " pieces of line " + line + " that " + those
                        + "are still to leave",
                String.valueOf(all));
    }

    private Problem fewer(String at, int line, String found) {
        return new Problem(
                at,
                "not fewer than the " + parcel.pieces(line) + " pieces of line " + line
                        + " that left by an earlier revision: what is there after all comes by stock.in",
                found);
    }
}
