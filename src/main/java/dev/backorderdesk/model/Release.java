package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What the warehouse may ship, one revision of it, as on {@code fulfilment.releases}.
 *
 * @param at when the warehouse was first told of it (UTC)
 * @param revisedAt when it was told of this revision (UTC)
 * @param shipBy last day (location's zone) on which it must leave
 * @param lines pieces by part; the warehouse sees lines
 */
public record Release(
        String releaseId,
        long revision,
        Action action,
        String orderId,
        Instant at,
        Instant revisedAt,
        boolean shipComplete,
        LocalDate shipBy,
        ShipTo shipTo,
        String carrier,
        String service,
        String location,
        List<Line> lines) {

    public Release {
        lines = List.copyOf(lines);
    }

    /** What the warehouse shall do. */
    public enum Action {
        RELEASE,
        HOLD,
        RECALL
    }

    /** Pieces of a part. */
    public record Line(int line, int part, String sku, long quantity) {}

    /** This revision, of which the warehouse is told at an instant (UTC). */
    public Release toldAt(Instant instant) {
        return new Release(
                releaseId,
                revision,
                action,
                orderId,
                at,
                instant,
                shipComplete,
                shipBy,
                shipTo,
                carrier,
                service,
                location,
                lines);
    }

    /** The next revision, with another action. */
    public Release next(Action other) {
        return next(other, carrier, service, lines);
    }

    /** The next revision, to another address. */
    public Release to(ShipTo address, String byCarrier, String byService) {
        return new Release(
                releaseId,
                revision + 1,
                action,
                orderId,
                at,
                revisedAt,
                shipComplete,
                shipBy,
                address,
                byCarrier,
                byService,
                location,
                lines);
    }

    /** The next revision. */
    public Release next(Action other, String byCarrier, String byService, List<Line> pieces) {
        return new Release(
                releaseId,
                revision + 1,
                other,
                orderId,
                at,
                revisedAt,
                shipComplete,
                shipBy,
                shipTo,
                byCarrier,
                byService,
                location,
                pieces);
    }
}
