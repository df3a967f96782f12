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

    /**
     * Looks into the database, and creates the default location where there is none.
     *
     * @param calendars names of those that there are
     * @throws IllegalStateException where a location's calendar is gone: no order could be decided
     */
    static void in(Ledger ledger, Configuration configuration, Set<String> calendars, Instant now) {
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
            Map<String, Location> known = books.read(Need.nothing(now)).locations();
            known.values().forEach(each -> needs(each, calendars));
            if (known.isEmpty()) {
                Kept kept = new Kept(
                        new InboxKey(Queues.CATALOG_IN, location.key()), 0, "default", Answer.Status.APPLIED, null);
                books.write(Outcome.catalog(location, kept), List::of, now);
            }
            return place.name();
        });
    }

    private static void needs(Location location, Set<String> calendars) {
        if (!calendars.contains(location.calendar())) {
            throw new IllegalStateException("Location " + location.location() + " goes by the calendar "
                    + location.calendar() + ", which is not in config/calendars, expected one of "
                    + String.join(", ", new TreeSet<>(calendars)) + ". Maybe its file was taken away?");
        }
    }
}
