package dev.backorderdesk.store;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who waits in other locations for what lies free in one. */
final class WaitingElsewhere {

    private static final String TO =
            " and exists (select 1 from decided_order d where d.order_id = w.order_id and d.open_to = any(?))";

    private WaitingElsewhere() {}

    private record Row(WaitingPart part, boolean fits) {}

    /**
     * One location's first in turn, and whether each of them may be served: he is of the addresses of some countries, or of any.
     * As a condition that would be none of the index, and where nobody fits all who wait would be read.
     */
    static String first(boolean anywhere) {
        return WaitingRows.COLUMNS + ", case when w.served = 0 and w.quantity <= ?" + (anywhere ? "" : TO)
                + " then 1 else 0 end"
                + " from waiting_part w where w.sku = ? and w.location = ? and w.waits" + WaitingRows.IN_TURN
                + " limit ?";
    }

    /**
     * The first in turn over all the locations, along the index of each.
     *
     * @param many are looked at, at most
     */
    static Snapshot.Dossiers.LookedAt read(Session session, Need.Elsewhere who, long many) {
        List<Row> rows = new ArrayList<>();
        boolean anywhere = who.countries().isEmpty();
        for (String location : who.locations()) {
            List<Object> parameters = new ArrayList<>(List.of(who.most()));
            if (!anywhere) {
                parameters.add(Session.array(who.countries()));
            }
            parameters.addAll(List.of(who.sku(), location, many));
            rows.addAll(session.query(
                    first(anywhere),
                    row -> new Row(WaitingRows.part(row), row.integer(13) == 1),
                    parameters.toArray()));
        }
        List<Row> first = rows.stream()
                .sorted(Comparator.comparing(Row::part, WaitingPart.TURN))
                .limit(many)
                .toList();
        List<WaitingPart> fit = first.stream().filter(Row::fits).map(Row::part).toList();
        return new Snapshot.Dossiers.LookedAt(
                WaitingRows.withPegs(session, fit),
                first.size(),
                first.size() < many ? null : first.get(first.size() - 1).part());
    }
}
