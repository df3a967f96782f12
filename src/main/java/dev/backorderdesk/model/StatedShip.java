package dev.backorderdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * The shipping time the shop stated: either {@code by} or {@code within} with {@code unit}.
 *
 * @param by day ({@code 2026-12-04}) or instant ({@code 2026-12-04T10:00:00Z}), as it was sent
 */
public record StatedShip(
        @Nullable String by,
        @Nullable Integer within,
        @Nullable Unit unit) {

    /** What {@code within} counts. */
    public enum Unit {
        HOURS,
        DAYS,
        BUSINESS_DAYS
    }
}
