package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.Zones;
import dev.backorderdesk.reorder.Reorder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What suppliers say is coming. */
final class SupplyBook {
    private final Working working;
    private final Shortages shortages;
    private final Deals deals;
    private final Answers answers;

    SupplyBook(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
        this.answers = new Answers(working);
    }

    void changed(Supply supply, Arrival arrival) {
        Reorder named = supply.reorderId() == null ? null : working.reorders.of(supply.reorderId());
        String location = location(supply, named);
        Problem problem = problem(supply, location, named);
        if (problem != null) {
            answers.invalid(arrival, problem);
            return;
        }
        Position position = working.position(supply.sku());
        Inbound before = position.supply(supply.supplyId());
        Reorder confirmed = named == null ? answered(supply, before) : named;
        Inbound now = new Inbound(
                supply.supplyId(),
                supply.revision(),
                supply.supplier(),
                location,
                supply.quantity(),
                before == null ? 0 : before.received(),
                before == null ? 0 : before.pegged(),
                supply.expected(),
                supply.status(),
                confirmed == null ? null : confirmed.reorderId());
        position.put(now);
        working.supplyOf(supply.supplyId(), supply.sku());
        boolean more = now.open() > (before == null ? 0 : before.open());
        boolean replies = confirmed != null
                && (confirmed.state() == Reorder.State.SENT || (more && confirmed.state() != Reorder.State.CONFIRMED));
        // What comes elsewhere does not come where it was asked for.
        boolean less = confirmed != null
                && replies
                && now.open() > 0
                && (now.quantity() < confirmed.quantity() || !location.equals(confirmed.location()));
        if (confirmed != null && replies) {
            // What was asked is inbound now, or short again: counted once in either place.
            working.reorders.put(confirmed.in(Reorder.State.CONFIRMED));
        }
        learn(supply.sku(), before, now, confirmed);
        String cause = "supply.in/" + supply.supplyId() + "/" + supply.revision();
        NewSupply told = new NewSupply(working, shortages, deals);
        told.pegThoseAskedFor(position, now, confirmed, cause);
        boolean redealt = working.settings().redealOnSupply()
                && new Redeal(working, shortages, deals).deal(supply.sku(), "redeal after " + cause) != null;
        if (!redealt) {
            new StockBook(working, shortages, deals).letGo(position, now, cause);
            told.peg(position, supply, location, cause);
        }
        Tick.Look look = new Tick.Look(Tick.Look.Kind.SUPPLY, supply.supplyId(), supply.sku(), "");
        boolean moved = before != null
                && (!Objects.equals(before.expected(), now.expected())
                        || !before.supplier().equals(now.supplier()));
        if (moved) {
            markThoseOn(position, now, cause);
        }
        watch(look, now, moved);
        boolean refused = confirmed != null && now.open() == 0;
        if (confirmed != null && Refusal.is(confirmed, before, now)) {
            new Refusal(working, shortages, deals).happened(confirmed, before, position, cause);
        } else if (confirmed != null && replies && now.open() > 0) {
            new Refusal(working, shortages, deals).brings(confirmed, less, position, cause);
        }
        if (!redealt) {
            told.announce(position, before, now, moved || refused || less, cause);
        }
        deals.settleLater(cause);
        askAnew(supply.sku(), location, cause, refused);
        if (confirmed != null && !confirmed.location().equals(location)) {
            // It does not come where it was asked for.
            askAnew(supply.sku(), confirmed.location(), cause, refused);
        }
        working.parentCame(Pending.Kind.SUPPLY, supply.supplyId());
        answers.applied(arrival);
    }

    private void askAnew(String sku, String location, String cause, boolean refused) {
        if (refused) {
            shortages.lookAmongTheWilling(sku, location, cause);
        } else {
            shortages.look(sku, location, cause);
        }
    }

    /** A word that names no reorder is about the one that the same supplier answered before; null where he answered none. */
    private @Nullable Reorder answered(Supply supply, @Nullable Inbound before) {
        String reorderId = before == null || !before.supplier().equals(supply.supplier()) ? null : before.reorderId();
        Reorder answered = reorderId == null ? null : working.reorders.of(reorderId);
        if (reorderId != null && answered == null) {
            deals.lacks(new ReadMore(need -> need.withReorder(reorderId)));
        }
        return answered;
    }

    /** Days are counted from the asking, where we asked for it. */
    private void learn(String sku, @Nullable Inbound before, Inbound now, @Nullable Reorder confirmed) {
        Site site = shortages.siteOf(now.location());
        if (site == null) {
            return;
        }
        LocalDate since = site.today(confirmed == null ? working.now : confirmed.sendAt());
        Integer contractDays = working.offers.of(sku).stream()
                .filter(each -> each.supplier().equals(now.supplier()))
                .findFirst()
                .map(SupplierItem::leadTimeDays)
                .orElse(null);
        working.leads.announced(
                sku, before, now, shortages.daysOf(now.supplier()).calendar().onOrAfter(since), contractDays);
    }

    /** Where it names none: where the reorder asked for it, else where it was before, else the default location. */
    private String location(Supply supply, @Nullable Reorder confirmed) {
        Inbound before = working.position(supply.sku()).supply(supply.supplyId());
        if (supply.location() != null) {
            return supply.location();
        }
        if (confirmed != null && confirmed.sku().equals(supply.sku())) {
            return confirmed.location();
        }
        return before == null ? working.settings().defaultLocation() : before.location();
    }

    private @Nullable Problem problem(Supply supply, String location, @Nullable Reorder confirmed) {
        if (!working.items.containsKey(supply.sku())) {
            return new Problem("/sku", "an article of the catalogue", supply.sku());
        }
        if (!working.suppliers.containsKey(supply.supplier())) {
            return new Problem("/supplier", "a supplier of the catalogue", supply.supplier());
        }
        if (!working.locations.containsKey(location)) {
            return StockBook.unknownLocation(working, location);
        }
        String sku = working.skuOfSupply(supply.supplyId());
        if (sku != null && !sku.equals(supply.sku())) {
            return new Problem("/sku", "the article that this supply had before, " + sku, supply.sku());
        }
        Inbound before = working.position(supply.sku()).supply(supply.supplyId());
        if (before != null && before.pegged() > 0 && !before.location().equals(location)) {
            return new Problem(
                    "/location",
                    "the location that this supply had before, " + before.location() + ": orders count on it there",
                    location);
        }
        String reorderId = supply.reorderId();
        if (reorderId != null
                && (confirmed == null
                        || !confirmed.sku().equals(supply.sku())
                        || !confirmed.supplier().equals(supply.supplier())
                        || confirmed.state() == Reorder.State.COLLECTING
                        || confirmed.state() == Reorder.State.DROPPED)) {
            return new Problem(
                    "/reorderId", "a reorder of " + supply.sku() + " that was sent to " + supply.supplier(), reorderId);
        }
        return null;
    }

    /** Its day came: who counts on it may be promised another one. */
    void review(Tick.Look look) {
        Position position = working.position(look.sku());
        Inbound supply = position.supply(look.subject());
        if (supply == null || shortages.siteOf(supply.location()) == null) {
            working.sleep(look);
            return;
        }
        markThoseOn(position, supply, deals.promises().causeOf(supply));
        watch(look, supply, true);
    }

    /** Their orders are only marked: who waits for several supplies that move one after the other is told once. */
    private void markThoseOn(Position position, Inbound supply, String cause) {
        working.snapshot
                .dossiers()
                .counting()
                .getOrDefault(supply.supplyId(), List.of())
                .forEach(order -> deals.mark(order, cause));
        position.waiting(part ->
                        part.pegs().stream().anyMatch(peg -> peg.supplyId().equals(supply.supplyId())))
                .forEach(part -> deals.mark(part.orderId(), cause));
    }

    /** @param marked those who count on it, as far as they were named */
    private void watch(Tick.Look look, Inbound supply, boolean marked) {
        Site site = shortages.siteOf(supply.location());
        String next = working.snapshot.dossiers().more().get(supply.supplyId());
        LocalDate expected = supply.expected();
        LocalDate today = site == null ? null : site.today(working.now);
        if (marked && next != null) {
            working.wake(look.from(next), working.now);
        } else if (site == null || today == null || supply.open() == 0 || expected == null || lost(supply, today)) {
            working.sleep(look);
        } else {
            LocalDate last = expected.isBefore(today) ? today : expected;
            working.wake(look.from(""), Zones.endOf(last, site.zone()));
        }
    }

    /** An order of which something counted on supply that moved, or did not come: its parts may be promised another day. */
    void waiting(Tick.Look look) {
        OrderBook book = working.whole(look.subject());
        working.sleep(look);
        if (book == null) {
            return;
        }
        if (book.order().shipComplete()) {
            deals.promises().ready(book);
        }
        for (PartState state : book.state().parts()) {
            Position position = working.position(state.sku());
            WaitingPart part = position.part(look.subject(), state.line(), state.part());
            if (part != null) {
                deals.promises().review(part, cause(position, part, state.own().supplyId(), look.after()));
            }
        }
    }

    /**
     * What was said last, where it was of something that the part counts on or counted on; else what it has lost, or what it
     * has to wait for.
     */
    private String cause(Position position, WaitingPart part, @Nullable String promisedOn, String said) {
        if (promisedOn != null
                && part.pegs().stream().noneMatch(peg -> peg.supplyId().equals(promisedOn))) {
            String lost = "supply.in/" + promisedOn;
            return said.startsWith(lost + "/") || Reasons.isRedeal(said) ? said : lost;
        }
        List<Inbound> supplies = part.pegs().stream()
                .map(peg -> position.supply(peg.supplyId()))
                .filter(Objects::nonNull)
                .toList();
        return supplies.stream()
                .max(Comparator.comparing(Inbound::expected, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(deals.promises()::causeOf)
                .filter(latest -> supplies.stream()
                        .noneMatch(each -> deals.promises().causeOf(each).equals(said)))
                .orElse(said);
    }

    private boolean lost(Inbound supply, LocalDate today) {
        return shortages.daysOf(supply.supplier()).credible(supply.expected(), today) == null;
    }
}
