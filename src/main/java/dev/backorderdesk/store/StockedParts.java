package dev.backorderdesk.store;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Which waiting parts have stock that may leave, and which have some that must not. What was released with its decision is
 * written nowhere but in its order until it is held: then its article must find it, for stock may shrink and a release may be
 * put off. Whoever writes holds the order's lock; that of the SKU need not be his, for nothing of its turn changes.
 */
final class StockedParts {

    private StockedParts() {}

    static void write(Session session, List<Outcome.Stocked> stocked) {
        int[] changed = update(session, stocked);
        List<Outcome.Stocked> begin = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0 && stocked.get(i).allocated() > 0) {
                begin.add(stocked.get(i));
            }
        }
        WaitingTables.begin(
                session,
                begin.stream().map(each -> new Outcome.Waits(each.part(), null)).toList());
        update(session, begin);
    }

    private static int[] update(Session session, List<Outcome.Stocked> stocked) {
        return session.batch(
                "update waiting_part set allocated = ?, kept_sku = ? where order_id = ? and line = ? and part = ?",
                stocked,
                each -> {
                    WaitingPart part = each.part();
                    return Session.row(
                            each.allocated(),
                            each.allocated() + each.released() > 0 ? part.sku() : null,
                            part.orderId(),
                            part.line(),
                            part.part());
                });
    }
}
