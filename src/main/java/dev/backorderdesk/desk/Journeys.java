package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.promise.Advisories;
import dev.backorderdesk.promise.CarrierWords;
import dev.backorderdesk.promise.Journey;
import dev.backorderdesk.promise.Promising;
import dev.backorderdesk.promise.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which locations can send something to an address now, and how. */
final class Journeys {
    private final Working working;
    private final Map<String, Site> sites = new HashMap<>();
    private final Map<Way, Ways> known = new HashMap<>();
    private final Map<Road, CarrierWords> words = new HashMap<>();
    private @Nullable Advisories said;

    Journeys(Working working) {
        this.working = working;
    }

    /**
     * The ways to an address.
     *
     * @param sources in order of the locations' names, positions left out
     * @param suspension why there is none; null where there is one
     */
    record Ways(List<Promising.Source> sources, @Nullable String suspension) {}

    private record Way(ShipTo shipTo, @Nullable String service) {}

    private record Road(String carrier, String service, String origin, ShipTo shipTo) {}

    /** An advisory came: nothing that was found out before holds. */
    void forget() {
        known.clear();
        words.clear();
        said = null;
    }

    private CarrierWords words(Road road) {
        return words.computeIfAbsent(road, this::said);
    }

    private CarrierWords said(Road road) {
        return said().of(road.carrier(), road.service(), road.origin(), road.shipTo());
    }

    private Advisories said() {
        Advisories all = said;
        if (all == null) {
            all = Advisories.at(working.now, working.advisories);
            said = all;
        }
        return all;
    }

    /** Whether no carrier leaves a location now, wherever it would go. */
    boolean standStill(Location origin) {
        return said().standStill(origin.country());
    }

    /** What carriers say of the way of a part. */
    CarrierWords words(Order order, PartState part) {
        Location origin = working.locations.get(part.location());
        return words(new Road(part.carrier(), part.service(), origin == null ? "" : origin.country(), order.shipTo()));
    }

    /** What counts now for the carrier of a part; null where nothing does. */
    @Nullable
    Advisory covering(Order order, PartState part) {
        return words(order, part).now();
    }

    /** The first carrier that may go from a location to an order's address; null where none may. */
    @Nullable
    Journey open(String location, Order order) {
        for (Promising.Source source : to(order.shipTo(), order.service()).sources()) {
            if (source.site().location().location().equals(location)) {
                return source.journey();
            }
        }
        return null;
    }

    Ways to(ShipTo shipTo, @Nullable String service) {
        return known.computeIfAbsent(new Way(shipTo, service), this::find);
    }

    private Ways find(Way way) {
        List<RuleSet.Carriage> carriers =
                working.bearings.rules().carriage(way.shipTo().country(), way.service());
        List<Promising.Source> sources = new ArrayList<>();
        String suspension = "we do not deliver there.";
        for (Location location : working.locations.values()) {
            if (!location.serves().isEmpty()
                    && !location.serves().contains(way.shipTo().country())) {
                continue;
            }
            Journey journey = null;
            for (int i = 0; i < carriers.size() && journey == null; i++) {
                RuleSet.Carriage carrier = carriers.get(i);
                CarrierWords words =
                        words(new Road(carrier.carrier(), carrier.service(), location.country(), way.shipTo()));
                Advisory advisory = words.now();
                if (advisory != null && advisory.kind() == Advisory.Kind.SUSPENSION) {
                    suspension = advisory.reason();
                } else {
                    journey = journey(carrier, words::extraDays);
                }
            }
            if (journey != null) {
                sources.add(new Promising.Source(site(location), journey, null));
            }
        }
        return new Ways(List.copyOf(sources), sources.isEmpty() ? suspension : null);
    }

    /**
     * How a carrier would bring it, whatever is suspended now; of one that is not in the table any more like the first that
     * is.
     */
    Journey from(String location, Order order, String carrier, String service) {
        Location origin = working.locations.get(location);
        List<RuleSet.Carriage> carriers =
                working.bearings.rules().carriage(order.shipTo().country(), order.service());
        RuleSet.Carriage named = carriers.stream()
                .filter(each -> each.carrier().equals(carrier) && each.service().equals(service))
                .findFirst()
                .orElse(carriers.get(0));
        return journey(
                named,
                origin == null
                        ? Journey.Extra.NONE
                        : words(new Road(named.carrier(), named.service(), origin.country(), order.shipTo()))
                                ::extraDays);
    }

    private Journey journey(RuleSet.Carriage carrier, Journey.Extra extra) {
        return new Journey(
                carrier.carrier(),
                carrier.service(),
                carrier.transitDays(),
                extra,
                working.bearings.calendars().named(carrier.calendar()));
    }

    private Site site(Location location) {
        // A batch may change a location: then the old one must not be found under its name.
        Site site = sites.get(location.location());
        if (site == null || !site.location().equals(location)) {
            site = Site.of(location, working.bearings.calendars());
            sites.put(location.location(), site);
        }
        return site;
    }
}
