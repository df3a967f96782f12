package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import java.util.List;

/**
 * Nothing is given before everybody is known who comes first. Others may be known by chance, for something else of their
 * order is looked at: they don't count, for somebody between them may not be known.
 */
final class KnownTurn {
    private KnownTurn() {}

    /**
     * Has more read where too few are known.
     *
     * @param inTurn those who are known to wait in the place
     * @param free pieces that the first of them are given, or that lie there for them
     */
    static void require(Working working, Position position, String location, List<WaitingPart> inTurn, long free) {
        if (free <= 0 || position.unread(location) == 0) {
            return;
        }
        Need.SkuLocation place = new Need.SkuLocation(position.sku(), location);
        WaitingPart reached = working.snapshot.reached().get(place);
        long known = inTurn.stream()
                .filter(part -> reached != null && WaitingPart.TURN.compare(part, reached) <= 0)
                .mapToLong(WaitingPart::open)
                .sum();
        if (known < free) {
            throw new ReadMore(need -> need.withArriving(place, free));
        }
    }
}
