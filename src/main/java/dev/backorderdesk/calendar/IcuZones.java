package dev.backorderdesk.calendar;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import dev.backorderdesk.promise.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Zones by country from ICU's copy of the IANA tables; for the states of the US, Canada, Australia and Brazil from
 * {@code region-zones.properties}, which names its source. A state with two zones gives both.
 */
public final class IcuZones implements Zones {

    private static final String TABLE = "region-zones.properties";

    private final Map<String, List<ZoneId>> byRegion;
    private final Map<String, List<ZoneId>> byCountry = new ConcurrentHashMap<>();

    public IcuZones() {
        this.byRegion = table();
    }

    @Override
    public List<ZoneId> zone(String country, @Nullable String region) {
        List<ZoneId> ofRegion = region == null ? null : byRegion.get(country + "-" + region.toUpperCase(Locale.ROOT));
        return ofRegion != null ? ofRegion : ofCountry(country);
    }

    private List<ZoneId> ofCountry(String country) {
        List<ZoneId> known = byCountry.get(country);
        if (known == null) {
            known = ask(country);
            // Only real countries are kept, so that made-up ones can't fill the memory.
            if (!known.contains(ZoneOffset.UTC)) {
                byCountry.put(country, known);
            }
        }
        return known;
    }

    private static List<ZoneId> ask(String country) {
        if (!country.matches("[A-Z]{2}")) {
            return List.of(ZoneOffset.UTC);
        }
        List<ZoneId> zones = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
                // The JDK's own tables may be older than ICU's.
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .sorted()
                .map(ZoneId::of)
                .toList();
        return zones.isEmpty() ? List.of(ZoneOffset.UTC) : zones;
    }

    private static Map<String, List<ZoneId>> table() {
        Properties rows = new Properties();
        try (InputStream in = IcuZones.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing beside " + IcuZones.class.getName());
            }
            rows.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<ZoneId>> table = new HashMap<>();
        rows.stringPropertyNames()
                .forEach(key -> table.put(
                        key,
                        Stream.of(rows.getProperty(key).split(" ", -1))
                                .sorted()
                                .map(ZoneId::of)
                                .toList()));
        return Map.copyOf(table);
    }
}
