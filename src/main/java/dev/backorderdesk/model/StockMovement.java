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

    /**
     * The same as it is taken that is heard now: what is dated ahead has happened by now. Else what leaves after a count would
     * seem to have been counted with it, and what came before one would stand on top of it.
     */
    public StockMovement heard(Instant now) {
        return at.isAfter(now) ? new StockMovement(movementId, kind, sku, location, quantity, now, supplyId) : this;
    }

    @Override
    public String key() {
        return movementId;
    }
}
