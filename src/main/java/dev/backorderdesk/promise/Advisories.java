package dev.backorderdesk.promise;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.ShipTo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What carriers said, and of which ways. */
public final class Advisories {
    private static final String ANY = "*";

    private final List<Advisory> words;
    private final Instant now;

    private Advisories(List<Advisory> words, Instant now) {
        this.words = words;
        this.now = now;
    }

    /**
     * Those that hold now, and those that are ahead.
     *
     * @param received in the order in which they were received
     */
    public static Advisories at(Instant now, List<Advisory> received) {
        List<Advisory> words = new ArrayList<>();
        for (Advisory advisory : received) {
            Instant until = advisory.until();
            if (until == null || until.isAfter(now)) {
                words.add(advisory);
            }
        }
        return new Advisories(words, now);
    }

    /** What was said of a carrier's service between two places. */
    public CarrierWords of(String carrier, String service, String origin, ShipTo shipTo) {
        List<Advisory> covering = new ArrayList<>(2);
        for (Advisory word : words) {
            if (covers(word, carrier, service, origin, shipTo)) {
                covering.add(word);
            }
        }
        return new CarrierWords(covering, now);
    }

    /**
     * The one that counts now for a carrier's service between two places: of those that cover it the one with the latest
     * {@code from}, then the one received last.
     *
     * @return null where none covers it
     */
    public @Nullable Advisory covering(String carrier, String service, String origin, ShipTo shipTo) {
        return of(carrier, service, origin, shipTo).now();
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
