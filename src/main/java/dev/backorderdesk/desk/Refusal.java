package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SkuPosition.Stock;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier refuses what he was asked for, cancels what he confirmed, or was reminded in vain: he is not asked again for the article there before
 * the working days are over after which he would be reminded. Those for whom nobody is asked any more are reckoned anew, by
 * the lead time of who is asked next: the day of who does not bring it is nobody's word any more. Where nobody else offers it
 * who has not refused it, too, his lead time is no ground for a promise: they are promised no day, and somebody is called, once,
 * by an ALARM about the first of them in turn. Then he is asked sooner with an order, stock, supply, an offer, the release or
 * a new deal of the article there; who orders then is promised by his lead time, for he is asked anew.
 *
 * <p>Who confirms less than he was asked for refuses nothing; for the rest it is the same.
 */
final class Refusal {
    /** Stands for the day that is reckoned for pieces without supply: there is none until supply is there. */
    static final LocalDate NO_DAY = LocalDate.EPOCH;

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;

    Refusal(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    /**
     * Whether a supplier's word says only now that nothing, or nothing more, of a reorder comes. Where he was asked for it anew,
     * he was told himself to bring nothing of the first.
     */
    static boolean is(Reorder confirmed, @Nullable Inbound before, Inbound now) {
        boolean replaced = confirmed.state() == Reorder.State.UNANSWERED && confirmed.askAgainAt() == null;
        return !replaced
                && now.open() == 0
                && now.received() < confirmed.quantity()
                && (before == null || before.open() > 0);
    }

    /**
     * After those who counted on it lost it, and before anybody is asked.
     *
     * @param before the supply that he had confirmed; null where he never did
     */
    void happened(Reorder reorder, @Nullable Inbound before, Position position, String cause) {
        new Reminders(working, shortages).remember(reorder, Reorder.State.REFUSED);
        drop(reorder);
        WaitingPart first = firstLeft(reorder, position, cause);
        if (first == null) {
            return;
        }
        OrderBook book = working.order(first.orderId());
        PartState state = book.part(first.line(), first.part());
        book.alarm(
                state,
                reorder.supplier() + " does not bring " + lost(reorder, before, position) + " of " + reorder.sku()
                        + " of reorder " + reorder.reorderId() + ", and nobody else offers it");
    }

    /** What does not come of a reorder; another supply of it may. */
    private static String lost(Reorder reorder, @Nullable Inbound before, Position position) {
        long all = reorder.quantity();
        long others = position.supplies().stream()
                .filter(each -> reorder.reorderId().equals(each.reorderId()))
                .mapToLong(each -> each.received() + each.open())
                .sum();
        long lost = Math.min(all, before == null ? all - others : before.open());
        return lost < all ? lost + " of the " + all + " pieces" : "the " + all + " pieces";
    }

    /** What collected for him is not sent to him, for he has just refused it; where somebody else is asked next, it goes there. */
    private void drop(Reorder refused) {
        String location = refused.location();
        if (shortages.willing(refused.sku(), location).isEmpty()) {
            working.reorders
                    .in(Reorder.State.COLLECTING, refused.sku(), location)
                    .forEach(proposal -> working.reorders.put(proposal.in(Reorder.State.DROPPED)));
        }
    }

    /** Somebody offers an article, or offers it otherwise: who waits for it with no day for want of him has one, and he is asked. */
    void offered(SupplierItem offer, String cause) {
        Position position = working.position(offer.sku());
        for (Stock stock : List.copyOf(position.stock())) {
            String location = stock.location();
            takesBack(offer, location);
            if (shortages.willing(offer.sku(), location).isPresent()) {
                List<WaitingPart> undated = unasked(position, location).stream()
                        .filter(part -> working.order(part.orderId())
                                        .part(part.line(), part.part())
                                        .own()
                                        .shipBy()
                                == null)
                        .toList();
                reckonAnew(undated, position, null, cause);
            }
            shortages.look(offer.sku(), location, cause);
        }
    }

    /** Who offers it anew is asked as if he had never refused it, or been silent. */
    private void takesBack(SupplierItem offer, String location) {
        for (Reorder each : working.reorders.in(Reorder.State.REFUSED, offer.sku(), location)) {
            if (each.askAgainAt() != null && each.supplier().equals(offer.supplier())) {
                working.reorders.put(each.in(Reorder.State.REFUSED));
            }
        }
        endsSilence(offer.supplier(), offer.sku(), location);
    }

    /**
     * He brings what he was asked for, or some of it: his lead time is a ground for a promise, whatever he refused or was silent
     * about before. Who has no day is reckoned anew, unless another was asked for him; where he brings less, so is who is left
     * without it and counts on nothing else.
     *
     * @param reorder as it was before
     */
    void brings(Reorder reorder, boolean less, Position position, String cause) {
        String location = reorder.location();
        boolean again = endsSilence(reorder) || reorder.state() != Reorder.State.SENT;
        List<WaitingPart> left = less ? unasked(position, location) : List.of();
        reckonAnew(dated(left), position, null, cause);
        if (shortages.willing(reorder.sku(), location).isPresent()) {
            Named others = shortages.namedElsewhere(reorder.sku(), location, reorder.supplier());
            List<WaitingPart> undated = (again ? unpegged(position, location) : left)
                    .stream()
                            .filter(part -> !hasDay(part) && others.pieces(part) == 0)
                            .toList();
            reckonAnew(undated, position, null, cause);
        }
    }

    /** Whether he was silent about the article there. What was not asked of him again yet may be asked at once. */
    private boolean endsSilence(Reorder reorder) {
        boolean silent = !reorder.replaces().isEmpty()
                || working.reorders.in(Reorder.State.SENT, reorder.sku(), reorder.location()).stream()
                        .anyMatch(each -> each.supplier().equals(reorder.supplier())
                                && !each.replaces().isEmpty());
        return endsSilence(reorder.supplier(), reorder.sku(), reorder.location()) || silent;
    }

    /** Whether he left anything unanswered there that was not asked of him again yet. */
    private boolean endsSilence(String supplierId, String sku, String location) {
        boolean silent = false;
        for (Reorder each : working.reorders.in(Reorder.State.UNANSWERED, sku, location)) {
            Instant until = each.askAgainAt();
            if (until != null && each.supplier().equals(supplierId)) {
                silent = true;
                if (until.isAfter(working.now)) {
                    // It is kept in mind until he is told what is asked in its place.
                    working.reorders.put(each.in(Reorder.State.UNANSWERED, working.now));
                }
            }
        }
        return silent;
    }

    /**
     * He did not answer the last reminder, and somebody was called: what he was asked for is short again. He may still confirm
     * it; then his supply counts as any does.
     */
    void unanswered(Reorder reorder) {
        new Reminders(working, shortages).remember(reorder, Reorder.State.UNANSWERED);
        drop(reorder);
        working.leads.givenUp(reorder.reorderId());
        String cause = "reorder " + reorder.reorderId() + " was not answered";
        firstLeft(reorder, working.position(reorder.sku()), cause);
        shortages.lookAmongTheWilling(reorder.sku(), reorder.location(), cause);
    }

    /**
     * Those for whom nobody is asked any more: where nobody else can be asked, they are promised no day. Says who is the first of
     * those, null where there is nobody.
     */
    private @Nullable WaitingPart firstLeft(Reorder reorder, Position position, String cause) {
        String location = reorder.location();
        boolean others = shortages.willing(position.sku(), location).isPresent();
        List<WaitingPart> left = unasked(position, location);
        reckonAnew(others ? dated(left) : left, position, others ? null : NO_DAY, cause);
        return others || left.isEmpty() ? null : left.get(0);
    }

    /** Those who have a day: who has none any more is promised one when supply is there, not when somebody is asked again. */
    private List<WaitingPart> dated(List<WaitingPart> parts) {
        return parts.stream().filter(this::hasDay).toList();
    }

    private boolean hasDay(WaitingPart part) {
        return !NO_DAY.equals(
                working.order(part.orderId()).part(part.line(), part.part()).base());
    }

    /** @param base null where a day is reckoned when they are looked at */
    private void reckonAnew(List<WaitingPart> parts, Position position, @Nullable LocalDate base, String cause) {
        for (WaitingPart part : parts) {
            working.order(part.orderId()).note(part.line(), part.part(), state -> state.counting(state.own(), base));
            position.touch(part);
            deals.mark(part.orderId(), cause);
        }
    }

    /** Who waits in a place for pieces for which nobody is asked, in turn; nobody where as many are asked for as are short. */
    private List<WaitingPart> unasked(Position position, String location) {
        if (position.unpegged(location) <= shortages.asked(position.sku(), location)) {
            return List.of();
        }
        Named asked = shortages.named(position.sku(), location);
        return unpegged(position, location).stream()
                .filter(part -> part.unpegged() > asked.pieces(part))
                .toList();
    }

    /** Everybody who waits in a place for pieces that count on nothing, in turn. */
    private List<WaitingPart> unpegged(Position position, String location) {
        List<WaitingPart> known = position.waiting(part -> part.location().equals(location) && part.unpegged() > 0);
        long all = position.unpegged(location);
        if (known.stream().mapToLong(WaitingPart::unpegged).sum() < all) {
            Need.SkuLocation place = new Need.SkuLocation(position.sku(), location);
            Stock here = position.at(location);
            // What has counted on supply since this batch began counts on nothing yet where it is read.
            long most = here.waiting() + here.preordered();
            throw new ReadMore(need -> need.withFirstUnpegged(place, most));
        }
        return known;
    }
}
