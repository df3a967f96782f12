package dev.backorderdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * Where it goes.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2 subdivision without the country ({@code BE}, {@code CA})
 * @param timeZone IANA zone; null means by country and region
 */
public record ShipTo(
        String country,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String timeZone) {}
