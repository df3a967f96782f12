package dev.backorderdesk.app.commands;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.console.BookOfOrders;
import dev.backorderdesk.console.ConsoleServer;
import dev.backorderdesk.console.Health;
import dev.backorderdesk.console.ImportLever;
import dev.backorderdesk.console.Insight;
import dev.backorderdesk.console.Meters;
import dev.backorderdesk.console.ParkedNotices;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.MemoryDeliveries;
import dev.backorderdesk.notice.NewsExamples;
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import dev.backorderdesk.notice.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class CommandsTest {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path folder;

    private Instant now = NINE;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private final MemoryDeliveries deliveries = new MemoryDeliveries();
    private final Meters meters = new Meters();
    private final Health health = new Health(List.of(), Duration.ofSeconds(1));
    private final ConsoleServer console = new ConsoleServer(
            "127.0.0.1",
            0,
            new Insight(new BookOfOrders().keep(BookOfOrders.capped("SO/1", "de")), health, meters, Map::of, Map::of),
            NINE::plus,
            new Rows(),
            this::redeal,
            new ParkedNotices(deliveries, () -> now));

    @BeforeEach
    void home() throws IOException {
        copy(Path.of("config"), folder.resolve("config"));
        copy(Path.of("rules"), folder.resolve("rules"));
    }

    @AfterEach
    void close() {
        console.close();
        health.close();
        meters.close();
    }

    /** Commands that start something set up the log; the next test wants it as it was. */
    @AfterAll
    static void logAsBefore() throws JoranException {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(CommandsTest.class.getResource("/logback-test.xml"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }

    /** Refuses rows that say so. */
    private static final class Rows implements ImportLever {
        @Override
        public Set<String> kinds() {
            return Set.of("stock");
        }

        @Override
        public Loaded load(String kind, InputStream csv, boolean allOrNothing, Told told) throws IOException {
            String text = new String(csv.readAllBytes(), StandardCharsets.UTF_8);
            if (text.equals("header")) {
                told.finding("stock.csv:1 header: expected a column of another name.");
                return new Loaded(0, 0);
            }
            long bad = text.lines().filter("bad"::equals).count();
            if (bad > 0) {
                told.finding("stock.csv:2 [quantity]: \"bad\" is no number.");
            }
            return new Loaded(allOrNothing && bad > 0 ? 0 : text.lines().count() - bad, bad);
        }
    }

    private List<String> cut = List.of();

    private final class Shelf implements Wiring.Parked {
        @Override
        public Listed list(Configuration configuration) {
            return new Listed(List.of(new Message("P-1", "orders.in", NINE, "NOT_JSON", "It is no JSON.")), cut);
        }

        @Override
        public Optional<String> show(Configuration configuration, String id) {
            return id.equals("P-1") ? Optional.of("{oops") : Optional.empty();
        }

        @Override
        public boolean replay(Configuration configuration, String id) {
            asked.add("replay " + id);
            return id.equals("P-1");
        }

        @Override
        public boolean discard(Configuration configuration, String id) {
            asked.add("discard " + id);
            return id.equals("P-1");
        }
    }

    private int desk(String... words) {
        return desk(
                new Wiring(
                        (configuration, at, still) ->
                                asked.add("run " + configuration.shop().zone() + " " + at + " " + still),
                        (configuration, exit, told) -> asked.add("demo " + exit),
                        (configuration, queue, files, answers) -> {
                            answers.accept("{\"status\":\"APPLIED\"}");
                            return !queue.equals("orders.no");
                        },
                        new Shelf()),
                words);
    }

    private int desk(Wiring wiring, String... words) {
        CommandLine desk = DeskCommand.with(new Surroundings(folder, Map.of(), new Properties()), wiring);
        desk.setOut(new PrintWriter(out, true));
        desk.setErr(new PrintWriter(err, true));
        return desk.execute(words);
    }

    private String port() {
        return "http.console.port=" + console.port();
    }

    private Path file(String name, @Nullable String text) throws IOException {
        Path file = folder.resolve(name);
        return text == null ? file : Files.writeString(file, text);
    }

    @Test
    void asked_for_nothing_or_for_nonsense_it_says_what_there_is() {
        assertThat(desk()).isEqualTo(2);
        assertThat(err.toString()).contains("Expected a command.", "explain");
        assertThat(desk("explian", "SO-1")).isEqualTo(2);
        assertThat(err.toString()).contains("desk explain");
        assertThat(desk("--help")).isZero();
        assertThat(desk("clock", "forward", "--help")).isZero();
        assertThat(out.toString()).contains("DAYS");
    }

    @Test
    void run_starts_at_nine_of_a_day_in_the_shops_zone_or_at_an_instant() {
        assertThat(desk("run", "--at", "2026-11-20", "--still")).isZero();
        assertThat(desk("run", "--at", "2026-11-20T10:00:00Z", "--set", "shop.zone=Europe/London"))
                .isZero();
        assertThat(desk("run")).isZero();
        assertThat(asked)
                .containsExactly(
                        "run Europe/Berlin 2026-11-20T08:00:00Z true",
                        "run Europe/London 2026-11-20T10:00:00Z false",
                        "run Europe/Berlin null false");
        assertThat(desk("run", "--at", "tomorrow")).isEqualTo(2);
        assertThat(err.toString()).contains("\"tomorrow\" is no time, expected a day as 2026-11-20");
    }

    @Test
    void a_broken_configuration_is_told_whole_and_stops_every_command() {
        for (String command : List.of("run", "demo", "check")) {
            assertThat(desk(command, "--set", "shop.zone=Mars", "--set", "db.conections=4"))
                    .as(command)
                    .isEqualTo(2);
        }
        assertThat(err.toString())
                .contains("Setting shop.zone is \"Mars\" (--set)", "Did you mean \"db.connections\"?")
                .doesNotContain("Exception");
        assertThat(asked).isEmpty();
    }

    @Test
    void without_its_config_folder_it_says_where_to_start() throws IOException {
        Files.delete(folder.resolve("config/application.properties"));
        assertThat(desk("run")).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe start in the project's folder.");
    }

    @Test
    void the_demo_ends_where_it_is_told_to() {
        assertThat(desk("demo", "--exit")).isZero();
        assertThat(asked).containsExactly("demo true");
    }

    @Test
    void explain_prints_what_the_console_says() {
        assertThat(desk("explain", "SO/1", "--set", port())).isZero();
        assertThat(out.toString()).startsWith("Order SO/1\n").contains("* One customer may hold 8");
        assertThat(desk("explain", "SO/1", "1", "--set", port())).isZero();
    }

    @Test
    void report_prints_what_each_supplier_did() {
        assertThat(desk("report", "suppliers", "--set", port())).isZero();
        assertThat(out.toString())
                .containsPattern("ACME +3 +1 +36 +24 +20 +4 +67 %")
                .containsPattern("ZETA .* -");
        assertThat(desk("report", "suppliers", "--json", "--set", port())).isZero();
        assertThat(out.toString())
                .containsPattern("\"supplier\" ?: ?\"ACME\"")
                .containsPattern("\"onTimePercent\" ?: ?67");
        assertThat(desk("report", "weather", "--set", port())).isEqualTo(2);
    }

    @Test
    void explain_of_what_is_not_there_is_a_finding() {
        assertThat(desk("explain", "SO-9", "--set", port())).isEqualTo(1);
        assertThat(desk("explain", "SO/1", "7", "--set", port())).isEqualTo(1);
        assertThat(err.toString()).contains("Order SO-9 was never decided here", "has no line 7, it has [1]");
        assertThat(desk("explain", "SO/1", "first", "--set", port())).isEqualTo(2);
    }

    @Test
    void without_a_desk_that_runs_it_says_how_to_start_one() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(desk("explain", "SO-1", "--set", "http.console.port=" + free))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No desk answers on http://127.0.0.1:" + free + ". Maybe start one");
    }

    private RedealingReport.Report redeal(List<String> skus, boolean simulated, LongConsumer heard) {
        if (skus.contains("BUSY")) {
            throw new IllegalStateException("One runs already.");
        }
        RedealingReport report = new RedealingReport(0);
        skus.forEach(sku -> report.add(new Redealt(sku, 2, List.of(), List.of(), List.of())));
        return report.report();
    }

    @Test
    void stock_is_dealt_anew_by_hand_and_the_report_is_told() {
        assertThat(desk("redeal", "LAMP", "a/b c", "--simulate", "--set", port()))
                .isZero();
        assertThat(out.toString())
                .startsWith("4 lines of 2 articles dealt anew, 0 changed (0.0 %); simulated, nothing was written.");
        assertThat(desk("redeal", "BUSY", "--set", port())).isEqualTo(1);
        assertThat(err.toString()).contains("One runs already.");
    }

    @Test
    void the_clock_goes_forward_by_days_or_by_a_duration() {
        assertThat(desk("clock", "forward", "14", "--set", port())).isZero();
        assertThat(desk("clock", "forward", "PT36H", "--set", port())).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("It is 2026-12-04T09:00:00Z now.\nIt is 2026-11-21T21:00:00Z now.\n");
        assertThat(desk("clock", "forward", "soon", "--set", port())).isEqualTo(2);
        assertThat(desk("clock", "forward", "0", "--set", port())).isEqualTo(1);
        assertThat(desk("clock")).isEqualTo(2);
    }

    @Test
    void an_import_tells_what_was_kept_and_names_the_file_that_was_given() throws IOException {
        Path good = file("march.csv", "a\nb\n");
        Path bad = file("april.csv", "a\nbad\n");
        assertThat(desk("import", "stock", good.toString(), "--set", port())).isZero();
        assertThat(out.toString()).contains("2 rows kept, 0 rows refused.");
        assertThat(desk("import", "stock", bad.toString(), "--set", port())).isEqualTo(1);
        assertThat(out.toString()).contains(bad + ":2 [quantity]: \"bad\" is no number.", "1 row kept, 1 row refused.");
        assertThat(desk("import", "stock", bad.toString(), "--all-or-nothing", "--set", port()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("0 rows kept, 1 row refused.");
        assertThat(desk("import", "stock", file("empty.csv", "").toString(), "--set", port()))
                .isZero();
        assertThat(desk("import", "stock", file("header.csv", "header").toString(), "--set", port()))
                .as("no row was read")
                .isEqualTo(1);
    }

    @Test
    void an_import_of_nothing_known_is_refused() throws IOException {
        assertThat(desk("import", "stock", file("none.csv", null).toString(), "--set", port()))
                .isEqualTo(2);
        assertThat(desk("import", "orders", file("a.csv", "a").toString(), "--set", port()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none.csv can't be read", "There is no import of orders, there are stock.");
    }

    @Test
    void send_prints_the_answers_and_a_refusal_is_a_finding() throws IOException {
        String message = file("order.json", "{}").toString();
        assertThat(desk("send", "orders.in", message)).isZero();
        assertThat(out.toString()).contains("{\"status\":\"APPLIED\"}");
        assertThat(desk("send", "orders.no", message)).isEqualTo(1);
        assertThat(desk("send", "orders.in")).isEqualTo(2);
        assertThat(desk("send", "orders.in", folder.resolve("gone.json").toString()))
                .isEqualTo(2);
    }

    @Test
    void half_a_list_of_parked_messages_does_not_pass_for_a_whole_one() {
        cut = List.of("60 of 122 of orders.in", "1 of 2 of stock.in");
        assertThat(desk("parked", "list", "--set", port())).isEqualTo(1);
        assertThat(out.toString()).contains("P-1  ").doesNotContain("1 parked.");
        assertThat(err.toString())
                .contains(
                        "Only 60 of 122 of orders.in, and 1 of 2 of stock.in are listed: the others don't fit into the"
                                + " broker's memory.");
    }

    @Test
    void parked_messages_are_listed_shown_replayed_and_discarded() {
        assertThat(desk("parked", "list", "--set", port())).isZero();
        assertThat(desk("parked", "show", "P-1")).isZero();
        assertThat(desk("parked", "replay", "P-1")).isZero();
        assertThat(desk("parked", "discard", "P-1", "P-2")).isEqualTo(1);
        assertThat(out.toString())
                .contains("P-1  2026-11-20T09:00:00Z  orders.in  NOT_JSON: It is no JSON.", "1 parked.", "{oops")
                .contains("P-1 is back on its queue.", "P-1 is gone.");
        assertThat(err.toString()).contains("No parked message has the id P-2.");
        assertThat(asked).containsExactly("replay P-1", "discard P-1", "discard P-2");
        assertThat(desk("parked")).isEqualTo(2);
    }

    private DeliveryId delivery(String orderId, SendOutcome outcome) {
        return delivery(NoticeExamples.plan(orderId, Channel.EMAIL), outcome);
    }

    private DeliveryId delivery(NoticePlan plan, SendOutcome outcome) {
        deliveries.planned(plan, NoticeExamples.ada(), NINE);
        DeliveryId id = new DeliveryId(plan.noticeId(), Channel.EMAIL);
        deliveries
                .claim(List.of(id), NINE, Duration.ofMinutes(10))
                .forEach(each -> deliveries.record(List.of(SendResult.of(each, outcome)), NINE));
        return id;
    }

    private static String named(DeliveryId id) {
        return "notice:" + id.noticeId() + "/" + id.channel();
    }

    @Test
    void a_notice_that_failed_is_listed_with_the_messages_shown_and_sent_again() {
        DeliveryId failed = delivery("SO-1", new SendOutcome.Failed("550 no such\tuser"));
        DeliveryId discarded = delivery("SO-2", new SendOutcome.Failed("550"));
        assertThat(desk("parked", "list", "--set", port())).isZero();
        assertThat(desk("parked", "show", named(failed), "--set", port())).isZero();
        assertThat(desk("parked", "replay", named(failed), "--set", port())).isZero();
        assertThat(desk("parked", "discard", named(discarded), "--set", port())).isZero();
        assertThat(out.toString())
                .contains("P-1  ", "3 parked.")
                .contains(named(failed) + "  2026-11-20T09:00:00Z  order SO-1  FAILED: 550 no such")
                .contains("state     FAILED, it was not sent", "bin/desk explain SO-1")
                .contains(named(failed) + " is due again.", named(discarded) + " is never sent.");
        assertThat(deliveries.stateOf(failed)).isEqualTo(DeliveryState.DUE);
        assertThat(deliveries.stateOf(discarded)).isEqualTo(DeliveryState.SKIPPED);
        assertThat(desk("parked", "replay", named(failed), "--set", port())).isEqualTo(1);
        assertThat(err.toString()).contains("No notice that failed or is in doubt has the id " + named(failed));
    }

    @Test
    void a_notice_in_doubt_is_sent_again_only_by_whoever_takes_the_risk() {
        DeliveryId doubtful = delivery("SO-1", new SendOutcome.InDoubt("the line was cut after the dot"));
        assertThat(desk("parked", "list", "--set", port())).isZero();
        assertThat(out.toString()).contains("IN_DOUBT: the line was cut after the dot");
        assertThat(desk("parked", "replay", named(doubtful), "--set", port())).isEqualTo(1);
        assertThat(err.toString()).contains("may tell the customer the same a second time", "--even-if-doubtful");
        assertThat(deliveries.stateOf(doubtful)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(desk("parked", "replay", "--even-if-doubtful", named(doubtful), "--set", port()))
                .isZero();
        assertThat(deliveries.stateOf(doubtful)).isEqualTo(DeliveryState.DUE);
    }

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final OrderNews.Ask ASK = NewsExamples.cancel("FIRST_LONG", DAY);

    private DeliveryId delay(SendOutcome outcome) {
        OrderNews news = NewsExamples.news(
                Topic.DELAY,
                "a",
                ASK,
                null,
                null,
                null,
                NewsExamples.pieces(1, 4, NewsExamples.days(DAY), NewsExamples.days(DAY.plusDays(40))));
        return delivery(NewsExamples.plan("en", news), outcome);
    }

    @Test
    void a_notice_of_delay_is_not_sent_again_when_its_last_day_is_over() {
        DeliveryId doubtful = delay(new SendOutcome.InDoubt("the line was cut"));
        now = requireNonNull(ASK.dueBy());
        assertThat(desk("parked", "replay", "--even-if-doubtful", named(doubtful), "--set", port()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("by law a notice of this delay had to be given before " + ASK.dueBy())
                .contains("bin/desk parked taken " + named(doubtful), "bin/desk parked discard " + named(doubtful));
        assertThat(deliveries.stateOf(doubtful)).isEqualTo(DeliveryState.IN_DOUBT);

        now = now.minusMillis(1);
        assertThat(desk("parked", "replay", "--even-if-doubtful", named(doubtful), "--set", port()))
                .isZero();
        assertThat(deliveries.stateOf(doubtful)).isEqualTo(DeliveryState.DUE);
    }

    @Test
    void nor_is_one_that_failed() {
        DeliveryId failed = delay(new SendOutcome.Failed("550"));
        now = requireNonNull(ASK.dueBy());
        assertThat(desk("parked", "replay", named(failed), "--set", port())).isEqualTo(1);
        assertThat(err.toString()).contains("is not sent again").doesNotContain("parked taken");
        assertThat(deliveries.stateOf(failed)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void whoever_knows_that_a_notice_in_doubt_was_taken_says_so() {
        DeliveryId doubtful = delay(new SendOutcome.InDoubt("the line was cut"));
        DeliveryId failed = delivery("SO-2", new SendOutcome.Failed("550"));
        now = NINE.plusSeconds(600);
        assertThat(desk("parked", "taken", "--because", "it is in the\tserver's log", named(doubtful), "--set", port()))
                .isZero();
        assertThat(out.toString()).contains(named(doubtful) + " was taken when its sending began, " + NINE + ".");
        assertThat(deliveries.stateOf(doubtful)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(deliveries.reasonOf(doubtful))
                .isEqualTo("taken, by the word of a person: it is in the server's log");
        assertThat(desk("parked", "taken", named(doubtful), "--set", port())).isEqualTo(1);
        assertThat(desk("parked", "taken", named(failed), "--set", port())).isEqualTo(1);
        assertThat(desk("parked", "taken", "P-1", "--set", port())).isEqualTo(1);
        assertThat(err.toString())
                .contains("No notice that failed or is in doubt has the id " + named(doubtful))
                .contains(named(failed) + " was not sent (550), so nobody has taken it.")
                .contains("P-1 is no notice.");
    }

    @Test
    void without_a_desk_the_messages_are_listed_and_the_lack_of_notices_is_said() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(desk("parked", "list", "--set", "http.console.port=" + free)).isEqualTo(2);
        assertThat(out.toString()).contains("P-1  ").doesNotContain("1 parked.");
        assertThat(err.toString()).contains("Only messages are listed, no notices: No desk answers");
    }

    @Test
    void the_shipped_rules_templates_and_calendars_are_good() {
        assertThat(desk("check")).isZero();
        assertThat(out.toString())
                .contains("rule files, their scenarios, the calendars and the templates are good.", "Rules sha256:");
    }

    @Test
    void every_mistake_is_found_with_its_place() throws IOException {
        Path table = folder.resolve("rules/tables/regimes.csv");
        Files.writeString(table, Files.readString(table) + "XX,MARS\n");
        Path template = folder.resolve("config/templates/decision/sms.en.peb");
        Files.writeString(template, "{{ order.idd }}");
        Files.writeString(folder.resolve("config/calendars/DE.properties"), "nonsense=1\n");
        assertThat(desk("check")).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("error rules/tables/regimes\\.csv:\\d+: .*"))
                .anyMatch(line -> line.matches("error config/templates/decision/sms\\.en\\.peb:1 .*"))
                .anyMatch(line -> line.matches("error config/calendars/DE\\.properties:1 .*"))
                .anyMatch(line -> line.matches("\\d+ errors, \\d+ warnings?\\."));
    }

    @Test
    void a_check_runs_the_scenarios_and_looks_for_words_and_for_the_calendar_of_the_default_location()
            throws IOException {
        Path scenarios = folder.resolve("rules/scenarios/stock.csv");
        Files.writeString(scenarios, Files.readString(scenarios).replace(",ACCEPT,", ",REJECT,"));
        Path words = folder.resolve("config/templates/reasons.de.properties");
        Files.writeString(words, Files.readString(words).replace("IN_STOCK", "#IN_STOCK"));
        assertThat(desk("check", "--set", "location.calendar=GBB")).isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("error rules/scenarios/stock\\.csv:\\d+ \\[expect]: .*REJECT.*"))
                .anyMatch(line -> line.matches("warning config/templates/reasons\\.de\\.properties \\[IN_STOCK]: .*"))
                .anyMatch(
                        line -> line.matches(
                                "error config/application\\.properties \\[location\\.calendar]: .*GBB.*Did you mean \"GB\"\\?"));
    }

    @Test
    void a_folder_of_rules_can_be_checked_before_it_is_used() throws IOException {
        Path other = folder.resolve("draft");
        copy(Path.of("rules"), other);
        assertThat(desk("check", other.toString())).isZero();
        Files.delete(other.resolve("tables/regimes.csv"));
        assertThat(desk("check", other.toString())).isEqualTo(1);
        assertThat(desk("check", folder.resolve("nowhere").toString())).isEqualTo(2);
    }

    @Test
    void promises_are_tested_against_what_happened_by_month() throws IOException {
        String scms = "src/test/resources/deliveries/scms-cut.csv";
        assertThat(desk("promise", "backtest", scms)).isZero();
        assertThat(out.toString()).contains("learned contract     last  history", "2010-", "218 orders;");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(desk("promise", "backtest", other.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("other.csv:1: expected the columns supplier,sku");
        assertThat(desk("promise", "backtest", "nowhere.csv")).isEqualTo(2);
        assertThat(desk("promise")).isEqualTo(2);
    }
}
