package dev.backorderdesk.app.service;

import dev.backorderdesk.app.DeskClock;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.flow.outbox.OutboxRelay;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.store.Store;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the desk does though nobody asks: what became due, by the beat of its heart and when its clock jumps. */
final class Pulse {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final FrontDesk desk;
    private final OutboxRelay relay;
    private final Notifiers notifiers;
    private final DeskClock clock;

    Pulse(FrontDesk desk, OutboxRelay relay, Notifiers notifiers, DeskClock clock) {
        this.desk = desk;
        this.relay = relay;
        this.notifiers = notifiers;
        this.clock = clock;
    }

    /** @param held which looks are left for later; asked before each transaction */
    private synchronized void bringIn(Supplier<Set<Tick.Look.Kind>> held) {
        while (desk.tick(held.get()) > 0) {
            relay.nudge();
        }
    }

    /** @param isSent false where nobody works on a channel's jobs */
    ClockWalk walk(Store store, Predicate<Channel> isSent) {
        Underway underway = new Underway(
                store.deliveries(),
                store.outbox()::depth,
                notifiers::inHand,
                isSent,
                System::nanoTime,
                () -> LockSupport.parkNanos(LOOK_EVERY.toNanos()));
        return new ClockWalk(clock, () -> bringIn(Set::of), notifiers.sweep::sweep, relay::nudge, underway);
    }

    void start(
            Heartbeat heartbeat,
            Configuration configuration,
            BrokerLine broker,
            DeskWatch watch,
            LiveFiles files,
            Redeals redeals) {
        Duration tick = configuration.timing().tick();
        Backlog backlog = new Backlog(broker::depths, System::nanoTime);
        Lull lull = new Lull(broker::depths, System::nanoTime);
        watch.listen(lull::hear);
        heartbeat.every(tick, "what became due", () -> {
            if (backlog.isRead()) {
                bringIn(lull::held);
            }
        });
        heartbeat.every(tick, "the sweep of notices", notifiers.sweep::sweep);
        var doubts = notifiers.doubts;
        if (doubts != null) {
            heartbeat.every(tick.multipliedBy(5), "the look into doubtful mails", doubts::resolve);
        }
        heartbeat.every(configuration.timing().refresh(), "the look for edits", () -> files.refresh(clock.instant()));
        clock.onJump(() -> bringIn(Set::of));
        LocalTime at = configuration.redeal().at();
        if (at != null) {
            RedealSchedule schedule = new RedealSchedule(
                    configuration.folders().data().resolve("redealt"),
                    at,
                    configuration.shop().zone(),
                    clock,
                    () -> redeals.run(List.of(), false, lines -> relay.nudge()));
            heartbeat.every(tick, "dealing anew at its time", schedule::look);
            clock.onJump(schedule::look);
        }
    }
}
