package dev.backorderdesk.promise;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.ShipTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What carriers said that holds at an instant. */
public final class Advisories {
    private static final String ANY = "*";

    private final List<Advisory> inForce;

    private Advisories(List<Advisory> inForce) {
        this.inForce = inForce;
    }

    /**
     * Those in force.
     *
     * @param received in the order in which they were received
     */
    public static Advisories at(Instant now, List<Advisory> received) {
        List<Advisory> inForce = new ArrayList<>();
        for (Advisory advisory : received) {
            Instant until = advisory.until();
            if (!advisory.from().isAfter(now) && (until == null || until.isAfter(now))) {
                inForce.add(advisory);
            }
        }
        return new Advisories(inForce);
    }

    /**
     * The one that counts for a carrier's service between two places: of those that cover it the one with the latest
     * {@code from}, then the one received last.
     *
     * @return null where none covers it
     */
    public @Nullable Advisory covering(String carrier, String service, String origin, ShipTo shipTo) {
        Advisory counts = null;
        for (Advisory advisory : inForce) {
            if (covers(advisory, carrier, service, origin, shipTo)
                    && (counts == null || !advisory.from().isBefore(counts.from()))) {
                counts = advisory;
            }
        }
        return counts;
    }

    private static boolean covers(Advisory advisory, String carrier, String service, String origin, ShipTo shipTo) {
        return (advisory.carrier().equals(ANY) || advisory.carrier().equals(carrier))
                && (advisory.services().isEmpty() || advisory.services().contains(service))
                && !advisory.exceptServices().contains(service)
                && (advisory.origins().isEmpty() || advisory.origins().contains(origin))
                && (advisory.destinations().isEmpty()
                        || advisory.destinations().stream().anyMatch(area -> lies(shipTo, area)));
    }

    /** An address that does not say its region or post code is not taken to lie in a part of the country. */
    private static boolean lies(ShipTo shipTo, Advisory.Destination area) {
        return area.country().equals(shipTo.country())
                && (area.region() == null || area.region().equalsIgnoreCase(shipTo.region()))
                && (area.postalFrom() == null && area.postalTo() == null
                        || PostCodes.covers(area.country(), area.postalFrom(), area.postalTo(), shipTo.postalCode()));
    }
}
