package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.HealthPart.State;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import dev.backorderdesk.flow.jms.Oversize;
import dev.backorderdesk.flow.jms.QueueDoor;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our own broker, where none is set, and the connections to whichever it is. */
final class BrokerLine {
    /** So many times what a message may have at most is taken, to be parked; the sender of more is told so by the broker. */
    private static final long FRAMES = 4;

    private final Configuration.Broker settings;
    private final int maxBytes;
    private final @Nullable EmbeddedBroker own;
    private final Brokers brokers;
    private final QueueDoor door;

    private BrokerLine(Configuration configuration, @Nullable EmbeddedBroker own, Brokers brokers) {
        this.settings = configuration.broker();
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
                configuration.folders().data().resolve("broker"),
                new EmbeddedBroker.Ports(settings.openwirePort(), settings.amqpPort(), settings.stompPort()),
                FRAMES * configuration.intake().maxBytes()));
        return new BrokerLine(configuration, own, opened.add(Brokers.inside(own)));
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

    HealthPart health() {
        return new HealthPart(
                "broker",
                true,
                () -> door.answers()
                        ? State.up(name() + " takes messages.")
                        : State.down(name() + " takes no connection."));
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
