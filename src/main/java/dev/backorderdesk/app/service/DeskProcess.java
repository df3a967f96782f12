package dev.backorderdesk.app.service;

import dev.backorderdesk.app.DeskClock;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.console.ConsoleServer;
import dev.backorderdesk.console.Health;
import dev.backorderdesk.console.ImportLever;
import dev.backorderdesk.console.Insight;
import dev.backorderdesk.console.Meters;
import dev.backorderdesk.console.OrderPage;
import dev.backorderdesk.console.ParkedNotices;
import dev.backorderdesk.desk.EvidenceRoom;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.RedealRun;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.WireJson;
import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.flow.intake.Intake;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import dev.backorderdesk.flow.outbox.OutboxRelay;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.Transcript;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole desk in this process. Started when the constructor returns; stopped in the reverse order, so that nothing is
 * taken in that could not be written any more.
 */
public final class DeskProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeskProcess.class);
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(3);
    private static final int RELAYS = 1;

    private final DeskClock clock;
    private final Opened opened = new Opened();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private final BrokerLine broker;
    private final Books books;
    private final Sinks sinks;
    private final LiveFiles files;
    private final Meters meters;
    private final DeskWatch watch;
    private final Shelf shelf;
    private final ConsoleServer console;
    private final OrderPage page;
    private final Routes routes;
    private volatile @Nullable String fault;

    /**
     * Starts it.
     *
     * @param at where its clock starts (UTC); null means where it was left, else the real time
     * @param still the clock stands until it is moved
     * @throws IllegalStateException with a sentence, where a part can't start
     */
    public DeskProcess(Configuration configuration, @Nullable Instant at, boolean still) {
        boolean started = false;
        TakenPorts.none(configuration);
        Startup startup = new Startup();
        try {
            Files.createDirectories(configuration.folders().data());
            this.clock = DeskClock.open(configuration.folders().data().resolve("clock"), at, still);
            Shop shop = new Shop(
                    configuration.shop().name(),
                    configuration.shop().publicUrl(),
                    configuration.shop().contact());
            var brokerStarts = startup.start("broker", () -> BrokerLine.open(configuration, opened));
            var booksOpen = startup.start("database", () -> opened.add(Books.open(configuration, clock, stopped)));
            var sinksOpen = startup.start("mailbox and phone", () -> opened.add(Sinks.open(configuration)));
            var templatesLoad = startup.start("templates", () -> LiveFiles.templates(configuration, shop));
            this.meters = opened.add(new Meters());
            this.watch = new DeskWatch(meters);
            this.files = new LiveFiles(configuration, startup, templatesLoad, this::keep);
            this.books = booksOpen.join();
            this.sinks = sinksOpen.join();
            this.broker = brokerStarts.join();
            Store store = books.store();
            WireJson wire = new WireJson();
            FrontDesk desk = new FrontDesk(store.ledger(), wire, files::bearings, clock, watch);
            keep(files.rules());
            FirstLocation.in(store.ledger(), configuration, files.calendarNames(), clock.instant());
            LinkTokens tokens = new LinkTokens(LinkKeys.of(configuration));
            OrderLinks links =
                    new OrderLinks(shop, tokens, configuration.links().validity());
            Notifiers notifiers = opened.add(new Notifiers(
                    configuration,
                    sinks,
                    store.deliveries(),
                    wire,
                    broker.jobs(clock),
                    files.templates(),
                    links,
                    shop,
                    clock));
            OutboxRelay relay =
                    opened.add(new OutboxRelay(store.outbox(), broker.brokers().consumers(), RELAYS));
            Alarms alarms = new Alarms(meters, clock);
            alarms.recall(store.records());
            watch.listen(alarms::hear);
            watch.listen(outcome -> relay.nudge());
            relay.start();
            Decoder decoder = new Decoder(
                    configuration.intake().maxBytes(), configuration.intake().maxLines());
            Health health = opened.add(new Health(
                    List.of(
                            broker.health(),
                            books.health(),
                            notifiers.mailHealth(),
                            notifiers.smsHealth(),
                            files.health(),
                            alarms.health()),
                    HEALTH_LIMIT));
            this.shelf = new Shelf(decoder, desk, configuration.folders().data());
            Redeals redeals = new Redeals(new RedealRun(desk, store.ledger()), clock);
            Pulse pulse = new Pulse(desk, relay, notifiers, clock);
            this.console = opened.add(startup.timed(
                    "console",
                    () -> new ConsoleServer(
                            configuration.http().consoleHost(),
                            configuration.http().consolePort(),
                            new Insight(
                                    store.records(),
                                    health,
                                    meters,
                                    this::about,
                                    broker::depths,
                                    new EvidenceRoom(
                                            store.records(),
                                            files::bearings,
                                            (plan, channel, writtenAt) -> Transcript.of(
                                                    files.templates().current(), plan, channel, writtenAt),
                                            clock)::of),
                            pulse.walk(store, this::isSent)::forward,
                            shelf,
                            redeals,
                            new ParkedNotices(store.deliveries(), clock))));
            this.page = opened.add(startup.timed(
                    "order page",
                    () -> new OrderPage(
                            configuration.http().pageHost(),
                            configuration.http().pagePort(),
                            store.records(),
                            tokens,
                            clock,
                            shop,
                            configuration.shop().locale(),
                            store.records()::titles,
                            (locale, code, text) -> files.templates().current().reason(locale, code, text),
                            new PageChoices(store.choices(), relay::nudge),
                            links,
                            new MailWords(files.templates()))));
            watch.watchNumbers(store, broker, relay, clock);
            this.routes = startup.timed(
                    "routes",
                    () -> Routes.start(
                            configuration,
                            broker.brokers(),
                            broker.oversize(clock),
                            new Intake(decoder, desk::handle),
                            notifiers,
                            opened));
            pulse.start(opened.add(new Heartbeat()), configuration, broker, watch, files, redeals);
            broker.whenBroken(this::end);
            LOG.info("{}", startup.report());
            started = true;
        } catch (IOException e) {
            throw new IllegalStateException("The desk can't start: " + e.getMessage(), e);
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("The desk can't start: " + cause.getMessage(), cause);
        } finally {
            if (!started) {
                stopped.countDown();
                opened.close();
            }
            startup.close();
        }
    }

    private void keep(RuleFiles.Loaded rules) {
        books.store().rules().keep(rules.version(), rules.files(), clock.instant());
        meters.rules(rules.version());
    }

    /** The walk of the clock asks only when the routes are there. */
    private boolean isSent(Channel channel) {
        return routes.send(channel);
    }

    private Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Rules", files.rules().version());
        about.put("Clock", clock.instant() + (clock.isStill() ? ", stands" : clock.isSet() ? ", set" : ""));
        about.put("Database", books.name());
        about.put("Broker", broker.name());
        return about;
    }

    public Store store() {
        return books.store();
    }

    public DeskClock clock() {
        return clock;
    }

    /** Identity of the rule set that counts now. */
    public String rulesVersion() {
        return files.rules().version();
    }

    /** Where JMS clients connect. */
    public String brokerUrl() {
        return broker.url();
    }

    /** The real ports of our own broker; null where another is set. */
    public EmbeddedBroker.@Nullable Ports brokerPorts() {
        return broker.ports();
    }

    public int consolePort() {
        return console.port();
    }

    public int pagePort() {
        return page.port();
    }

    /** The routes, which can be stopped and started one by one. */
    public CamelContext routes() {
        return routes.context();
    }

    /** The demo mailbox; null where a mail server is set. */
    public @Nullable DemoMailbox mailbox() {
        return sinks.mailbox();
    }

    /** The demo message centre; null where one is set. */
    public @Nullable DemoSmsc phone() {
        return sinks.phone();
    }

    /** Told of every outcome after its commit, on the thread that made it. */
    public void listen(Consumer<Outcome> listener) {
        watch.listen(listener);
    }

    /** Loads a file as {@code bin/desk import} does. */
    public ImportLever imports() {
        return shelf;
    }

    private void end(String why) {
        LOG.error("{} The desk ends.", why);
        fault = why;
        stopped.countDown();
    }

    /**
     * Returns when it was closed.
     *
     * @return why it must be closed, as a sentence; null where it was
     */
    public @Nullable String awaitStop() throws InterruptedException {
        stopped.await();
        return fault;
    }

    @Override
    public void close() {
        opened.close();
        stopped.countDown();
    }
}
