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

    /**
     * The calendar that a supplier keeps. Its name comes from a catalogue that is older than the files may be, so whoever
     * holds both may put another in its place.
     *
     * @throws IllegalArgumentException where there is none and nothing in its place
     */
    default WorkingDays ofSupplier(String supplierId, String name) {
        return named(name);
    }

    /** Names that {@link #named} knows. */
    Set<String> names();
}
