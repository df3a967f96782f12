package dev.backorderdesk.app.config;

import dev.backorderdesk.policy.Suggestion;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether there is the calendar that the default location is set to; known only when the calendars were read. */
public final class LocationCalendar {
    private LocationCalendar() {}

    /**
     * What is wrong with it, as one sentence.
     *
     * @param known names of all calendars
     * @return null where nothing is
     */
    public static @Nullable String problem(Configuration configuration, Set<String> known) {
        String name = configuration.place().calendar();
        return known.contains(name)
                ? null
                : "Setting location.calendar is \"" + name + "\", expected the name of a file in config/calendars: "
                        + String.join(", ", new TreeSet<>(known)) + "." + Suggestion.among(name, known);
    }
}
