package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Tick;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where open orders are looked at because a carrier's word begins, changes or ends. The look names it by its countries, not
 * by the advisory: by then that may have ended, or speak of other countries. Looking once more than needed changes nothing.
 *
 * @param countries of destination, all where it is empty
 * @param at when (UTC); null where it is as soon as can be, which begins anew whatever look of the same countries there is
 */
record Region(Set<String> countries, @Nullable Instant at) {
    private static final String ALL = "*";
    private static final String TIME = "@";

    /** Beyond these many it is as well to look at all. */
    private static final int MOST_COUNTRIES = 40;

    Region {
        countries = countries.size() > MOST_COUNTRIES ? Set.of() : Set.copyOf(countries);
    }

    static Region of(Advisory advisory) {
        Set<String> countries = new TreeSet<>();
        advisory.destinations().forEach(each -> countries.add(each.country()));
        return new Region(countries, null);
    }

    static Region of(Tick.Look look) {
        String[] words = look.subject().split(TIME, 2);
        return new Region(
                words[0].equals(ALL) ? Set.of() : Set.of(words[0].split(",")),
                words.length == 1 ? null : Instant.parse(words[1]));
    }

    Region and(Region other) {
        if (countries.isEmpty() || other.countries.isEmpty()) {
            return new Region(Set.of(), at);
        }
        Set<String> both = new TreeSet<>(countries);
        both.addAll(other.countries);
        return new Region(both, at);
    }

    Region at(Instant instant) {
        return new Region(countries, instant);
    }

    boolean has(String country) {
        return countries.isEmpty() || countries.contains(country);
    }

    /** The look at it, from the beginning. */
    Tick.Look look() {
        String names = countries.isEmpty() ? ALL : String.join(",", new TreeSet<>(countries));
        return new Tick.Look(Tick.Look.Kind.ADVISORY, at == null ? names : names + TIME + at, "", "");
    }
}
