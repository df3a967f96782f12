package dev.backorderdesk.desk;

import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.policy.Suggestion;
import dev.backorderdesk.reorder.Suppliers;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps master data. */
final class CatalogBook {
    private final Working working;
    private final Shortages shortages;
    private final Deals deals;

    CatalogBook(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    void entered(CatalogEntry entry, Arrival arrival) {
        Answers answers = new Answers(working);
        Problem problem = problem(entry);
        if (problem != null) {
            answers.invalid(arrival, problem);
            return;
        }
        if (entry instanceof Item item) {
            Item before = working.items.put(item.sku(), item);
            boolean wasAhead = before != null && working.release(before) != null;
            if (wasAhead || working.release(item) != null) {
                // Whoever waits for it, or has some that did not leave, is looked at by the clock, so many at a time.
                working.wake(Turnover.look(item.sku()), working.now);
            }
            if (before != null && item.safetyStock() < before.safetyStock()) {
                String cause = arrival.queue() + "/" + item.key() + "/" + item.revision();
                new Relocating(working, shortages, deals).settle(working.position(item.sku()), cause);
                deals.settle(cause);
            }
        } else if (entry instanceof Seller seller) {
            working.sellers.put(seller.seller(), seller);
        } else if (entry instanceof Supplier supplier) {
            working.suppliers.put(supplier.supplier(), supplier);
        } else if (entry instanceof SupplierItem offer) {
            working.offers.put(offer);
            new Refusal(working, shortages, deals)
                    .offered(offer, arrival.queue() + "/" + offer.key() + "/" + offer.revision());
        } else if (entry instanceof Location location) {
            working.locations.put(location.location(), location);
        }
        working.catalogOut.add(entry);
        answers.applied(arrival);
    }

    private @Nullable Problem problem(CatalogEntry entry) {
        if (entry instanceof Supplier supplier) {
            String sendTime = supplier.sendTime();
            if (sendTime != null && !Suppliers.isSendTime(sendTime)) {
                return new Problem("/sendTime", "a duration as PT5M or a time of day as 16:30", sendTime);
            }
            return calendar(supplier.calendar());
        }
        if (entry instanceof Location location) {
            return calendar(location.calendar());
        }
        if (entry instanceof SupplierItem offer) {
            if (!working.items.containsKey(offer.sku())) {
                return new Problem("/sku", "an article of the catalogue", offer.sku());
            }
            if (!working.suppliers.containsKey(offer.supplier())) {
                return new Problem("/supplier", "a supplier of the catalogue", offer.supplier());
            }
        }
        return null;
    }

    private @Nullable Problem calendar(String name) {
        Collection<String> known = new TreeSet<>(working.bearings.calendars().names());
        return known.contains(name)
                ? null
                : new Problem(
                        "/calendar",
                        "a calendar of config/calendars: " + String.join(", ", known) + "."
                                + Suggestion.among(name, known),
                        name);
    }
}
