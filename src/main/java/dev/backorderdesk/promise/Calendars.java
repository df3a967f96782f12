package dev.backorderdesk.promise;

import java.util.Set;

/** The calendars that the shop, its suppliers and carriers keep, by name. A value: reading it twice gives the same. */
public interface Calendars {

    /**
     * The calendar of that name.
     *
     * @throws IllegalArgumentException where there is none, naming those that there are
     */
    WorkingDays named(String name);

    /** Names that {@link #named} knows. */
    Set<String> names();
}
