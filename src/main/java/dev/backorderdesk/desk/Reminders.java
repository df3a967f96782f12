package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.SupplierDays;
import dev.backorderdesk.promise.Zones;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;

/**
 * Suppliers that did not answer are reminded, twice; then somebody is called: by an ALARM about who is the first in turn of
 * those that wait for it, where anybody does, and the reorder is as good as refused ({@link Refusal}).
 *
 * <p>A reminder never stands on the queue on which a supplier is asked: who takes every message there for an order would
 * deliver twice.
 */
final class Reminders {
    /** Who does not answer these answers none. */
    private static final int MOST = 2;

    /** Working days for which a refusal is remembered where nobody is reminded: else two would be asked in turn without end. */
    private static final int LEAST = 3;

    private static final String REMEMBERED = "refused";

    private final Working working;
    private final Shortages shortages;

    Reminders(Working working, Shortages shortages) {
        this.working = working;
        this.shortages = shortages;
    }

    /** A reorder was sent: from now on an answer is expected. */
    void sent(Reorder reorder) {
        expect(new Tick.Look(Tick.Look.Kind.REORDER, reorder.reorderId(), reorder.sku(), ""), reorder);
    }

    /**
     * He said no, or nothing: that is remembered for as many days. What is short then may be asked of him again.
     *
     * @param state REFUSED or UNANSWERED
     */
    void remember(Reorder reorder, Reorder.State state) {
        int days = working.bearings.rules().supplyTerms(reorder.supplier()).remindAfterDays();
        Site site = shortages.siteOf(reorder.location());
        Instant at = site == null ? null : after(days == 0 ? LEAST : days, reorder, site);
        working.reorders.put(reorder.in(state, at));
        Tick.Look look = new Tick.Look(Tick.Look.Kind.REORDER, reorder.reorderId(), reorder.sku(), REMEMBERED);
        if (at == null) {
            working.sleep(look);
        } else {
            working.wake(look, at);
        }
    }

    /** The days for an answer are over. */
    void due(Tick.Look look, Deals deals) {
        Reorder reorder = working.reorders.of(look.subject());
        if (reorder != null && look.after().equals(REMEMBERED)) {
            working.sleep(look);
            // What he did not answer is kept in mind until he is asked anew, for he may bring both.
            if (reorder.askAgainAt() != null && reorder.state() != Reorder.State.UNANSWERED) {
                working.reorders.put(reorder.in(reorder.state()));
            }
            String cause = "reorder " + reorder.reorderId() + " was refused until " + reorder.askAgainAt();
            shortages.look(reorder.sku(), reorder.location(), cause);
            return;
        }
        int reminders = look.after().isEmpty() ? 0 : Integer.parseInt(look.after());
        if (reorder == null || reorder.state() != Reorder.State.SENT) {
            working.sleep(look);
            return;
        }
        if (reminders == MOST) {
            call(reorder);
            new Refusal(working, shortages, deals).unanswered(reorder);
            return;
        }
        working.remindersOut.add(new Outcome.Reminder(reorder, reminders + 1));
        expect(look.from(Integer.toString(reminders + 1)), reorder);
    }

    private void call(Reorder reorder) {
        String sentence = "reorder " + reorder.reorderId() + " of " + reorder.quantity() + " pieces of " + reorder.sku()
                + " was not answered by " + reorder.supplier() + ", reminded twice";
        Position position = working.position(reorder.sku());
        if (position.unpegged(reorder.location()) <= 0) {
            working.callsOut.add(new Outcome.Call(sentence, working.now));
            return;
        }
        WaitingPart first = position.waitingAt(reorder.location()).stream()
                .filter(part -> part.unpegged() > 0)
                .findFirst()
                .orElseThrow(() -> {
                    Need.SkuLocation place = new Need.SkuLocation(reorder.sku(), reorder.location());
                    return new ReadMore(need -> need.withFirstUnpegged(place, 1));
                });
        OrderBook book = working.order(first.orderId());
        book.alarm(book.part(first.line(), first.part()), sentence);
    }

    /** The supplier's working days, each over at midnight of the place where the goods are to come. */
    private void expect(Tick.Look look, Reorder reorder) {
        int days = working.bearings.rules().supplyTerms(reorder.supplier()).remindAfterDays();
        Site site = shortages.siteOf(reorder.location());
        if (days == 0 || site == null) {
            working.sleep(look);
            return;
        }
        working.wake(look, after(days, reorder, site));
    }

    private Instant after(int days, Reorder reorder, Site site) {
        SupplierDays supplier = shortages.daysOf(reorder.supplier());
        return Zones.endOf(supplier.calendar().plus(site.today(working.now), days), site.zone());
    }
}
