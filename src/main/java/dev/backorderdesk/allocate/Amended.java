package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.ShipTo;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was changed about an order after its decision; the order itself stays as it came, for its decision can be taken again.
 *
 * @param shipTo the new address; null where it is the old one
 * @param needBy new days (ship-to zone) by which lines are wanted, by line
 */
public record Amended(@Nullable ShipTo shipTo, Map<Integer, LocalDate> needBy) {

    /** Nothing. */
    public static final Amended NOTHING = new Amended(null, Map.of());

    public Amended {
        needBy = Map.copyOf(needBy);
    }

    public Amended to(ShipTo address) {
        return new Amended(address, needBy);
    }

    public Amended by(int line, LocalDate day) {
        Map<Integer, LocalDate> days = new HashMap<>(needBy);
        days.put(line, day);
        return new Amended(shipTo, days);
    }

    /** The order as it holds now. */
    public Order of(Order ordered) {
        if (equals(NOTHING)) {
            return ordered;
        }
        List<OrderLine> lines = ordered.lines().stream().map(this::of).toList();
        return new Order(
                ordered.orderId(),
                ordered.placedAt(),
                ordered.channel(),
                ordered.seller(),
                ordered.customer(),
                shipTo == null ? ordered.shipTo() : shipTo,
                ordered.service(),
                ordered.payment(),
                ordered.charges(),
                ordered.regime(),
                ordered.shipComplete(),
                lines);
    }

    private OrderLine of(OrderLine line) {
        LocalDate day = needBy.get(line.line());
        return day == null
                ? line
                : new OrderLine(
                        line.line(),
                        line.sku(),
                        line.quantity(),
                        line.seller(),
                        line.unitPrice(),
                        line.listPrice(),
                        line.shippingAlone(),
                        day,
                        line.needByEssential(),
                        line.statedShip(),
                        line.subscription());
    }
}
