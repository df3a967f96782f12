package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.promise.Advisories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The word with the latest begin counts, whatever it says: a delay of a whole country opens the district in it that is shut, and
 * who takes back one of two suspensions opens what the other one shut. That is so by contract; whether it was meant somebody must
 * say. A resumption of its own is meant to overrule.
 */
final class Overruled {
    private static final String ANY = "*";

    /** Enough to find one way that is open now; a word may name thousands of areas. */
    private static final int MOST_AREAS = 20;

    private final RuleSet rules;
    private final Collection<Location> locations;
    private final Instant now;

    Overruled(RuleSet rules, Collection<Location> locations, Instant now) {
        this.rules = rules;
        this.locations = locations;
        this.now = now;
    }

    /**
     * A sentence for each suspension that still holds, and not where a word covers it.
     *
     * @param before what was known before it, in the order in which it was received
     */
    List<String> by(Advisory word, List<Advisory> before) {
        boolean takenBack = word.kind() == Advisory.Kind.RESUMPTION
                && before.stream().anyMatch(each -> each.advisoryId().equals(word.advisoryId()));
        if (word.kind() != Advisory.Kind.DELAY && !takenBack) {
            return List.of();
        }
        List<Advisory> others = new ArrayList<>(before);
        others.removeIf(each -> each.advisoryId().equals(word.advisoryId()) || !meet(word, each));
        Instant at = word.from().isBefore(now) ? now : word.from();
        Map<String, String> sentences = new TreeMap<>();
        for (Advisory other : others) {
            if (other.kind() == Advisory.Kind.SUSPENSION) {
                String way = way(word, other, others, at);
                if (way != null) {
                    sentences.put(
                            other.advisoryId(),
                            CarrierHold.cause(word) + " overrules " + CarrierHold.cause(other)
                                    + ", a suspension that still holds: goods go " + way
                                    + ". Say the suspension again where it shall stay.");
                }
            }
        }
        return List.copyOf(sentences.values());
    }

    /** One way that a suspension shut and a word opens; null where there is none. */
    private @Nullable String way(Advisory word, Advisory shut, List<Advisory> others, Instant at) {
        Advisories without = Advisories.at(at, others);
        List<Advisory> all = new ArrayList<>(others);
        all.add(word);
        Advisories with = Advisories.at(at, all);
        for (String carrier : named(word.carrier(), shut.carrier())) {
            Set<String> services = new TreeSet<>(rules.services(carrier));
            services.addAll(word.services());
            services.addAll(shut.services());
            services.remove(ANY);
            for (String service : services) {
                for (String origin : origins(word, shut)) {
                    for (ShipTo address : addresses(word, shut)) {
                        if (shut.equals(without.covering(carrier, service, origin, address))
                                && word.equals(with.covering(carrier, service, origin, address))) {
                            return "with " + carrier + " from " + origin + " to " + address.country();
                        }
                    }
                }
            }
        }
        return null;
    }

    private Set<String> named(String one, String other) {
        if (!one.equals(ANY)) {
            return Set.of(one);
        }
        return other.equals(ANY) ? new TreeSet<>(rules.carriers()) : Set.of(other);
    }

    private Set<String> origins(Advisory word, Advisory shut) {
        Set<String> origins = new TreeSet<>(word.origins());
        origins.addAll(shut.origins());
        locations.forEach(each -> origins.add(each.country()));
        return origins;
    }

    private static List<ShipTo> addresses(Advisory word, Advisory shut) {
        List<ShipTo> addresses = new ArrayList<>();
        for (Advisory each : List.of(word, shut)) {
            each.destinations().stream()
                    .filter(area -> goesTo(word, area) && goesTo(shut, area))
                    .limit(MOST_AREAS)
                    .forEach(area -> addresses.add(new ShipTo(
                            area.country(),
                            area.region(),
                            area.postalFrom() == null ? area.postalTo() : area.postalFrom(),
                            null)));
        }
        return addresses.isEmpty() ? List.of(new ShipTo(ANY, null, null, null)) : addresses;
    }

    private static boolean meet(Advisory word, Advisory other) {
        return word.destinations().isEmpty()
                || other.destinations().isEmpty()
                || other.destinations().stream().anyMatch(area -> goesTo(word, area));
    }

    private static boolean goesTo(Advisory word, Advisory.Destination area) {
        return word.destinations().isEmpty()
                || word.destinations().stream().anyMatch(each -> each.country().equals(area.country()));
    }
}
