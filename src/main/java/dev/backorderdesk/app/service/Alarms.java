package dev.backorderdesk.app.service;

import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.Meters;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.OrderEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looks after the desk hears of orders that need a person: in the log, in the metrics, and for a day in the health. The
 * lasting word is the event on {@code orders.events}.
 */
final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final int MOST = 1_000;

    private final Meters meters;
    private final InstantSource clock;
    private final Deque<OrderEvent> latest = new ArrayDeque<>();

    Alarms(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** What rang before a restart is shown as long as it would have been without. */
    synchronized void recall(Records records) {
        records.alarms(clock.instant().minus(SHOWN), MOST).forEach(this::show);
    }

    synchronized void hear(Outcome outcome) {
        for (OrderEvent event : outcome.moved().events()) {
            if (event.kind() == OrderEvent.Kind.ALARM) {
                meters.alarm();
                LOG.warn("{}: {}", event.orderId(), event.cause());
                show(event);
            }
        }
    }

    private void show(OrderEvent event) {
        latest.addLast(event);
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    HealthPart health() {
        return new HealthPart("alarms", false, this::state);
    }

    private synchronized HealthPart.State state() {
        latest.removeIf(each -> each.at().isBefore(clock.instant().minus(SHOWN)));
        OrderEvent last = latest.peekLast();
        return last == null
                ? HealthPart.State.up("No order has called for a person within a day.")
                : HealthPart.State.down(latest.size() + (latest.size() == 1 ? " alarm" : " alarms")
                        + " about orders within a day, the last about " + last.orderId() + ": " + last.cause());
    }
}
