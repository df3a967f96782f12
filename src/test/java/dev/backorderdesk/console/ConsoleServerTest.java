package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.notice.MemoryDeliveries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleServerTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private final List<Duration> jumps = new ArrayList<>();
    private final BookOfOrders books = new BookOfOrders()
            .keep(BookOfOrders.capped("SO-100045", "de-DE"))
            .keep(BookOfOrders.capped("a/b c?d#e.txt", "en"))
            .keep(BookOfOrders.capped("X" + SCRIPT, "en", "S" + SCRIPT, "R" + SCRIPT, BookOfOrders.SEVENTH));
    private final MemoryDeliveries deliveries = new MemoryDeliveries();
    private final Meters meters = new Meters();
    private HealthPart.State broker = HealthPart.State.up("It answers on port 61616.");
    private final Health health =
            new Health(List.of(new HealthPart("broker", true, () -> broker)), Duration.ofMillis(500));
    private final ConsoleServer server = new ConsoleServer(
            "127.0.0.1",
            0,
            new Insight(
                    books,
                    health,
                    meters,
                    () -> Map.of("Rules", "sha256:4f0c " + SCRIPT),
                    () -> Map.of("orders.in", 12345L)),
            this::jump,
            new CountingImport(),
            this::redeal,
            new ParkedNotices(deliveries, () -> BookOfOrders.PLACED));
    private final Browser browser = new Browser(server.port());

    @AfterEach
    void close() {
        server.close();
        health.close();
        meters.close();
    }

    private RedealingReport.Report redeal(List<String> skus, boolean simulated, LongConsumer heard) {
        if (skus.contains("BUSY")) {
            throw new IllegalStateException("One runs already.");
        }
        heard.accept(2);
        RedealingReport report = new RedealingReport(10);
        report.add(new Redealt(
                "LAMP",
                2,
                List.of(),
                List.of(new Redealt.Loss(
                        new Redealt.Name("SO-2", 1, 1),
                        3,
                        Redealt.Cause.TURN,
                        List.of(new Redealt.Winner(new Redealt.Name("SO-1", 1, 2), 3)))),
                List.of()));
        return report.report();
    }

    @Test
    void evidence_about_an_order_that_nobody_knows_is_not_found() {
        assertThat(browser.get("/evidence?id=SO-9").statusCode()).isEqualTo(404);
    }

    @Test
    void dealing_anew_answers_with_who_lost_to_whom_and_why() {
        String answer = browser.send(
                        "POST", "/redeal?simulate=true&sku=LAMP", BodyPublishers.noBody(), Gate.HEADER, "desk")
                .body();
        assertThat(answer)
                .contains("say 2 lines of 1 article dealt anew, 0 changed (0.0 %); simulated, nothing was written.")
                .contains("say   LAMP SO-2 line 1 lost 3 to SO-1 line 1 part 2 (3): the winner stands before it")
                .endsWith("done\n");
    }

    private Instant jump(Duration by) {
        if (by.toDays() == 13) {
            throw new IllegalStateException("This clock is not to be moved.");
        }
        jumps.add(by);
        return BookOfOrders.PLACED.plus(by);
    }

    /** Keeps every row that is not "bad". */
    private static final class CountingImport implements ImportLever {
        @Override
        public Set<String> kinds() {
            return Set.of("stock", "items");
        }

        @Override
        public Loaded load(String kind, InputStream csv, boolean allOrNothing, Told told) throws IOException {
            long kept = 0;
            long refused = 0;
            var rows = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                if (row.equals("boom")) {
                    throw new IOException("the line broke");
                }
                if (row.equals("bad")) {
                    refused++;
                    told.finding(kind + ".csv:" + (kept + refused) + " [quantity]: \"bad\"\nis no number");
                } else {
                    kept++;
                }
                told.rows(kept + refused);
            }
            return allOrNothing && refused > 0 ? new Loaded(0, kept + refused) : new Loaded(kept, refused);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void the_status_page_says_what_runs_and_how_much_there_is() {
        var page = browser.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"en\">", "<title>Backorder Desk</title>", "It answers on port 61616.")
                .contains("<dd>12,345</dd>", "Orders decided")
                .doesNotContain(SCRIPT)
                .contains("&lt;script&gt;");
    }

    @Test
    void every_answer_forbids_what_no_page_of_ours_needs() {
        for (String path : List.of("/", "/health", "/metrics", "/orders/SO-100045", "/nothing")) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
            assertThat(headers.firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(headers.firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void health_is_json_and_a_needed_part_that_is_down_is_an_error_for_probes() throws IOException {
        broker = HealthPart.State.down("Nobody listens on port 61616.");
        var answer = browser.get("/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer.body())).isEqualTo(json("""
                                {"status":"DOWN","parts":{"broker":{"status":"DOWN","says":"Nobody listens on port 61616."}}}
                                """));
    }

    @Test
    void metrics_are_prometheus_text() {
        meters.order();
        var answer = browser.get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).contains("desk_orders_total 1.0");
    }

    @Test
    void an_order_is_explained_as_page_text_and_json_alike() throws IOException {
        assertThat(browser.get("/orders/SO-100045").body())
                .contains(
                        "Line 1: CAP, 10 pieces of 22423", "<strong>One customer may hold 8 of this article.</strong>");
        String text = browser.get("/orders/SO-100045.txt").body();
        assertThat(text)
                .isEqualTo(ExplanationText.of(Explanation.of(BookOfOrders.capped("SO-100045", "de-DE")), null))
                .isEqualTo(browser.get("/orders?id=SO-100045&format=txt").body())
                .isEqualTo(
                        browser.get("/orders/SO-100045", "Accept", "text/plain").body());
        String answer =
                browser.get("/orders/SO-100045", "Accept", "application/json").body();
        assertThat(answer).isEqualTo(browser.get("/orders/SO-100045.json").body());
        JsonNode line = json(answer).at("/lines/0");
        assertThat(line.at("/outcome").asText()).isEqualTo("CAP");
        assertThat(line.at("/parts/1/shipBy").asText()).isEqualTo("2026-12-07");
        assertThat(line.at("/parts/1/waits/pegs/0/supplyId").asText()).isEqualTo("PO-77");
        assertThat(line.at("/reasons/0/source").asText()).isEqualTo("rules/tables/seller-policy.csv:14");
        assertThat(json(answer).at("/decidedAt").asText()).isEqualTo("2026-11-20T09:30:01Z");
        assertThat(answer).doesNotContain("Ada", "example.com", "49151", "10115", "12.75");
    }

    @Test
    void one_line_of_an_order_or_none_of_that_number() {
        assertThat(browser.get("/orders/SO-100045.txt?line=1").body()).contains("Line 1:");
        var none = browser.get("/orders/SO-100045.txt?line=7");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).isEqualTo("Order SO-100045 has no line 7, it has [1].\n");
    }

    @Test
    void an_id_may_hold_anything_when_it_is_asked_for_by_name() {
        assertThat(browser.get("/orders?id=a%2Fb+c%3Fd%23e.txt&format=txt").body())
                .startsWith("Order a/b c?d#e.txt\n");
    }

    @Test
    void hostile_ids_are_unknown_orders_and_are_shown_as_words() {
        for (String id : List.of(
                "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "..%2F..%2Fetc%2Fpasswd", "%00", "%27%20OR%201%3D1--", "%E2%80%AEcod", "x".repeat(3000))) {
            var answer = browser.get("/orders?id=" + id);
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(answer.body()).as(id).doesNotContain("<script", "\u202e", "x".repeat(300));
            assertThat(browser.get("/orders/" + id).statusCode()).as(id).isBetween(400, 404);
        }
    }

    @Test
    void words_of_an_order_never_become_markup() {
        var page = browser.get("/orders?id=X%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script").contains("S&lt;script&gt;", "R&lt;script&gt;");
    }

    @Test
    void the_clock_moves_for_a_program_on_this_machine() {
        var answer = browser.send("POST", "/clock/forward?days=3", BodyPublishers.noBody(), Gate.HEADER, "clock");
        assertThat(answer.body()).isEqualTo("It is 2026-11-23T09:30:00Z now.\n");
        browser.send("POST", "/clock/forward?by=PT36H", BodyPublishers.noBody(), Gate.HEADER, "clock");
        assertThat(jumps).containsExactly(Duration.ofDays(3), Duration.ofHours(36));
        var fixed = browser.send("POST", "/clock/forward?days=13", BodyPublishers.noBody(), Gate.HEADER, "clock");
        assertThat(fixed.statusCode()).isEqualTo(409);
        assertThat(fixed.body()).isEqualTo("This clock is not to be moved.\n");
    }

    @Test
    void the_clock_goes_only_forward_and_not_for_ever() {
        for (String by : List.of("days=-1", "days=0", "by=-PT1H", "days=9999", "by=P99999D", "by=soon", "")) {
            var answer = browser.send("POST", "/clock/forward?" + by, BodyPublishers.noBody(), Gate.HEADER, "clock");
            assertThat(answer.statusCode()).as(by).isEqualTo(400);
        }
        assertThat(jumps).isEmpty();
    }

    @Test
    void a_web_page_can_give_no_command() throws IOException {
        var form = browser.send(
                "POST",
                "/clock/forward?days=3",
                BodyPublishers.ofString("days=3"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://evil.example");
        assertThat(form.statusCode()).isEqualTo(403);
        assertThat(form.body()).contains(Gate.HEADER);
        var preflight = browser.send(
                "OPTIONS",
                "/clock/forward",
                BodyPublishers.noBody(),
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                Gate.HEADER);
        assertThat(preflight.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .isEmpty();
        String rebound = browser.raw("POST /clock/forward?days=3 HTTP/1.1\r\nHost: evil.example:8080\r\n" + Gate.HEADER
                + ": clock\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(rebound).startsWith("HTTP/1.1 421");
        assertThat(jumps).isEmpty();
    }

    @Test
    void nobody_gives_commands_through_a_proxy() {
        var proxied = browser.send(
                "POST",
                "/clock/forward?days=3",
                BodyPublishers.noBody(),
                Gate.HEADER,
                "clock",
                "X-Forwarded-For",
                "203.0.113.9");
        assertThat(proxied.statusCode()).isEqualTo(403);
        assertThat(jumps).isEmpty();
    }

    @Test
    void strangers_names_are_refused_and_our_own_are_not() throws IOException {
        for (String name : List.of("localhost:8080", "LOCALHOST", "127.0.0.1", "[::1]:8080", "192.0.2.7:8080")) {
            assertThat(browser.raw("GET /health HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
                    .as(name)
                    .startsWith("HTTP/1.1 200");
        }
        for (String name : List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example")) {
            assertThat(browser.raw("GET /orders/SO-100045 HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
                    .as(name)
                    .startsWith("HTTP/1.1 421")
                    .doesNotContain("22423");
        }
    }

    @Test
    void an_import_says_how_it_went() {
        var answer =
                browser.send("POST", "/import/stock", BodyPublishers.ofString("a\nbad\nc\n"), Gate.HEADER, "import");
        assertThat(answer.body()).isEqualTo("finding stock.csv:2 [quantity]: \"bad\" is no number\ndone 2 1\n");
        var strict = browser.send(
                "POST",
                "/import/stock?all-or-nothing=true",
                BodyPublishers.ofString("a\nbad\n"),
                Gate.HEADER,
                "import");
        assertThat(strict.body()).endsWith("done 0 2\n");
    }

    @Test
    void an_import_that_breaks_says_so_at_its_end() {
        var answer = browser.send("POST", "/import/items", BodyPublishers.ofString("a\nboom\n"), Gate.HEADER, "import");
        assertThat(answer.body()).startsWith("failed ").contains("the line broke");
    }

    @Test
    void a_large_import_streams_and_tells_a_bounded_number_of_findings() {
        String file = IntStream.range(0, 300_000)
                .mapToObj(row -> row % 100 == 0 ? "bad" : "row " + row)
                .collect(Collectors.joining("\n"));
        var answer = browser.send("POST", "/import/stock", BodyPublishers.ofString(file), Gate.HEADER, "import");
        assertThat(answer.body()).endsWith("finding 2800 more findings\ndone 297000 3000\n");
        assertThat(answer.body().lines().filter(line -> line.startsWith("finding")))
                .hasSize(201);
    }

    @Test
    void there_are_only_the_imports_that_there_are() {
        var answer = browser.send("POST", "/import/orders", BodyPublishers.noBody(), Gate.HEADER, "import");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("There is no import of orders, there are items, stock.\n");
        assertThat(browser.send("POST", "/import/stock", BodyPublishers.ofString("a"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_not_there_is_said_in_a_sentence() {
        assertThat(browser.get("/nothing").body()).isEqualTo("There is nothing here.\n");
        var wrong = browser.send("POST", "/", BodyPublishers.noBody(), Gate.HEADER, "x");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.body()).isEqualTo("This address is only for reading.\n");
        assertThat(browser.get("/orders/SO-100045?format=pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void a_head_is_answered_without_a_body() {
        var head = browser.send("HEAD", "/orders/SO-100045", BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        broker = HealthPart.State.down("Nobody listens.");
        assertThat(browser.send("HEAD", "/health", BodyPublishers.noBody()).statusCode())
                .isEqualTo(503);
    }

    @Test
    void endless_headers_are_refused() throws IOException {
        String answer = browser.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431");
    }

    @Test
    void a_port_that_somebody_has_is_said_in_a_sentence() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ConsoleServer(
                        "127.0.0.1",
                        server.port(),
                        new Insight(books, health, meters, Map::of, Map::of),
                        this::jump,
                        new CountingImport(),
                        this::redeal,
                        new ParkedNotices(deliveries, () -> BookOfOrders.PLACED)))
                .withMessageContaining("the console could not listen on 127.0.0.1:" + server.port());
    }
}
