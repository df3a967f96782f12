package dev.backorderdesk.allocate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pieces of a part that left at an instant (UTC). */
public record Scan(long pieces, Instant at) {

    /** Without so many pieces of those that were told last. */
    static List<Scan> less(List<Scan> all, long pieces) {
        List<Scan> rest = new ArrayList<>(all);
        long undone = pieces;
        while (undone > 0 && !rest.isEmpty()) {
            Scan last = rest.remove(rest.size() - 1);
            if (last.pieces() > undone) {
                rest.add(new Scan(last.pieces() - undone, last.at()));
            }
            undone -= Math.min(undone, last.pieces());
        }
        return rest;
    }
}
