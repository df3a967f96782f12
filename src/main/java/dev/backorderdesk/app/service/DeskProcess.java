package dev.backorderdesk.app.service;

import dev.backorderdesk.app.DeskClock;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.LocationCalendar;
import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.console.ConsoleServer;
import dev.backorderdesk.console.Health;
import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.HealthPart.State;
import dev.backorderdesk.console.Insight;
import dev.backorderdesk.console.Meters;
import dev.backorderdesk.console.OrderPage;
import dev.backorderdesk.console.ParkedNotices;
import dev.backorderdesk.desk.Bearings;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Settings;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.WireJson;
import dev.backorderdesk.flow.intake.Intake;
import dev.backorderdesk.flow.jms.BatchComponent;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.jms.EmbeddedBroker;
import dev.backorderdesk.flow.jms.QueueDoor;
import dev.backorderdesk.flow.outbox.OutboxRelay;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.LiveTemplates;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.files.LiveRules;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.store.Database;
import dev.backorderdesk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole desk in this process. Started when the constructor returns; stopped in the reverse order, so that nothing is
 * taken in that could not be written any more.
 */
public final class DeskProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskProcess.class);
    private static final Duration WAIT_FOR_DATABASE = Duration.ofSeconds(60);
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(3);
    private static final int RELAYS = 1;

    private final Configuration configuration;
    private final DeskClock clock;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private final @Nullable EmbeddedBroker broker;
    private final Brokers brokers;
    private final QueueDoor door;
    private final Database database;
    private final Store store;
    private final Sinks sinks;
    private final LiveCalendars calendars;
    private final LiveRules rules;
    private final LiveTemplates templates;
    private final Meters meters;
    private final DeskWatch watch;
    private final FrontDesk desk;
    private final Notifiers notifiers;
    private final OutboxRelay relay;
    private final ConsoleServer console;
    private final OrderPage page;
    private final Main main;

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
        try (Startup startup = new Startup()) {
            Files.createDirectories(configuration.folders().data());
            this.clock = DeskClock.open(configuration.folders().data().resolve("clock"), at, still);
            Shop shop = new Shop(
                    configuration.shop().name(),
                    configuration.shop().publicUrl(),
                    configuration.shop().contact());
            var brokerStarts = startup.start("broker", this::startBroker);
            var databaseOpens = startup.start("database", this::openDatabase);
            var sinksOpen = startup.start("mailbox and phone", () -> Sinks.open(configuration));
            var templatesLoad = startup.start("templates", () -> {
                IcuZones warm = new IcuZones();
                warm.zone("DE", null);
                return new LiveTemplates(configuration.folders().templates(), shop);
            });
            this.meters = opened(new Meters());
            this.watch = new DeskWatch(meters);
            this.calendars = startup.timed(
                    "calendars",
                    () -> new LiveCalendars(
                            configuration.folders().calendars(),
                            shown(configuration.folders().calendars())));
            calendarOfTheDefaultLocation();
            this.rules = startup.timed("rules", this::loadRules);
            this.database = opened(databaseOpens.join());
            this.store = Store.in(database, clock);
            this.sinks = opened(sinksOpen.join());
            this.broker = brokerStarts.join();
            if (broker != null) {
                opened(broker);
            }
            this.brokers = opened(
                    broker == null
                            ? Brokers.outside(
                                    String.valueOf(configuration.broker().url()),
                                    configuration.broker().user(),
                                    configuration.broker().password())
                            : Brokers.inside(broker));
            this.door = new QueueDoor(brokers.producers());
            this.templates = templatesLoad.join();
            WireJson wire = new WireJson();
            this.desk = new FrontDesk(store.ledger(), wire, this::bearings, clock, watch);
            store.rules().keep(rules.live().version(), rules.live().files(), clock.instant());
            meters.rules(rules.live().version());
            FirstLocation.in(store.ledger(), configuration, calendars.current().names(), clock.instant());
            LinkTokens tokens = new LinkTokens(LinkKeys.of(configuration));
            this.notifiers = opened(new Notifiers(
                    configuration,
                    sinks,
                    store.deliveries(),
                    wire,
                    new Jobs(),
                    templates,
                    new OrderLinks(shop, tokens, configuration.links().validity()),
                    shop,
                    clock));
            this.relay = opened(new OutboxRelay(store.outbox(), brokers.consumers(), RELAYS));
            watch.listen(outcome -> relay.nudge());
            relay.start();
            Decoder decoder = new Decoder(
                    configuration.intake().maxBytes(), configuration.intake().maxLines());
            Health health = opened(new Health(healthParts(), HEALTH_LIMIT));
            Shelf shelf = new Shelf(decoder, desk, configuration.folders().data());
            this.console = opened(startup.timed(
                    "console",
                    () -> new ConsoleServer(
                            configuration.http().consoleHost(),
                            configuration.http().consolePort(),
                            new Insight(store.records(), health, meters, this::about, this::counts),
                            this::forward,
                            shelf,
                            new ParkedNotices(store.deliveries(), clock))));
            this.page = opened(startup.timed(
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
                            (locale, code, text) -> templates.current().reason(locale, code, text))));
            watchNumbers();
            this.main = startup.timed("routes", () -> startRoutes(decoder));
            opened(new Closing(main));
            opened(startHeartbeat());
            LOG.info("{}", startup.report());
            started = true;
        } catch (IOException e) {
            throw new IllegalStateException("The desk can't start: " + e.getMessage(), e);
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("The desk can't start: " + cause.getMessage(), cause);
        } finally {
            if (!started) {
                closeAll();
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private @Nullable EmbeddedBroker startBroker() throws IOException {
        Configuration.Broker broker = configuration.broker();
        return broker.embedded()
                ? EmbeddedBroker.start(
                        configuration.folders().data().resolve("broker"),
                        new EmbeddedBroker.Ports(broker.openwirePort(), broker.amqpPort(), broker.stompPort()))
                : null;
    }

    /** A database that is starting itself is waited for. */
    private Database openDatabase() throws InterruptedException {
        long until = System.nanoTime() + WAIT_FOR_DATABASE.toNanos();
        while (true) {
            try {
                Configuration.Database database = configuration.database();
                String url = database.url();
                return url == null
                        ? Database.embedded(configuration.folders().data(), database.connections())
                        : Database.open(url, database.user(), database.password(), database.connections());
            } catch (LedgerUnavailable away) {
                if (configuration.database().embedded()) {
                    throw new IllegalStateException(
                            away.getMessage() + ". Maybe another desk runs with the same folders.data, "
                                    + configuration.folders().data() + "?",
                            away);
                }
                if (System.nanoTime() > until) {
                    throw away;
                }
                LOG.warn("{} It is waited for.", away.getMessage());
                if (stopped.await(2, java.util.concurrent.TimeUnit.SECONDS)) {
                    throw away;
                }
            }
        }
    }

    /** Without it no order could be decided. */
    private void calendarOfTheDefaultLocation() {
        String wrong =
                LocationCalendar.problem(configuration, calendars.current().names());
        if (wrong != null) {
            throw new IllegalStateException(wrong);
        }
    }

    private LiveRules loadRules() throws IOException {
        return new LiveRules(
                configuration.folders().rules(),
                RuleFiles.following(() -> calendars.current().names()),
                this::rulesChanged);
    }

    private void rulesChanged(RuleFiles.Loaded found) {
        if (found.rules() == null) {
            LOG.error("the rules were edited and can't be used, the former ones go on:\n  {}", lines(found.findings()));
            return;
        }
        store.rules().keep(found.version(), found.files(), clock.instant());
        meters.rules(found.version());
        LOG.info("new rules count from now on: {}", found.version());
        if (!found.findings().isEmpty()) {
            LOG.warn("they have warnings:\n  {}", lines(found.findings()));
        }
    }

    private static String lines(List<Finding> findings) {
        return String.join("\n  ", findings.stream().map(Finding::toString).toList());
    }

    private Bearings bearings() {
        return new Bearings(
                rules.current(),
                calendars.current(),
                ZONES,
                new Settings(
                        configuration.shop().zone(),
                        configuration.place().name(),
                        configuration.timing().reorderCollect(),
                        configuration.timing().pendingFor(),
                        configuration.shop().locale()));
    }

    private static final IcuZones ZONES = new IcuZones();

    private final class Jobs implements Notifiers.Jobs {
        @Override
        public void put(String queue, String text) {
            door.put(queue, text);
        }

        @Override
        public void park(String queue, String text, String sentence) {
            door.park(queue, text, "NOTICE_JOB", sentence, clock.instant().toString());
        }
    }

    private Main startRoutes(Decoder decoder) {
        Main main = new Main();
        main.configure()
                .withRoutesIncludePattern("file:" + configuration.folders().routes() + "/*.camel.yaml")
                .withShutdownTimeout(20)
                .withAutoConfigurationEnabled(false);
        main.addInitialProperty(
                "intake.batch", String.valueOf(configuration.intake().batch()));
        main.addInitialProperty(
                "intake.consumers", String.valueOf(configuration.intake().consumers()));
        main.setPropertyPlaceholderLocations("");
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(brokers.producers());
        main.bind("jms", jms);
        main.bind("batch", new BatchComponent(brokers.consumers()));
        main.bind("intake", new Intake(decoder, desk::handle));
        main.bind("emailNotices", notifiers.email);
        main.bind("smsNotices", notifiers.sms);
        main.bind("pooledMail", notifiers.pooledMail);
        main.bind("smsc", notifiers.smsc);
        main.start();
        return main;
    }

    /** Camel's main as something that closes. */
    private record Closing(Main main) implements AutoCloseable {
        @Override
        public void close() {
            main.stop();
        }
    }

    private Heartbeat startHeartbeat() {
        Heartbeat heartbeat = new Heartbeat();
        Duration tick = configuration.timing().tick();
        heartbeat.every(tick, "what became due", this::tick);
        heartbeat.every(tick, "the sweep of notices", notifiers.sweep::sweep);
        var doubts = notifiers.doubts;
        if (doubts != null) {
            heartbeat.every(tick.multipliedBy(5), "the look into doubtful mails", doubts::resolve);
        }
        heartbeat.every(configuration.timing().refresh(), "the look for edits", this::refresh);
        clock.onJump(this::tick);
        return heartbeat;
    }

    private synchronized void tick() {
        while (desk.tick() > 0) {
            relay.nudge();
        }
    }

    private void refresh() throws IOException {
        // Calendars first: a row of the rules may name a new one.
        if (calendars.refresh()) {
            edited("calendars", calendars.findings());
        }
        rules.refresh();
        if (templates.refresh(clock.instant())) {
            edited("templates", templates.findings());
        }
    }

    private static void edited(String what, List<Finding> findings) {
        if (findings.stream().anyMatch(each -> each.severity() == Finding.Severity.ERROR)) {
            LOG.error("the {} were edited and can't be used, the former ones go on:\n  {}", what, lines(findings));
            return;
        }
        LOG.info("the edited {} count from now on", what);
        if (!findings.isEmpty()) {
            LOG.warn("the {} have warnings:\n  {}", what, lines(findings));
        }
    }

    private Instant forward(Duration by) {
        clock.forward(by);
        return clock.instant();
    }

    private List<HealthPart> healthParts() {
        List<HealthPart> parts = new ArrayList<>();
        parts.add(new HealthPart(
                "broker",
                true,
                () -> state(
                        door.answers(), brokerName() + " takes messages.", brokerName() + " takes no connection.")));
        parts.add(new HealthPart(
                "database",
                true,
                () -> state(database.ready(), databaseName() + " answers.", databaseName() + " does not answer.")));
        parts.add(new HealthPart(
                "mail",
                false,
                () -> state(
                        notifiers.pooledMail.answers(),
                        mailName() + " answers.",
                        mailName() + " does not answer; mails wait.")));
        parts.add(new HealthPart(
                "smsc",
                false,
                () -> state(
                        notifiers.smsc.answers(),
                        smsName() + " answers.",
                        smsName() + " does not answer; text messages wait.")));
        parts.add(new HealthPart("rules", false, this::rulesHealth));
        return parts;
    }

    private State rulesHealth() {
        List<Finding> wrong = new ArrayList<>(rules.isStale() ? rules.lastFindings() : List.of());
        wrong.addAll(calendars.findings());
        wrong.addAll(templates.findings());
        wrong.removeIf(each -> each.severity() != Finding.Severity.ERROR);
        return wrong.isEmpty()
                ? State.up("Version " + rules.live().version() + ".")
                : State.down("The files on disk can't be used, the former ones count: " + wrong.get(0)
                        + (wrong.size() == 1 ? "" : " and " + (wrong.size() - 1) + " more"));
    }

    private static State state(boolean up, String good, String bad) {
        return up ? State.up(good) : State.down(bad);
    }

    private String brokerName() {
        return broker == null ? "The broker " + configuration.broker().url() : "The broker in this process";
    }

    private String mailName() {
        return (sinks.mailbox() == null ? "The mail server " : "The demo mailbox ")
                + sinks.mail().host() + ":" + sinks.mail().port();
    }

    private String smsName() {
        return (sinks.phone() == null ? "The message centre " : "The demo message centre ")
                + sinks.sms().host() + ":" + sinks.sms().port();
    }

    private String databaseName() {
        return configuration.database().embedded() ? "H2 in the data folder" : "The database";
    }

    private Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Rules", rules.live().version());
        about.put("Clock", clock.instant() + (clock.isStill() ? ", stands" : clock.isSet() ? ", set" : ""));
        about.put("Database", databaseName());
        about.put("Broker", brokerName());
        return about;
    }

    private Map<String, Long> counts() {
        return broker == null ? Map.of() : broker.depths();
    }

    private void watchNumbers() {
        meters.watchOutbox(
                store.outbox()::depth,
                () -> store.outbox()
                        .oldest()
                        .map(oldest -> Duration.between(oldest, clock.instant()))
                        .orElse(Duration.ZERO));
        meters.watchNotices(store.deliveries()::counts);
        if (broker != null) {
            meters.watchQueues(Queues.all(), broker::depths);
        }
        meters.watchDropped(relay::dropped);
    }

    // What the demo and the tests look at.

    public Store store() {
        return store;
    }

    public DeskClock clock() {
        return clock;
    }

    /** Identity of the rule set that counts now. */
    public String rulesVersion() {
        return rules.live().version();
    }

    /** Where JMS clients connect. */
    public String brokerUrl() {
        return broker == null
                ? String.valueOf(configuration.broker().url())
                : "tcp://127.0.0.1:" + broker.ports().openWire();
    }

    /** The real ports of our own broker; null where another is set. */
    public EmbeddedBroker.@Nullable Ports brokerPorts() {
        return broker == null ? null : broker.ports();
    }

    public int consolePort() {
        return console.port();
    }

    public int pagePort() {
        return page.port();
    }

    /** The routes, which can be stopped and started one by one. */
    public CamelContext routes() {
        return main.getCamelContext();
    }

    /** The demo mailbox; null where a mail server is set. */
    public dev.backorderdesk.flow.demo.@Nullable DemoMailbox mailbox() {
        return sinks.mailbox();
    }

    /** The demo message centre; null where one is set. */
    public dev.backorderdesk.flow.demo.@Nullable DemoSmsc phone() {
        return sinks.phone();
    }

    /** Told of every outcome after its commit, on the thread that made it. */
    public void listen(Consumer<Outcome> listener) {
        watch.listen(listener);
    }

    /** Loads a file as {@code bin/desk import} does. */
    public dev.backorderdesk.console.ImportLever imports() {
        return new Shelf(
                new Decoder(
                        configuration.intake().maxBytes(),
                        configuration.intake().maxLines()),
                desk,
                configuration.folders().data());
    }

    /** Returns when it was closed. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        closeAll();
        stopped.countDown();
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop as it should", part.getClass().getSimpleName(), e);
            }
        }
    }

    private static String shown(java.nio.file.Path folder) {
        return folder.getFileName() == null ? String.valueOf(folder) : "config/" + folder.getFileName();
    }
}
