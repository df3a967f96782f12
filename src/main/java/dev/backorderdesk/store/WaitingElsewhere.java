package dev.backorderdesk.store;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Who waits in other locations for what lies free in one. */
final class WaitingElsewhere {

    private static final String WHOLE =
            WaitingRows.PART + "where w.sku = ? and w.location = ? and w.waits and w.served = 0 and w.quantity <= ?";

    private static final String TO =
            " and exists (select 1 from decided_order d where d.order_id = w.order_id" + " and d.open_to = any(?))";

    private WaitingElsewhere() {}

    /** One location's, of the addresses of some countries, or of any. */
    static String first(boolean anywhere) {
        return WHOLE + (anywhere ? "" : TO) + WaitingRows.IN_TURN + " limit ?";
    }

    /**
     * The first in turn over all the locations, along the index of each.
     *
     * @param parts at most so many
     */
    static Snapshot.Dossiers.Line read(Session session, Need.Elsewhere who, long parts) {
        List<WaitingPart> found = new ArrayList<>();
        boolean anywhere = who.countries().isEmpty();
        for (String location : who.locations()) {
            List<Object> parameters = new ArrayList<>(List.of(who.sku(), location, who.most()));
            if (!anywhere) {
                parameters.add(Session.array(who.countries()));
            }
            parameters.add(parts);
            found.addAll(session.query(first(anywhere), WaitingRows::part, parameters.toArray()));
        }
        List<WaitingPart> first =
                found.stream().sorted(WaitingPart.TURN).limit(parts).toList();
        return new Snapshot.Dossiers.Line(WaitingRows.withPegs(session, first), found.size() < parts);
    }
}
