package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.HealthPart.State;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import dev.backorderdesk.flow.jms.Oversize;
import dev.backorderdesk.flow.jms.QueueDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Our own broker, where none is set, and the connections to whichever it is. */
final class BrokerLine {
    /** So many times what a message may have at most is taken, to be parked; the sender of more is told so by the broker. */
    private static final long FRAMES = 4;

    /** Two files of its journal: with less, the next one might not fit. */
    private static final long LEAST_FREE = 2L * EmbeddedBroker.JOURNAL_FILE;

    private final Configuration.Broker settings;
    private final Path folder;
    private final int maxBytes;
    private final @Nullable EmbeddedBroker own;
    private final Brokers brokers;
    private final QueueDoor door;

    private BrokerLine(Configuration configuration, @Nullable EmbeddedBroker own, Brokers brokers) {
        this.settings = configuration.broker();
        this.folder = folder(configuration);
        this.maxBytes = configuration.intake().maxBytes();
        this.own = own;
        this.brokers = brokers;
        this.door = new QueueDoor(brokers.producers());
    }

    /** @param opened gets what must be closed */
    static BrokerLine open(Configuration configuration, Opened opened) throws IOException {
        Configuration.Broker settings = configuration.broker();
        if (!settings.embedded()) {
            return new BrokerLine(
                    configuration,
                    null,
                    opened.add(Brokers.outside(String.valueOf(settings.url()), settings.user(), settings.password())));
        }
        EmbeddedBroker own = opened.add(EmbeddedBroker.start(
                folder(configuration),
                new EmbeddedBroker.Ports(settings.openwirePort(), settings.amqpPort(), settings.stompPort()),
                FRAMES * configuration.intake().maxBytes()));
        return new BrokerLine(configuration, own, opened.add(Brokers.inside(own)));
    }

    private static Path folder(Configuration configuration) {
        return configuration.folders().data().resolve("broker");
    }

    Brokers brokers() {
        return brokers;
    }

    /** Where JMS clients connect. */
    String url() {
        return own == null
                ? String.valueOf(settings.url())
                : "tcp://127.0.0.1:" + own.ports().openWire();
    }

    /** The real ports of our own; null where another is set. */
    EmbeddedBroker.@Nullable Ports ports() {
        return own == null ? null : own.ports();
    }

    /** How much lies on each queue; empty where another broker is set, which tells nobody. */
    Map<String, Long> depths() {
        return own == null ? Map.of() : own.depths();
    }

    boolean isOwn() {
        return own != null;
    }

    String name() {
        return own == null ? "The broker " + settings.url() : "The broker in this process";
    }

    /** Our own can't write any more and has ended; told once with a sentence. Another is waited for. */
    void whenBroken(Consumer<String> told) {
        if (own != null) {
            own.broken()
                    .thenAccept(fault -> told.accept("The broker in this process can't write to " + folder + ": "
                            + fault.getMessage() + ". Nothing that it acknowledged is lost. Maybe the disk is full?"));
        }
    }

    HealthPart health() {
        return new HealthPart("broker", true, this::state);
    }

    private State state() {
        long free = own == null ? Long.MAX_VALUE : folder.toFile().getUsableSpace();
        if (free < LEAST_FREE) {
            return State.down(name() + " has only " + free / 1_000_000 + " MB left on the disk of " + folder
                    + ", and the desk ends when there is none.");
        }
        return door.answers() ? State.up(name() + " takes messages.") : State.down(name() + " takes no connection.");
    }

    /** What is not read. */
    Oversize oversize(InstantSource clock) {
        return new Oversize(maxBytes, clock);
    }

    /** Puts the wake-up calls of notices on their queues. */
    Notifiers.Jobs jobs(InstantSource clock) {
        return new Notifiers.Jobs() {
            @Override
            public void put(String queue, String text) {
                door.put(queue, text);
            }

            @Override
            public void park(String queue, String text, String sentence) {
                door.park(queue, text, "NOTICE_JOB", sentence, clock.instant().toString());
            }
        };
    }
}
