package dev.backorderdesk.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods in the carrier's possession, one revision of what is known of them, as it came on {@code shipments.in}. A label is
 * no shipment.
 *
 * @param releaseId the release that they were picked for; null where the warehouse does not say
 * @param scannedAt when the carrier took them (UTC); this counts, not when the message came
 * @param deliveredAt when the customer got them (UTC); null while they travel
 */
public record Shipment(
        String shipmentId,
        long revision,
        @Nullable String releaseId,
        String orderId,
        List<Line> lines,
        String carrier,
        String trackingNumber,
        @Nullable String trackingUrl,
        Instant scannedAt,
        @Nullable Instant deliveredAt)
        implements Event {

    public Shipment {
        lines = List.copyOf(lines);
    }

    /** Pieces of a line. */
    public record Line(int line, long quantity) {}

    @Override
    public String key() {
        return shipmentId;
    }
}
