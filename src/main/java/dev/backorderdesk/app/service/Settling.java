package dev.backorderdesk.app.service;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until notices and reorders are out; what waits for a customer's morning is not waited for. */
final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long QUIET_FOR = TimeUnit.SECONDS.toNanos(4);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

    private Settling() {}

    static void await(DeskProcess service, PrintWriter out) {
        out.println("Waiting until mails, texts and reorders are out ...");
        out.flush();
        long until = System.nanoTime() + LONGEST.toNanos();
        long quietSince = System.nanoTime();
        String before = "";
        while (System.nanoTime() < until && System.nanoTime() - quietSince < QUIET_FOR) {
            Map<Channel, Map<DeliveryState, Long>> counts =
                    service.store().deliveries().counts();
            long outbox = service.store().outbox().depth();
            String now = counts + " " + outbox;
            if (!now.equals(before) || outbox > 0) {
                quietSince = System.nanoTime();
                before = now;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
