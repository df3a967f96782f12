package dev.backorderdesk.allocate;

import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A granted part as its order sees it: where its pieces are and what was promised. Every piece waits, is allocated,
 * released, shipped or cancelled. The first promise never changes, whatever is dealt anew.
 *
 * @param location where its pieces leave from; another one than was promised where all of them got their stock there
 * @param allocated pieces that have stock and are not released
 * @param own what this part alone counts on now
 * @param current what is promised now; differs from its own where the order ships as one
 * @param base for pieces that count on no supply: the day of leaving that was reckoned for them when they began to, which
 *     they keep until it is over; null where there are none, or no day could be reckoned; 1970-01-01 where whoever was to bring
 *     them refused, and there is none until supply is there
 * @param delays how often the current promise became later
 * @param revisions every change of the promise, the oldest first
 * @param held why it must not leave now; null where it may
 * @param recall cancelled pieces that the warehouse may still have in its hands; null where there are none
 * @param scans when the shipped pieces came into the carrier's possession, as they were told
 * @param cancellations when the cancelled pieces were cancelled by right, the earliest first
 */
public record PartState(
        int line,
        int part,
        String sku,
        String location,
        PartKind kind,
        long quantity,
        long allocated,
        long released,
        long shipped,
        long cancelled,
        String carrier,
        String service,
        Promise first,
        Promise own,
        Promise current,
        @Nullable LocalDate base,
        int delays,
        List<Revision> revisions,
        @Nullable String held,
        @Nullable Recall recall,
        List<Scan> scans,
        List<Cancellation> cancellations) {

    public PartState {
        revisions = List.copyOf(revisions);
        scans = List.copyOf(scans);
        cancellations = List.copyOf(cancellations);
        if (allocated < 0
                || released < 0
                || shipped < 0
                || cancelled < 0
                || (recall != null && recall.pieces() > cancelled)
                || allocated + released + shipped + cancelled > quantity) {
            throw new IllegalStateException("line " + line + " part " + part + ": " + quantity + " pieces can't be "
                    + allocated + " allocated, " + released + " released, " + shipped + " shipped and " + cancelled
                    + " cancelled");
        }
    }

    /**
     * A change of the promise.
     *
     * @param at when (UTC)
     * @param location where it is to leave from since
     * @param cause what moved it
     * @param reason code of what customers are told of why, as it was known then
     */
    public record Revision(Instant at, Promise before, Promise after, String location, String cause, String reason) {}

    /**
     * Pieces that were cancelled after their release. They are cancelled at once; their stock is nobody else's, and no money
     * is asked back for them, before a carrier's scan can't come late any more.
     *
     * @param pieces some of those cancelled
     * @param since when the first of them were cancelled (UTC)
     * @param until from then on they lie in stock for others (UTC)
     */
    public record Recall(long pieces, Instant since, Instant until) {}

    /** Pieces that have no stock yet. */
    public long waiting() {
        return quantity - allocated - released - shipped - cancelled;
    }

    /** Pieces that are still to leave. */
    public long open() {
        return quantity - shipped - cancelled;
    }

    /** Pieces that got stock, or lost it where negative. */
    public PartState allocate(long pieces) {
        return with(allocated + pieces, released, shipped, cancelled);
    }

    /** Allocated pieces that the warehouse may ship now. */
    public PartState release(long pieces) {
        return with(allocated - pieces, released + pieces, shipped, cancelled);
    }

    /**
     * Pieces that left: released ones first, then allocated ones, then such as had no stock in our books.
     *
     * @param scannedAt when the carrier had them (UTC)
     */
    public PartState ship(long pieces, Instant scannedAt) {
        long fromReleased = Math.min(pieces, released);
        long others = Math.min(pieces - fromReleased, allocated);
        List<Scan> all = new ArrayList<>(scans);
        all.add(new Scan(pieces, scannedAt));
        return with(
                allocated - others, released - fromReleased, shipped + pieces, cancelled, recall, all, cancellations);
    }

    /** Pieces that left later than an instant. */
    public long leftAfter(Instant at) {
        return scans.stream()
                .filter(scan -> scan.at().isAfter(at))
                .mapToLong(Scan::pieces)
                .sum();
    }

    /** What left later than an instant had been cancelled by then. */
    public PartState cancelLeftAfter(Instant at, String cause) {
        long pieces = leftAfter(at);
        List<Scan> before =
                scans.stream().filter(scan -> !scan.at().isAfter(at)).toList();
        List<Cancellation> more = Cancellation.and(cancellations, new Cancellation(pieces, at, cause, false));
        return with(allocated, released, shipped - pieces, cancelled + pieces, recall, before, more);
    }

    /** Of what left last the contract was ended before it arrived. */
    public PartState cancelUnderWay(Cancellation cancellation) {
        long pieces = cancellation.pieces();
        return with(
                allocated,
                released,
                shipped - pieces,
                cancelled + pieces,
                recall,
                Scan.less(scans, pieces),
                Cancellation.and(cancellations, cancellation));
    }

    /** Waits, or may leave again where null. */
    public PartState held(@Nullable String why) {
        return with(carrier, service, own, current, base, delays, revisions, why);
    }

    /** Goes with another carrier. */
    public PartState via(String otherCarrier, String otherService) {
        return with(otherCarrier, otherService, own, current, base, delays, revisions, held);
    }

    /**
     * Leaves from another location, with the carrier that goes from there.
     *
     * @throws IllegalStateException where some of it has stock already, or had it when it left or was recalled
     */
    public PartState from(String otherLocation, String otherCarrier, String otherService) {
        if (!isUntouched()) {
            throw new IllegalStateException("line " + line + " part " + part + " has stock at " + location);
        }
        return with(otherLocation, otherCarrier, otherService, own, current, base, delays, revisions, held);
    }

    /** No piece of it has, or left with, stock of its location. */
    public boolean isUntouched() {
        return allocated == 0 && released == 0 && shipped == 0 && recall == null;
    }

    /** Counts on something else now; what is promised stays. */
    public PartState counting(Promise onThis, @Nullable LocalDate unpeggedDay) {
        return with(carrier, service, onThis, current, unpeggedDay, delays, revisions, held);
    }

    /** Another promise. */
    public PartState promise(Promise promise, Instant at, String cause, String reason) {
        List<Revision> all = new ArrayList<>(revisions);
        all.add(new Revision(at, current, promise, location, cause, reason));
        return with(
                carrier, service, own, promise, base, promise.isLaterThan(current) ? delays + 1 : delays, all, held);
    }

    /** Cancelled pieces whose stock is spoken for until their recall is over. */
    public long recalled() {
        return recall == null ? 0 : recall.pieces();
    }

    /**
     * Pieces that will not come: waiting ones first, then those that have stock. Released ones are taken back before, by
     * {@link #release}.
     */
    public PartState cancel(Cancellation cancellation) {
        long pieces = cancellation.pieces();
        long fromAllocated = Math.max(0, pieces - waiting());
        List<Cancellation> more = Cancellation.and(cancellations, cancellation);
        return with(allocated - fromAllocated, released, shipped, cancelled + pieces, recall, scans, more);
    }

    /** Pieces that were cancelled later than an instant (UTC). */
    public long cancelledAfter(Instant at) {
        return cancellations.stream()
                .filter(each -> each.at().isAfter(at))
                .mapToLong(Cancellation::pieces)
                .sum();
    }

    /** So many of the cancelled pieces may still be in the warehouse's hands. */
    public PartState recall(@Nullable Recall pieces) {
        return with(allocated, released, shipped, cancelled, pieces, scans, cancellations);
    }

    /**
     * Cancelled pieces turn out to be none: they have stock, as before. Those of the recall come first, and those that were
     * cancelled last.
     */
    public PartState revive(long pieces) {
        Recall left = recall == null || recall.pieces() <= pieces
                ? null
                : new Recall(recall.pieces() - pieces, recall.since(), recall.until());
        return with(
                allocated + pieces,
                released,
                shipped,
                cancelled - pieces,
                left,
                scans,
                Cancellation.less(cancellations, pieces));
    }

    private PartState with(long nowAllocated, long nowReleased, long nowShipped, long nowCancelled) {
        return with(nowAllocated, nowReleased, nowShipped, nowCancelled, recall, scans, cancellations);
    }

    private PartState with(
            long nowAllocated,
            long nowReleased,
            long nowShipped,
            long nowCancelled,
            @Nullable Recall nowRecall,
            List<Scan> nowScans,
            List<Cancellation> nowCancellations) {
        return new PartState(
                line,
                part,
                sku,
                location,
                kind,
                quantity,
                nowAllocated,
                nowReleased,
                nowShipped,
                nowCancelled,
                carrier,
                service,
                first,
                own,
                current,
                base,
                delays,
                revisions,
                held,
                nowRecall,
                nowScans,
                nowCancellations);
    }

    private PartState with(
            String nowCarrier,
            String nowService,
            Promise nowOwn,
            Promise nowCurrent,
            @Nullable LocalDate nowBase,
            int nowDelays,
            List<Revision> nowRevisions,
            @Nullable String nowHeld) {
        return with(location, nowCarrier, nowService, nowOwn, nowCurrent, nowBase, nowDelays, nowRevisions, nowHeld);
    }

    private PartState with(
            String nowLocation,
            String nowCarrier,
            String nowService,
            Promise nowOwn,
            Promise nowCurrent,
            @Nullable LocalDate nowBase,
            int nowDelays,
            List<Revision> nowRevisions,
            @Nullable String nowHeld) {
        return new PartState(
                line,
                part,
                sku,
                nowLocation,
                kind,
                quantity,
                allocated,
                released,
                shipped,
                cancelled,
                nowCarrier,
                nowService,
                first,
                nowOwn,
                nowCurrent,
                nowBase,
                nowDelays,
                nowRevisions,
                nowHeld,
                recall,
                scans,
                cancellations);
    }

    /** As others see it. */
    public OrderEvent.State told() {
        return new OrderEvent.State(
                waiting(),
                allocated,
                released,
                shipped,
                cancelled,
                current.shipBy(),
                current.deliverBy(),
                location,
                carrier,
                service);
    }
}
