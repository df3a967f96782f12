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

    private final List<Word> words;
    private final Instant now;

    private record Word(Advisory advisory, Areas destinations) {}

    private Advisories(List<Word> words, Instant now) {
        this.words = words;
        this.now = now;
    }

    /**
     * Those that hold now, and those that are ahead.
     *
     * @param received in the order in which they were received
     */
    public static Advisories at(Instant now, List<Advisory> received) {
        List<Word> words = new ArrayList<>();
        for (Advisory advisory : received) {
            Instant until = advisory.until();
            if (until == null || until.isAfter(now)) {
                words.add(new Word(advisory, Areas.of(advisory)));
            }
        }
        return new Advisories(words, now);
    }

    /** What was said of a carrier's service between two places. */
    public CarrierWords of(String carrier, String service, String origin, ShipTo shipTo) {
        List<Advisory> covering = new ArrayList<>(2);
        Areas.Address address = Areas.Address.of(shipTo);
        for (Word word : words) {
            if (covers(word.advisory(), carrier, service, origin)
                    && word.destinations().hold(address)) {
                covering.add(word.advisory());
            }
        }
        return new CarrierWords(covering, now);
    }

    /** Whether nothing leaves a country now, wherever it goes: all carriers were suspended there, and nobody said anything since. */
    public boolean standStill(String origin) {
        Advisory last = null;
        for (Word word : words) {
            Advisory advisory = word.advisory();
            if (!advisory.from().isAfter(now)
                    && (advisory.origins().isEmpty() || advisory.origins().contains(origin))
                    && (last == null || !advisory.from().isBefore(last.from()))) {
                last = advisory;
            }
        }
        return last != null
                && last.kind() == Advisory.Kind.SUSPENSION
                && last.carrier().equals(ANY)
                && last.services().isEmpty()
                && last.exceptServices().isEmpty()
                && last.destinations().isEmpty();
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

    /**
     * Addresses that lie where both hold.
     *
     * @param most so many at most
     * @return one at least for each two of their areas that meet; of the country {@code *} where both hold everywhere
     */
    public static List<ShipTo> shared(Advisory one, Advisory other, int most) {
        return Areas.of(one).shared(Areas.of(other), most);
    }

    private static boolean covers(Advisory advisory, String carrier, String service, String origin) {
        return (advisory.carrier().equals(ANY) || advisory.carrier().equals(carrier))
                && (advisory.services().isEmpty() || advisory.services().contains(service))
                && !advisory.exceptServices().contains(service)
                && (advisory.origins().isEmpty() || advisory.origins().contains(origin));
    }
}
