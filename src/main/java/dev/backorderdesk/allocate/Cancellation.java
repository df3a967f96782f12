package dev.backorderdesk.allocate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pieces of a part that were cancelled together. It is kept beyond their recall: a carrier's scan may still come, and whether
 * they had left in time goes by this.
 *
 * @param at from when on they are cancelled by right (UTC)
 */
public record Cancellation(long pieces, Instant at) {

    /** With one more, the earliest first. */
    static List<Cancellation> and(List<Cancellation> all, long pieces, Instant at) {
        List<Cancellation> more = new ArrayList<>(all);
        more.add(new Cancellation(pieces, at));
        more.sort(Comparator.comparing(Cancellation::at));
        return more;
    }

    /** Without so many pieces of those that were cancelled last. */
    static List<Cancellation> less(List<Cancellation> all, long pieces) {
        List<Cancellation> rest = new ArrayList<>(all);
        long undone = pieces;
        while (undone > 0 && !rest.isEmpty()) {
            Cancellation last = rest.remove(rest.size() - 1);
            if (last.pieces() > undone) {
                rest.add(new Cancellation(last.pieces() - undone, last.at()));
            }
            undone -= Math.min(undone, last.pieces());
        }
        return rest;
    }
}
