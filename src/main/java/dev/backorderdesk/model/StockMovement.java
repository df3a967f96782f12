package dev.backorderdesk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is physically there.
 *
 * @param location where; null means the shop's default location
 * @param quantity pieces: what is there (COUNT, may be negative), what came (RECEIPT), what changed (ADJUST, signed)
 * @param at when it was so (UTC); movements dated after a count apply on top of it
 * @param supplyId the supply that a receipt belongs to
 */
public record StockMovement(
        String movementId,
        Kind kind,
        String sku,
        @Nullable String location,
        long quantity,
        Instant at,
        @Nullable String supplyId)
        implements Event {

    /** What kind of movement. */
    public enum Kind {
        COUNT,
        RECEIPT,
        ADJUST
    }

    /** The same at a location. */
    public StockMovement located(String place) {
        return new StockMovement(movementId, kind, sku, place, quantity, at, supplyId);
    }

    /** The same as it is taken that is heard now: a count that is dated ahead was taken now, for what leaves after it is gone. */
    public StockMovement heard(Instant now) {
        return kind == Kind.COUNT && at.isAfter(now)
                ? new StockMovement(movementId, kind, sku, location, quantity, now, supplyId)
                : this;
    }

    @Override
    public String key() {
        return movementId;
    }
}
