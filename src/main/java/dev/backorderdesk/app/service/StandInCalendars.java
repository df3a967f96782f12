package dev.backorderdesk.app.service;

import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.promise.WorkingDays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suppliers stay in the catalogue while a calendar's file can vanish between two starts. Such a supplier is counted by the
 * default location's calendar until the file is back: a date that is a day off is better than no decision on any order
 * that asks for it.
 */
final class StandInCalendars {
    private static final Logger LOG = LoggerFactory.getLogger(StandInCalendars.class);

    private final String shownAs;
    private final String standIn;
    /** The calendar that is missing, by supplier. */
    private final ConcurrentMap<String, String> missing = new ConcurrentHashMap<>();

    /**
     * None is missing yet.
     *
     * @param shownAs the folder as people read it, {@code config/calendars}
     * @param standIn name of the calendar that steps in; there must be one of that name
     */
    StandInCalendars(String shownAs, String standIn) {
        this.shownAs = shownAs;
        this.standIn = standIn;
    }

    /** The same calendars, with a stand-in for suppliers. */
    Calendars over(Calendars calendars) {
        return new Over(calendars);
    }

    private final class Over implements Calendars {
        private final Calendars calendars;

        Over(Calendars calendars) {
            this.calendars = calendars;
        }

        @Override
        public WorkingDays named(String name) {
            return calendars.named(name);
        }

        @Override
        public Set<String> names() {
            return calendars.names();
        }

        @Override
        public WorkingDays ofSupplier(String supplierId, String name) {
            if (calendars.names().contains(name)) {
                missing.remove(supplierId);
                return calendars.named(name);
            }
            if (!name.equals(missing.put(supplierId, name))) {
                LOG.error("{}", sentence(supplierId, name));
            }
            return calendars.named(standIn);
        }
    }

    private String sentence(String supplierId, String name) {
        return "The calendar of supplier " + supplierId + ", " + shownAs + "/" + name + ".properties, is missing; "
                + standIn + ".properties is used instead. Put it back, or name another one for this supplier.";
    }

    /**
     * What is missing, of those that were asked for.
     *
     * @param calendars those that are there now
     * @return null where nothing is
     */
    @Nullable
    String problem(Calendars calendars) {
        Map<String, String> open = new TreeMap<>(missing);
        open.values().removeAll(calendars.names());
        return open.isEmpty()
                ? null
                : String.join(
                        " ",
                        open.entrySet().stream()
                                .map(each -> sentence(each.getKey(), each.getValue()))
                                .toList());
    }
}
