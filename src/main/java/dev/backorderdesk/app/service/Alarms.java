package dev.backorderdesk.app.service;

import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.Meters;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.model.OrderEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looks after the desk hears of what needs a person: in the log, in the metrics, and for a day in the health. Of an order,
 * the lasting word is the event on {@code orders.events}.
 */
final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final int MOST = 1_000;

    private final Meters meters;
    private final InstantSource clock;
    private final Deque<Outcome.Call> latest = new ArrayDeque<>();

    Alarms(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** What rang before a restart is shown as long as it would have been without. */
    synchronized void recall(Records records) {
        Instant since = clock.instant().minus(SHOWN);
        List<Outcome.Call> rung = new ArrayList<>(records.calls(since, MOST));
        records.alarms(since, MOST).forEach(each -> rung.add(call(each)));
        rung.sort(Comparator.comparing(Outcome.Call::at));
        rung.forEach(this::show);
    }

    synchronized void hear(Outcome outcome) {
        for (OrderEvent event : outcome.moved().events()) {
            if (event.kind() == OrderEvent.Kind.ALARM) {
                ring(call(event));
            }
        }
        outcome.moved().calls().forEach(this::ring);
    }

    private static Outcome.Call call(OrderEvent event) {
        return new Outcome.Call(event.orderId() + ": " + event.cause(), event.at());
    }

    private void ring(Outcome.Call call) {
        meters.alarm();
        LOG.warn("{}", call.sentence());
        show(call);
    }

    private void show(Outcome.Call call) {
        latest.addLast(call);
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    HealthPart health() {
        return new HealthPart("alarms", false, this::state);
    }

    private synchronized HealthPart.State state() {
        latest.removeIf(each -> each.at().isBefore(clock.instant().minus(SHOWN)));
        Outcome.Call last = latest.peekLast();
        return last == null
                ? HealthPart.State.up("Nothing has called for a person within a day.")
                : HealthPart.State.down(latest.size() + (latest.size() == 1 ? " alarm" : " alarms")
                        + " within a day, the last about " + last.sentence());
    }
}
