package dev.backorderdesk.allocate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting part counts on now.
 *
 * @param location where its pieces leave from now
 * @param quantity pieces granted and not cancelled
 * @param served pieces of the part that have stock, in all
 * @param pegs the supplies that the rest counts on, replacing those before; pieces on none count on the lead time or
 *     release
 * @param allocated pieces of those served that were not released yet
 * @param released pieces of those served that were released and did not leave yet
 * @param lookAt when the part must be looked at if it still waits then (UTC); null where something else will tell
 */
public record Served(
        String orderId,
        int line,
        int part,
        String sku,
        String location,
        long quantity,
        long served,
        List<Peg> pegs,
        long allocated,
        long released,
        @Nullable Instant lookAt) {

    public Served {
        pegs = List.copyOf(pegs);
    }
}
