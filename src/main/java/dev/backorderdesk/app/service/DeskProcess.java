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
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.WireJson;
import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.flow.intake.Intake;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import dev.backorderdesk.flow.outbox.OutboxRelay;
import dev.backorderdesk.model.Tick;
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
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final int RELAYS = 1;

    private final Configuration configuration;
    private final DeskClock clock;
    private final Opened opened = new Opened();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private final BrokerLine broker;
    private final Books books;
    private final Sinks sinks;
    private final LiveFiles files;
    private final Meters meters;
    private final DeskWatch watch;
    private final FrontDesk desk;
    private final Notifiers notifiers;
    private final OutboxRelay relay;
    private final Shelf shelf;
    private final Redeals redeals;
    private final ConsoleServer console;
    private final OrderPage page;
    private final Routes routes;

    /**
     * Starts it.
     *
     * @param at where its clock starts (UTC); null means where it was left, else the real time
     * @param still the clock stands until it is moved
     * @throws IllegalStateException with a sentence, where a part can't start
     */
    public DeskProcess(Configuration configuration, @Nullable Instant at, boolean still) {
        this.configuration = configuration;
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
            this.desk = new FrontDesk(store.ledger(), wire, files::bearings, clock, watch);
            keep(files.rules());
            FirstLocation.in(store.ledger(), configuration, files.calendarNames(), clock.instant());
            LinkTokens tokens = new LinkTokens(LinkKeys.of(configuration));
            OrderLinks links =
                    new OrderLinks(shop, tokens, configuration.links().validity());
            this.notifiers = opened.add(new Notifiers(
                    configuration,
                    sinks,
                    store.deliveries(),
                    wire,
                    broker.jobs(clock),
                    files.templates(),
                    links,
                    shop,
                    clock));
            this.relay =
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
            this.redeals = new Redeals(new RedealRun(desk, store.ledger()), clock);
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
                            new ClockWalk(
                                    clock,
                                    () -> tick(Set::of),
                                    notifiers.sweep::sweep,
                                    relay::nudge,
                                    new Underway(
                                            store.deliveries(),
                                            store.outbox()::depth,
                                            notifiers::inHand,
                                            this::isSent,
                                            System::nanoTime,
                                            () -> LockSupport.parkNanos(LOOK_EVERY.toNanos())))::forward,
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
            watchNumbers(store);
            this.routes = startup.timed(
                    "routes",
                    () -> Routes.start(
                            configuration,
                            broker.brokers(),
                            broker.oversize(clock),
                            new Intake(decoder, desk::handle),
                            notifiers,
                            opened));
            startHeartbeat(opened.add(new Heartbeat()));
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

    private void startHeartbeat(Heartbeat heartbeat) {
        Duration tick = configuration.timing().tick();
        Backlog backlog = new Backlog(broker::depths, System::nanoTime);
        Lull lull = new Lull(broker::depths, System::nanoTime);
        watch.listen(lull::hear);
        heartbeat.every(tick, "what became due", () -> {
            if (backlog.isRead()) {
                tick(lull::held);
            }
        });
        heartbeat.every(tick, "the sweep of notices", notifiers.sweep::sweep);
        var doubts = notifiers.doubts;
        if (doubts != null) {
            heartbeat.every(tick.multipliedBy(5), "the look into doubtful mails", doubts::resolve);
        }
        heartbeat.every(configuration.timing().refresh(), "the look for edits", () -> files.refresh(clock.instant()));
        clock.onJump(() -> tick(Set::of));
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

    private synchronized void tick(Supplier<Set<Tick.Look.Kind>> held) {
        while (desk.tick(held.get()) > 0) {
            relay.nudge();
        }
    }

    /** Somebody works on the jobs of a channel. */
    private boolean isSent(Channel channel) {
        var status = routes().getRouteController()
                .getRouteStatus(channel == Channel.EMAIL ? "notices-email" : "notices-sms");
        return status != null && status.isStarted();
    }

    private Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Rules", files.rules().version());
        about.put("Clock", clock.instant() + (clock.isStill() ? ", stands" : clock.isSet() ? ", set" : ""));
        about.put("Database", books.name());
        about.put("Broker", broker.name());
        return about;
    }

    private void watchNumbers(Store store) {
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

    // What the demo and the tests look at.

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

    /** Returns when it was closed. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        opened.close();
        stopped.countDown();
    }
}
