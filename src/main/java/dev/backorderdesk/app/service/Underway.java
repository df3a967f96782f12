package dev.backorderdesk.app.service;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Notices and messages that are on their way; what waits for a later instant is not. */
final class Underway {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);
    private static final long STUCK_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(5);

    private final Deliveries deliveries;
    private final LongSupplier outbox;
    private final Predicate<Channel> isSent;
    private String stuck = "";

    /**
     * @param outbox how many messages it holds
     * @param isSent false where nobody works on a channel's jobs
     */
    Underway(Deliveries deliveries, LongSupplier outbox, Predicate<Channel> isSent) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.isSent = isSent;
    }

    /** Until nothing is on its way any more; what does not move for a second is not waited for, nor a second time. */
    synchronized void await() {
        long start = System.nanoTime();
        long movedAt = start;
        String before = "";
        while (true) {
            long messages = outbox.getAsLong();
            // The outbox first: what leaves it is a job, and a job is counted until it is done.
            Map<Channel, Long> notices = deliveries.underWay();
            notices.keySet().removeIf(channel -> !isSent.test(channel));
            if (messages == 0 && notices.isEmpty()) {
                stuck = "";
                return;
            }
            String now = messages + " " + notices;
            long at = System.nanoTime();
            if (!now.equals(before)) {
                before = now;
                movedAt = at;
            }
            if (now.equals(stuck) || at - movedAt > STUCK_AFTER || at - start > LONGEST) {
                stuck = now;
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
