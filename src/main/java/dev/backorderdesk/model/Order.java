package dev.backorderdesk.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to decide, as it came on {@code orders.in}.
 *
 * @param placedAt when the customer placed it (UTC)
 * @param channel where it was placed ({@code web}, ...), free text
 * @param seller who sells every line that names no seller of its own
 * @param service delivery service the customer chose; null means the table's default
 * @param regime law that binds a delay ({@code US}, {@code EU}, {@code UK}); null means by seller, then by country
 * @param shipComplete nothing leaves before everything that was granted can leave
 */
public record Order(
        String orderId,
        Instant placedAt,
        @Nullable String channel,
        String seller,
        Customer customer,
        ShipTo shipTo,
        @Nullable String service,
        @Nullable Payment payment,
        @Nullable Charges charges,
        @Nullable String regime,
        boolean shipComplete,
        List<OrderLine> lines)
        implements Event {

    public Order {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId;
    }

    /** The seller of a line: its own, else the order's. */
    public String sellerOf(OrderLine line) {
        String own = line.seller();
        return own == null ? seller : own;
    }
}
