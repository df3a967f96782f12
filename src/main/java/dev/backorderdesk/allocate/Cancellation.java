package dev.backorderdesk.allocate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pieces of a part that were cancelled together. It is kept beyond their recall: a carrier's scan may still come, and whether
 * they had left in time goes by this. It is evidence, too.
 *
 * @param at from when on they are cancelled by right (UTC); of what lapsed the last instant at which it had not
 * @param cause what cancelled them: a message as {@code orders.changes/CH-1}, or a sentence
 * @param lapsed by the passing of a day, and by nobody's word
 */
public record Cancellation(long pieces, Instant at, String cause, boolean lapsed) {

    /** With one more, the earliest first. */
    static List<Cancellation> and(List<Cancellation> all, Cancellation one) {
        List<Cancellation> more = new ArrayList<>(all);
        more.add(one);
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
                rest.add(new Cancellation(last.pieces() - undone, last.at(), last.cause(), last.lapsed()));
            }
            undone -= Math.min(undone, last.pieces());
        }
        return rest;
    }

    /** When it was over: of what lapsed the end of the day (UTC). */
    public Instant over() {
        return lapsed ? at.plusMillis(1) : at;
    }
}
