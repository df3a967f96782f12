package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.HealthPart.State;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.store.Database;
import dev.backorderdesk.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database and what is kept in it. */
record Books(String name, Database database, Store store) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Books.class);
    private static final Duration WAIT_FOR_DATABASE = Duration.ofSeconds(60);

    /**
     * Opens them; a database that is starting itself is waited for.
     *
     * @param stopped ends the waiting
     */
    static Books open(Configuration configuration, InstantSource clock, CountDownLatch stopped)
            throws InterruptedException {
        Configuration.Database settings = configuration.database();
        String name = settings.embedded() ? "H2 in the data folder" : "The database";
        long until = System.nanoTime() + WAIT_FOR_DATABASE.toNanos();
        while (true) {
            try {
                String url = settings.url();
                Database database = url == null
                        ? Database.embedded(configuration.folders().data(), settings.connections())
                        : Database.open(url, settings.user(), settings.password(), settings.connections());
                return new Books(name, database, Store.in(database, clock));
            } catch (LedgerUnavailable away) {
                if (settings.embedded()) {
                    throw new IllegalStateException(
                            away.getMessage() + ". Maybe another desk runs with the same folders.data, "
                                    + configuration.folders().data() + "?",
                            away);
                }
                if (System.nanoTime() > until) {
                    throw away;
                }
                LOG.warn("{} It is waited for.", away.getMessage());
                if (stopped.await(2, TimeUnit.SECONDS)) {
                    throw away;
                }
            }
        }
    }

    HealthPart health() {
        return new HealthPart(
                "database",
                true,
                () -> database.ready() ? State.up(name + " answers.") : State.down(name + " does not answer."));
    }

    @Override
    public void close() {
        database.close();
    }
}
