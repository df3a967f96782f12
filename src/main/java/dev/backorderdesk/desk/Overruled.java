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
 * say. A resumption of its own is meant to overrule. So a suspension that is dated back, as who writes "today" for its first
 * instant does, shuts nothing that was opened since.
 */
final class Overruled {
    private static final String ANY = "*";

    /** Of those in areas of both: enough to find one way that is open now; a word may name thousands of areas. */
    private static final int MOST_ADDRESSES = 100;

    private final RuleSet rules;
    private final Collection<Location> locations;
    private final Instant now;

    Overruled(RuleSet rules, Collection<Location> locations, Instant now) {
        this.rules = rules;
        this.locations = locations;
        this.now = now;
    }

    /**
     * A sentence for each suspension that still holds, and not where a word covers it; for a suspension, one for each word that
     * began later and leaves open what it would shut.
     *
     * @param before what was known before it, in the order in which it was received
     */
    List<String> by(Advisory word, List<Advisory> before) {
        List<Advisory> others = new ArrayList<>(before);
        others.removeIf(each -> each.advisoryId().equals(word.advisoryId()));
        boolean shuts = word.kind() == Advisory.Kind.SUSPENSION;
        if (!shuts && word.kind() == Advisory.Kind.RESUMPTION && others.size() == before.size()) {
            return List.of();
        }
        Map<String, String> sentences = new TreeMap<>();
        for (Advisory other : others) {
            String way = shuts == (other.kind() == Advisory.Kind.SUSPENSION) ? null : way(word, other, others);
            if (way != null) {
                sentences.put(other.advisoryId(), shuts ? shutsNothing(word, other, way) : opens(word, other, way));
            }
        }
        return List.copyOf(sentences.values());
    }

    private static String opens(Advisory word, Advisory shut, String way) {
        return CarrierHold.cause(word) + " overrules " + CarrierHold.cause(shut)
                + ", a suspension that still holds: goods go " + way
                + ". Say the suspension again, with a later from, where it shall stay.";
    }

    private static String shutsNothing(Advisory word, Advisory later, String way) {
        return CarrierHold.cause(word) + " shuts nothing where " + CarrierHold.cause(later)
                + " began later: goods go " + way + ". Say it again with a from after " + later.from()
                + " where it shall hold.";
    }

    /** One way of which a word and another one speak, and on which the one that opens counts; null where there is none. */
    private @Nullable String way(Advisory word, Advisory other, List<Advisory> others) {
        List<ShipTo> addresses = Advisories.shared(word, other, MOST_ADDRESSES);
        Instant at = word.from().isBefore(now) ? now : word.from();
        boolean shuts = word.kind() == Advisory.Kind.SUSPENSION;
        Advisories without = Advisories.at(at, others);
        Advisories alone = Advisories.at(at, List.of(word));
        List<Advisory> all = new ArrayList<>(others);
        all.add(word);
        Advisories with = Advisories.at(at, all);
        for (String carrier : named(word.carrier(), other.carrier())) {
            for (String service : services(carrier, word, other)) {
                for (String origin : origins(word, other)) {
                    for (ShipTo address : addresses) {
                        if (other.equals(without.covering(carrier, service, origin, address))
                                && word.equals(alone.covering(carrier, service, origin, address))
                                && (shuts ? other : word).equals(with.covering(carrier, service, origin, address))) {
                            return "with " + carrier + " from " + origin + " to " + address.country();
                        }
                    }
                }
            }
        }
        return null;
    }

    private Set<String> services(String carrier, Advisory word, Advisory other) {
        Set<String> services = new TreeSet<>(rules.services(carrier));
        services.addAll(word.services());
        services.addAll(other.services());
        services.remove(ANY);
        return services;
    }

    private Set<String> named(String one, String other) {
        if (!one.equals(ANY)) {
            return Set.of(one);
        }
        return other.equals(ANY) ? new TreeSet<>(rules.carriers()) : Set.of(other);
    }

    private Set<String> origins(Advisory word, Advisory other) {
        Set<String> origins = new TreeSet<>(word.origins());
        origins.addAll(other.origins());
        locations.forEach(each -> origins.add(each.country()));
        return origins;
    }
}
