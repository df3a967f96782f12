package dev.backorderdesk.app.service;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Notices and messages that are on their way; what waits for a later instant is not. */
final class Underway {
    private static final long STUCK_AFTER = TimeUnit.SECONDS.toNanos(1);
    /** What a mail server that is slow and not dead may need for a group. */
    private static final long STUCK_IN_HAND_AFTER = TimeUnit.MINUTES.toNanos(2);

    private final Deliveries deliveries;
    private final LongSupplier outbox;
    private final IntSupplier inHand;
    private final Predicate<Channel> isSent;
    private final LongSupplier nanos;
    private final Runnable pause;
    private String stuck = "";

    /**
     * @param outbox how many messages it holds
     * @param inHand how many deliveries this process is sending
     * @param isSent false where nobody works on a channel's jobs
     * @param nanos passing time, as of {@link System#nanoTime}
     * @param pause between two looks
     */
    Underway(
            Deliveries deliveries,
            LongSupplier outbox,
            IntSupplier inHand,
            Predicate<Channel> isSent,
            LongSupplier nanos,
            Runnable pause) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.inHand = inHand;
        this.isSent = isSent;
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * Until nothing is on its way any more. What does not move for a second, or two minutes where it is being sent, is not
     * waited for, nor a second time.
     */
    synchronized void await() {
        long movedAt = nanos.getAsLong();
        String before = "";
        while (true) {
            long messages = outbox.getAsLong();
            // The outbox first: what leaves it is a job, and a job is counted until it is done.
            Map<Channel, Long> notices = deliveries.underWay();
            notices.keySet().removeIf(channel -> !isSent.test(channel));
            int sending = inHand.getAsInt();
            if (messages == 0 && notices.isEmpty() && sending == 0) {
                stuck = "";
                return;
            }
            String now = messages + " " + notices + " " + sending;
            long at = nanos.getAsLong();
            if (!now.equals(before)) {
                before = now;
                movedAt = at;
            }
            if (now.equals(stuck) || at - movedAt > (sending > 0 ? STUCK_IN_HAND_AFTER : STUCK_AFTER)) {
                stuck = now;
                return;
            }
            pause.run();
        }
    }
}
