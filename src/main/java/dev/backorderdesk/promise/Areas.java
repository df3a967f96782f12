package dev.backorderdesk.promise;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.ShipTo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an advisory holds. It may name thousands of areas, and every new order is compared with them: they are taken apart
 * once, and kept as long as the very advisory is that they are of.
 */
final class Areas {
    private static final LoadingCache<Advisory, Areas> KNOWN =
            Caffeine.newBuilder().weakKeys().build(Areas::new);

    /** Of no country: where any will do. */
    private static final ShipTo ANYWHERE = new ShipTo("*", null, null, null);

    private final Map<String, List<Area>> byCountry = new LinkedHashMap<>();

    private Areas(Advisory advisory) {
        advisory.destinations()
                .forEach(each -> byCountry
                        .computeIfAbsent(each.country(), country -> new ArrayList<>())
                        .add(Area.of(each)));
    }

    static Areas of(Advisory advisory) {
        return KNOWN.get(advisory);
    }

    /** An address, taken apart. */
    record Address(ShipTo shipTo, PostCodes.@Nullable Code code) {

        static Address of(ShipTo shipTo) {
            String code = shipTo.postalCode();
            return new Address(shipTo, code == null ? null : PostCodes.Code.of(shipTo.country(), code));
        }
    }

    private record Area(Advisory.Destination named, PostCodes.@Nullable Code from, PostCodes.@Nullable Code to) {

        static Area of(Advisory.Destination named) {
            return new Area(named, code(named.country(), named.postalFrom()), code(named.country(), named.postalTo()));
        }

        private static PostCodes.@Nullable Code code(String country, @Nullable String bound) {
            return bound == null ? null : PostCodes.Code.of(country, bound);
        }

        /** An address that does not say its region or post code is not taken to lie in a part of the country. */
        boolean holds(Address address) {
            return (named.region() == null
                            || named.region().equalsIgnoreCase(address.shipTo().region()))
                    && (from == null && to == null
                            || address.code() != null && address.code().between(from, to));
        }

        /** Addresses of their country that lie in both; none where they do not meet. */
        Stream<ShipTo> shared(Area other) {
            if (begins(other) > 0 || other.begins(this) > 0) {
                return Stream.empty();
            }
            String region = named.region() == null ? other.named.region() : named.region();
            List<String> codes = new ArrayList<>();
            for (Area each : List.of(this, other)) {
                codes.add(each.named.postalFrom());
                codes.add(each.named.postalTo());
            }
            return codes.stream()
                    .map(code -> new ShipTo(named.country(), region, code, null))
                    .filter(each -> {
                        Address address = Address.of(each);
                        return holds(address) && other.holds(address);
                    });
        }

        /** Above nothing where it begins after another one ends. */
        private int begins(Area other) {
            return from == null || other.to == null ? 0 : from.compare(other.to);
        }
    }

    boolean hold(Address address) {
        return byCountry.isEmpty()
                || byCountry.getOrDefault(address.shipTo().country(), List.of()).stream()
                        .anyMatch(area -> area.holds(address));
    }

    /** Addresses that lie in both, at most so many; for each two areas that meet there is one at least. */
    List<ShipTo> shared(Areas other, int most) {
        if (byCountry.isEmpty() && other.byCountry.isEmpty()) {
            return List.of(ANYWHERE);
        }
        if (byCountry.isEmpty()) {
            return other.shared(this, most);
        }
        return byCountry.entrySet().stream()
                .flatMap(country -> country.getValue().stream()
                        .flatMap(area -> other.byCountry.isEmpty()
                                ? area.shared(area)
                                : other.byCountry.getOrDefault(country.getKey(), List.of()).stream()
                                        .flatMap(area::shared)))
                .distinct()
                .limit(most)
                .toList();
    }
}
