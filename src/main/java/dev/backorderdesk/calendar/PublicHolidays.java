package dev.backorderdesk.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.backorderdesk.policy.Suggestion;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Public and bank holidays of a country or one of its regions, from Jollyday. */
final class PublicHolidays implements DaySet {

    private final HolidayManager manager;
    private final String[] region;

    /**
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2 subdivision without the country; null means what holds in the whole country
     * @throws UnknownPlace where the library has no holidays for it
     */
    PublicHolidays(String country, @Nullable String region) {
        Set<String> known = new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
        if (!known.contains(country)) {
            throw new UnknownPlace(
                    "country",
                    country,
                    "no public holidays are known for it; expected an ISO 3166-1 code as DE."
                            + Suggestion.among(country, known)
                            + " Maybe leave country out and list the days as closed=, as CN does?");
        }
        this.manager = HolidayManager.getInstance(ManagerParameters.create(country));
        Set<String> regions =
                new TreeSet<>(manager.getCalendarHierarchy().getChildren().keySet());
        if (region != null && !regions.contains(region.toLowerCase(Locale.ROOT)) && !regions.contains(region)) {
            throw new UnknownPlace(
                    "region",
                    region,
                    "no holidays of its own are known, there are " + regions + ". Maybe leave region out?");
        }
        this.region = region == null ? new String[0] : new String[] {regions.contains(region) ? region : lower(region)};
    }

    private static String lower(String region) {
        return region.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<LocalDate> around(int year) {
        // New Year's Day 2028 is a Saturday: in the US it is kept on Friday 2027-12-31, and listed with 2028.
        return IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(Year::of)
                .flatMap(each -> manager.getHolidays(each, region).stream())
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .map(Holiday::getDate)
                .toList();
    }

    /** A country or region without holidays. */
    static final class UnknownPlace extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        final String key;
        final String found;

        UnknownPlace(String key, String found, String message) {
            super(message);
            this.key = key;
            this.found = found;
        }
    }
}
