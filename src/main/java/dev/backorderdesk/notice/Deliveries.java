package dev.backorderdesk.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The book of deliveries: what is to be sent, what is being sent, what became of it. A delivery is born {@link
 * DeliveryState#DUE} in the transaction that plans its notice, due at once and counted as queued at that instant.
 *
 * <p>The book is the truth and the queues are wake-up calls: a lost message costs {@link #requeue} one patience, a
 * doubled one finds nothing to claim. Every method is one transaction of its own. Callers pass groups of at most
 * {@link #GROUP}: a kill leaves at most one group of each worker in doubt.
 */
public interface Deliveries {

    /** Most deliveries that one call of {@link #claim} or {@link #record} should carry. */
    int GROUP = 20;

    /**
     * Commits the intent to send: each named delivery that is DUE with its due instant reached becomes SENDING, with
     * one attempt more, a new claim token and a lease that ends at {@code now + lease}. The others are left out
     * silently: somebody else was faster, or it is not time yet.
     *
     * <p>Only what {@link Precedence} lets pass is claimed. Beside other notices of its order a delivery may become SKIPPED
     * (superseded, or too late by law), FAILED (it contradicts what the customer is told) or due a little later.
     *
     * <p>The desk is told of what FAILED because it contradicts another, and of every notice of delay that FAILED, here and
     * below: a {@code NOTICE} look in the same transaction.
     *
     * @return the claimed ones, in the order of {@code ids}
     */
    List<Delivery> claim(Collection<DeliveryId> ids, Instant now, Duration lease);

    /**
     * Writes outcomes, each only where the delivery is still SENDING under the result's claim token, or became
     * IN_DOUBT by the end of that very lease (the late word of who sent it beats the doubt). A retry is DUE again,
     * not counted as queued.
     *
     * @return how many were written
     */
    int record(Collection<SendResult> results, Instant now);

    /** DUE deliveries get a later due instant, count no attempt and are not counted as queued; others stay. */
    void postpone(Collection<DeliveryId> ids, Instant dueAt);

    /**
     * Takes what should be put on its queue (again): DUE, due instant reached, and either not counted as queued or
     * queued longer than {@code patience} ago. What is returned counts as queued from {@code now} on.
     *
     * @return oldest due first, at most {@code limit}
     */
    List<DeliveryId> requeue(Instant now, Duration patience, int limit);

    /**
     * SENDING with a lease that has ended becomes IN_DOUBT: whoever claimed it may have sent it.
     *
     * @return how many
     */
    int expireLeases(Instant now);

    /** Deliveries of a channel in doubt, the one least recently looked into first. */
    List<Doubt> inDoubt(Channel channel, int limit);

    /**
     * Says what became of a delivery in doubt; an {@link SendOutcome.InDoubt} only notes that it was looked into.
     *
     * @return false where it is not in doubt any more
     */
    boolean resolve(DeliveryId id, SendOutcome outcome, Instant now);

    /**
     * What was taken, or may have been, came back: SENDING, ACCEPTED or IN_DOUBT becomes FAILED. It does not count as given
     * any more, whatever its sender says later.
     *
     * @return false where it is none of them
     */
    boolean bounced(DeliveryId id, String reason, Instant now);

    /** {@link Precedence#dueBy} of a delivery's notice (UTC); null also where there is no such delivery. */
    @Nullable
    Instant tooLateFrom(DeliveryId id);

    /** FAILED deliveries, latest first. */
    List<ParkedDelivery> parked(int limit);

    /**
     * A FAILED or SKIPPED delivery becomes DUE now, with its faults forgotten.
     *
     * @return false where it is neither
     */
    boolean reopen(DeliveryId id, Instant now);

    /**
     * A FAILED or IN_DOUBT delivery becomes SKIPPED: it is never sent, unless somebody reopens it.
     *
     * @return false where it is neither
     */
    boolean discard(DeliveryId id, String reason, Instant now);

    /** How many deliveries stand in which state; every channel and state has its number. */
    Map<Channel, Map<DeliveryState, Long>> counts();

    /**
     * How many deliveries of each channel are on their way: SENDING, or DUE and counted as queued. What waits for a later
     * instant is not; a channel without any is left out.
     */
    Map<Channel, Long> underWay();
}
