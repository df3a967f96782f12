package dev.backorderdesk.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's word about its service, one revision of it. An empty list means any.
 *
 * @param carrier carrier code, {@code *} means every carrier
 * @param origins countries of origin
 * @param from it holds from this instant on
 * @param until it holds before this instant; null means until further notice
 * @param extraDays days added by a DELAY
 */
public record Advisory(
        String advisoryId,
        long revision,
        String carrier,
        Kind kind,
        List<String> services,
        List<String> exceptServices,
        List<String> origins,
        List<Destination> destinations,
        Instant from,
        @Nullable Instant until,
        @Nullable Integer extraDays,
        @Nullable InTransit inTransit,
        String reason)
        implements Event {

    public Advisory {
        services = List.copyOf(services);
        exceptServices = List.copyOf(exceptServices);
        origins = List.copyOf(origins);
        destinations = List.copyOf(destinations);
    }

    /** What changes. */
    public enum Kind {
        SUSPENSION,
        DELAY,
        RESUMPTION
    }

    /** What happens to parcels that are under way. */
    public enum InTransit {
        HOLD,
        RETURN,
        DELIVER
    }

    /**
     * An area of delivery.
     *
     * @param region ISO 3166-2 subdivision without the country, in any case; null means the whole country
     * @param postalFrom lowest post code of the area, read as {@code PostCodes} says; null means the lowest of all
     * @param postalTo highest post code of the area, and all that begin so; null means the highest of all
     */
    public record Destination(
            String country,
            @Nullable String region,
            @Nullable String postalFrom,
            @Nullable String postalTo) {}

    @Override
    public String key() {
        return advisoryId;
    }
}
