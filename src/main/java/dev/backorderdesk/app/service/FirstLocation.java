package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Kept;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.model.Location;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An empty database gets the default location, with revision 0: the first that the catalogue tells replaces it. */
final class FirstLocation {
    private FirstLocation() {}

    static void in(Ledger ledger, Configuration configuration, Instant now) {
        Configuration.Place place = configuration.place();
        Location location = new Location(
                place.name(),
                0,
                configuration.shop().country(),
                configuration.shop().zone().getId(),
                place.calendar(),
                place.cutOff(),
                List.of());
        ledger.transact(books -> {
            if (books.read(nothing(now)).locations().isEmpty()) {
                Kept kept = new Kept(
                        new InboxKey(Queues.CATALOG_IN, location.key()), 0, "default", Answer.Status.APPLIED, null);
                books.write(Outcome.catalog(location, kept), List.of(), List.of(), now);
            }
            return place.name();
        });
    }

    private static Need nothing(Instant now) {
        return new Need(
                Set.of(),
                new TreeSet<>(),
                Set.of(),
                Set.of(),
                Set.of(),
                now,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Set.of());
    }
}
