package dev.backorderdesk.allocate;

import java.util.List;

/**
 * What a waiting part counts on now.
 *
 * @param served pieces of the part that have stock, in all
 * @param pegs the supplies that the rest counts on, replacing those before; pieces on none count on the lead time or
 *     release
 */
public record Served(String orderId, int line, int part, String sku, long served, List<Peg> pegs) {

    public Served {
        pegs = List.copyOf(pegs);
    }
}
