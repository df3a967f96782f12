package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.promise.DateTerms;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import dev.backorderdesk.promise.SupplierDays;
import dev.backorderdesk.reorder.Asking;
import dev.backorderdesk.reorder.Reorder;
import dev.backorderdesk.reorder.ReorderId;
import dev.backorderdesk.reorder.Suppliers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is missing is asked of suppliers: a proposal collects, and at its time it asks for what is short then. */
final class Shortages {
    private final Working working;
    private final Map<String, SupplierDays> days = new HashMap<>();
    private int learned;

    Shortages(Working working) {
        this.working = working;
    }

    /** How a supplier's dates are read; of one that is not in the catalogue by the calendar of no days off. */
    SupplierDays daysOf(String supplierId) {
        if (learned != working.leads.lessons()) {
            learned = working.leads.lessons();
            days.clear();
        }
        return days.computeIfAbsent(supplierId, id -> {
            RuleSet.SupplyTerms terms = working.bearings.rules().supplyTerms(id);
            Supplier supplier = working.suppliers.get(id);
            return new SupplierDays(
                    supplier == null
                            ? day -> true
                            : working.bearings.calendars().ofSupplier(id, supplier.calendar()),
                    new DateTerms(
                            terms.overduePushDays(),
                            terms.undatedAfterDays(),
                            terms.farAheadDays(),
                            terms.leadTimePercent()),
                    working.leads.lateness(
                            id, working.now.atZone(working.settings().zone()).toLocalDate()));
        });
    }

    /** Whether anybody offers an article, whatever he said when he was asked. */
    boolean offered(String sku) {
        return !working.offers.of(sku).isEmpty();
    }

    /** Who is asked now: where all have refused, the first of them, as if none had. */
    Optional<SupplierItem> chosen(String sku, String location) {
        return willing(sku, location).or(() -> Suppliers.chosen(working.offers.of(sku), supplier -> true));
    }

    /** The first who did not refuse the article for a place. */
    Optional<SupplierItem> willing(String sku, String location) {
        Set<String> refusing = working.reorders.refusing(sku, location, working.now);
        return Suppliers.chosen(working.offers.of(sku), supplier -> !refusing.contains(supplier));
    }

    /**
     * What a reorder would bring that is made now; null where nobody offers the article with a lead time.
     *
     * @param site where it would arrive
     */
    Promising.@Nullable Reorderable reorderable(String sku, Site site) {
        SupplierItem offer = chosen(sku, site.location().location()).orElse(null);
        if (offer == null || offer.leadTimeDays() == null) {
            return null;
        }
        SupplierDays supplier = daysOf(offer.supplier());
        return new Promising.Reorderable(
                supplier,
                site.location().location(),
                offer.leadTimeDays(),
                site.today(sendAt(offer.supplier())),
                working.leads.days(offer, supplier.terms().leadTimePercent(), site.today(working.now)));
    }

    /** When a proposal to a supplier that begins to collect now would be sent (UTC). */
    Instant sendAt(String supplierId) {
        return Suppliers.sendAt(
                working.suppliers.get(supplierId),
                working.now,
                working.settings().reorderCollect(),
                working.settings().zone());
    }

    /** Begins a proposal where something waits that nobody was asked for, and none collects yet. */
    void look(String sku, String location, String cause) {
        look(sku, location, cause, chosen(sku, location));
    }

    /** The same where what is said of the cause may be said again: the instant makes it one of its own. */
    void lookNow(String sku, String location, String cause) {
        look(sku, location, cause + " at " + working.now);
    }

    /** The same after a refusal: where all have refused, nobody is asked. */
    void lookAmongTheWilling(String sku, String location, String cause) {
        look(sku, location, cause, willing(sku, location));
    }

    private void look(String sku, String location, String cause, Optional<SupplierItem> chosen) {
        if (working.position(sku).unpegged(location) <= asked(sku, location)
                || !working.reorders.in(Reorder.State.COLLECTING, sku, location).isEmpty()) {
            return;
        }
        chosen.ifPresent(
                offer -> working.reorders.put(collecting(offer, sku, location, cause, sendAt(offer.supplier()))));
    }

    private static Reorder collecting(SupplierItem offer, String sku, String location, String cause, Instant sendAt) {
        return new Reorder(
                ReorderId.of(cause, offer.supplier(), sku, location),
                offer.supplier(),
                sku,
                location,
                Reorder.State.COLLECTING,
                sendAt,
                0,
                Math.max(1, offer.packSize()),
                null,
                List.of(),
                0);
    }

    /** Pieces of all reorders for a place that were sent and not confirmed. */
    long asked(String sku, String location) {
        return working.reorders.in(Reorder.State.SENT, sku, location).stream()
                .mapToLong(Reorder::quantity)
                .sum();
    }

    /** The collecting time is over: sent to whoever is preferred now, or dropped where nothing is short any more. */
    void due(Tick.ReorderDue due, Deals deals) {
        Reorder proposal = working.reorders.of(due.reorderId());
        if (proposal == null
                || proposal.state() != Reorder.State.COLLECTING
                || proposal.sendAt().isAfter(working.now)) {
            return;
        }
        Position position = working.position(proposal.sku());
        pegInTime(position, proposal, deals);
        long missing =
                Asking.shortage(position.unpegged(proposal.location()), asked(proposal.sku(), proposal.location()));
        SupplierItem offer = chosen(proposal.sku(), proposal.location()).orElse(null);
        if (missing == 0 || offer == null) {
            working.reorders.put(proposal.in(Reorder.State.DROPPED));
        } else if (offer.supplier().equals(proposal.supplier())) {
            send(position, proposal, missing, offer);
        } else {
            Reorder other = handOver(proposal, offer);
            if (!other.sendAt().isAfter(working.now)) {
                send(position, other, missing, offer);
            }
        }
    }

    /** Another supplier is preferred by now. */
    private Reorder handOver(Reorder proposal, SupplierItem offer) {
        Instant at = Suppliers.handedOver(
                working.suppliers.get(offer.supplier()),
                proposal.sendAt(),
                working.settings().zone());
        String cause = "reorder " + proposal.reorderId();
        Reorder other = collecting(offer, proposal.sku(), proposal.location(), cause, at);
        working.reorders.put(proposal.in(Reorder.State.DROPPED));
        working.reorders.put(other);
        return other;
    }

    private void send(Position position, Reorder proposal, long missing, SupplierItem offer) {
        Site site = siteOf(proposal.location());
        LocalDate today = site == null ? LocalDate.MIN : site.today(working.now);
        Reorder sent = Asking.sent(proposal, missing, offer, today, wants(position, proposal))
                .replacing(replaced(proposal));
        working.reorders.put(sent);
        new Reminders(working, this).sent(sent);
        if (site != null) {
            working.leads.asked(
                    proposal.reorderId(),
                    offer,
                    daysOf(offer.supplier()).calendar().onOrAfter(today));
        }
    }

    /** What the supplier was asked for before and never answered: it is short again and asked for with the rest. */
    private List<String> replaced(Reorder proposal) {
        List<String> replaced = new ArrayList<>();
        for (Reorder each : working.reorders.in(Reorder.State.UNANSWERED, proposal.sku(), proposal.location())) {
            if (each.supplier().equals(proposal.supplier()) && each.askAgainAt() != null) {
                replaced.add(each.reorderId());
                working.reorders.put(each.in(Reorder.State.UNANSWERED));
            }
        }
        return replaced;
    }

    /**
     * Who would be asked for counts on supply that is free and keeps his promise, before anybody is asked: only what was
     * given to him lessens what is asked for him.
     */
    private void pegInTime(Position position, Reorder proposal, Deals deals) {
        List<WaitingPart> unasked = unasked(proposal);
        position.read(unasked);
        Pegging pegging = new Pegging(working, this, deals.promises());
        for (Inbound supply : pegging.noLaterThanAReorder(position, proposal.location())) {
            List<WaitingPart> inTurn = unasked.stream()
                    .map(position::part)
                    .sorted(WaitingPart.TURN)
                    .toList();
            deals.dealt(
                    position,
                    Dealing.peg(inTurn, supply.supplyId(), supply.free(), part -> pegging.may(supply, part)),
                    "supply.in/" + supply.supplyId() + "/" + supply.revision());
        }
    }

    private List<WaitingPart> unasked(Reorder proposal) {
        return working.snapshot
                .unasked()
                .getOrDefault(new Need.SkuLocation(proposal.sku(), proposal.location()), List.of());
    }

    /** The parts that no sent reorder names, with those pieces that none names. */
    private List<Asking.Want> wants(Position position, Reorder proposal) {
        Named asked = named(proposal.sku(), proposal.location());
        List<Asking.Want> wants = new ArrayList<>();
        for (WaitingPart part : position.waitingAt(proposal.location())) {
            long pieces = part.unpegged() - asked.pieces(part);
            if (pieces > 0) {
                wants.add(new Asking.Want(part.orderId(), part.line(), part.part(), pieces, part.shipBy()));
            }
        }
        return wants;
    }

    /** Those who wait in a place and for whom somebody was asked who did not answer yet. */
    Named named(String sku, String location) {
        return new Named(working.reorders.in(Reorder.State.SENT, sku, location));
    }

    /** The same without those for whom only this supplier was asked. */
    Named namedElsewhere(String sku, String location, String supplierId) {
        return new Named(working.reorders.in(Reorder.State.SENT, sku, location).stream()
                .filter(each -> !each.supplier().equals(supplierId))
                .toList());
    }

    @Nullable
    Site siteOf(String location) {
        var known = working.locations.get(location);
        return known == null ? null : Site.of(known, working.bearings.calendars());
    }
}
