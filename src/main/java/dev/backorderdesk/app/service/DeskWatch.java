package dev.backorderdesk.app.service;

import dev.backorderdesk.console.Meters;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.outbox.OutboxRelay;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.reorder.Reorder;
import dev.backorderdesk.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Counts what the desk did, logs it by order id, and tells whoever listens. */
final class DeskWatch implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger(DeskWatch.class);

    private final Meters meters;
    private final List<Consumer<Outcome>> listeners = new CopyOnWriteArrayList<>();

    DeskWatch(Meters meters) {
        this.meters = meters;
    }

    /** What stands in the books and on the queues is counted whenever somebody asks. */
    void watchNumbers(Store store, BrokerLine broker, OutboxRelay relay, InstantSource clock) {
        meters.watchOutbox(
                store.outbox()::depth,
                () -> store.outbox()
                        .oldest()
                        .map(oldest -> Duration.between(oldest, clock.instant()))
                        .orElse(Duration.ZERO));
        meters.watchNotices(store.deliveries()::counts);
        if (broker.isOwn()) {
            meters.watchQueues(Queues.all(), broker::depths);
        }
        meters.watchDropped(relay::dropped);
    }

    /** Told of every outcome after its commit. */
    void listen(Consumer<Outcome> listener) {
        listeners.add(listener);
    }

    @Override
    public void handled(Outcome outcome, int received, Duration took) {
        meters.batch(received, took.toNanos());
        for (Outcome.Decided decided : outcome.decided()) {
            meters.order();
            for (DecidedLine line : decided.decision().lines()) {
                meters.decided(line.outcome());
            }
            log(decided);
        }
        for (Answer answer : outcome.answers()) {
            meters.answered(answer.status());
        }
        for (Outcome.Parked parked : outcome.parked()) {
            meters.parked(parked.queue(), parked.code());
            LOG.warn("{}: {} is parked as {}", parked.queue(), parked.key(), parked.code());
        }
        for (Reorder reorder : outcome.reorders()) {
            if (reorder.state() == Reorder.State.SENT) {
                LOG.debug(
                        "reorder {}: {} pieces of {} asked of {}",
                        reorder.reorderId(),
                        reorder.quantity(),
                        reorder.sku(),
                        reorder.supplier());
            }
        }
        listeners.forEach(each -> each.accept(outcome));
    }

    private static void log(Outcome.Decided decided) {
        if (LOG.isDebugEnabled()) {
            String orderId = decided.order().orderId();
            try (MDC.MDCCloseable order = MDC.putCloseable("order", orderId)) {
                LOG.debug(
                        "{} decided: {}",
                        orderId,
                        decided.decision().lines().stream()
                                .map(line -> line.line() + " " + line.outcome())
                                .toList());
            }
        }
    }

    @Override
    public void fault(Received message, RuntimeException bug) {
        String key = message instanceof Arrival arrival ? arrival.event().key() : null;
        LOG.error("{}: {} is parked, for a fault of ours", message.queue(), key, bug);
    }

    @Override
    public void deaf(RuntimeException bug) {
        LOG.error("what was committed could not be counted or told on", bug);
    }
}
