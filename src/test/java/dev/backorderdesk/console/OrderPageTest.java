package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backorderdesk.notice.LinkKey;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OrderPageTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private final BookOfOrders books = new BookOfOrders()
            .keep(BookOfOrders.capped("SO-100045", "de-DE"))
            .keep(BookOfOrders.capped("SO-2", "en-GB", "22423", "One customer may hold 8.", LocalDate.of(2026, 12, 14)))
            .keep(BookOfOrders.capped("SO-3", "fr-FR"))
            .keep(BookOfOrders.capped("X" + SCRIPT, "en", "S" + SCRIPT, "R" + SCRIPT, BookOfOrders.SEVENTH));
    private final LinkTokens tokens = new LinkTokens(List.of(new LinkKey(1, new byte[32])));
    private Instant now = BookOfOrders.PLACED;
    private final OrderPage page = new OrderPage(
            "127.0.0.1",
            0,
            books,
            tokens,
            () -> now,
            new Shop("Lamp House", "http://127.0.0.1:8081", "help@lamps.example"),
            "en",
            skus -> skus.contains("22423") ? Map.of("22423", "Gartenleuchte & Co") : Map.of(),
            (locale, code, text) -> locale + ": " + text,
            new MemoryChoices(),
            new OrderLinks(
                    new Shop("Lamp House", "http://127.0.0.1:8081", null), tokens, java.time.Duration.ofDays(180)),
            new SampleWords());
    private final Browser browser = new Browser(page.port());

    @AfterEach
    void close() {
        page.close();
    }

    private String token(String orderId) {
        return tokens.issue(orderId, "N1", BookOfOrders.PLACED.plusSeconds(3600));
    }

    private HttpResponse<String> open(String orderId) {
        return browser.get("/o/" + token(orderId));
    }

    @Test
    void a_german_customer_reads_what_was_decided_in_german() {
        var answer = open("SO-100045");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<html lang=\"de\">", "<h1>Ihre Bestellung SO-100045</h1>")
                .contains("<bdi>Gartenleuchte &amp; Co</bdi>", "Artikel 22423, bestellt: 10 Stück")
                .contains("4 Stück auf Lager: Versand bis 23. November 2026, bei Ihnen bis 26. November 2026")
                .contains("4 Stück im Rückstand: Versand bis 7. Dezember 2026", "Noch erwartet: 3 Stück.")
                .contains("2 Stück können wir nicht liefern")
                .contains("Grund: de-DE: One customer may hold 8 of this article.")
                .contains("help@lamps.example");
    }

    @Test
    void a_british_customer_reads_the_current_promise_and_no_day_of_arrival_that_was_never_counted() {
        assertThat(open("SO-2").body())
                .contains("<html lang=\"en\">", "4 pieces on backorder: ships by 14 December 2026<")
                .doesNotContain("10 December");
    }

    @Test
    void a_customer_of_another_language_reads_english() {
        assertThat(open("SO-3").body()).contains("<html lang=\"en\">", "Your order SO-3");
    }

    @Test
    void nothing_stands_there_that_the_link_does_not_need() {
        assertThat(open("SO-100045").body())
                .doesNotContain("Ada", "Meyer", "ada@", "49151", "10115", "12.75", "14.95", "C-881", "gold", "PO-77")
                .doesNotContain("seller-policy", "ACME", "sha256:4f0c");
    }

    @Test
    void words_of_an_order_never_become_markup() {
        assertThat(open("X" + SCRIPT).body())
                .doesNotContain("<script")
                .contains("S&lt;script&gt;", "R&lt;script&gt;", "X&lt;script&gt;");
    }

    @Test
    void every_link_that_opens_nothing_gets_the_same_page() {
        String good = token("SO-100045");
        char last = good.charAt(good.length() - 1);
        String tampered = good.substring(0, good.length() - 1) + (last == 'A' ? 'Q' : 'A');
        String forged = new LinkTokens(List.of(new LinkKey(
                        1, "another secret of thirty-two by.".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .issue("SO-100045", "N1", BookOfOrders.PLACED.plusSeconds(3600));
        String expired = tokens.issue("SO-100045", "N1", BookOfOrders.PLACED.minusSeconds(120));
        List<String> bodies = new ArrayList<>();
        for (String token :
                List.of(tampered, forged, expired, token("SO-404"), "x", "%00", "a".repeat(2000), good + "=")) {
            var answer = browser.get("/o/" + token);
            assertThat(answer.statusCode()).as(token).isBetween(400, 404);
            if (answer.statusCode() == 404) {
                bodies.add(answer.body());
            }
        }
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(7).containsOnly(bodies.get(0));
        assertThat(bodies.get(0)).contains("This link does not open an order", "help@lamps.example");
    }

    @Test
    void a_link_expires_by_the_desks_clock() {
        now = BookOfOrders.PLACED.plusSeconds(3599);
        assertThat(open("SO-100045").statusCode()).isEqualTo(200);
        now = BookOfOrders.PLACED.plusSeconds(3600);
        assertThat(open("SO-100045").statusCode()).isEqualTo(404);
    }

    @Test
    void a_stranger_is_told_in_the_browsers_language() {
        assertThat(browser.get("/o/x", "Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                        .body())
                .contains("<html lang=\"de\">", "Dieser Link öffnet keine Bestellung");
    }

    @Test
    void the_page_is_neither_kept_nor_passed_on_nor_found() {
        for (String token : List.of(token("SO-100045"), "x")) {
            var headers = browser.get("/o/" + token).headers();
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex, nofollow");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        }
    }

    @Test
    void it_is_only_for_reading() {
        var head = browser.send("HEAD", "/o/" + token("SO-100045"), BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(browser.send("HEAD", "/o/x", BodyPublishers.noBody()).statusCode())
                .isEqualTo(404);
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            assertThat(browser.send(method, "/o/" + token("SO-100045"), BodyPublishers.ofString("wait=1"))
                            .statusCode())
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @Test
    void there_is_nothing_else_on_its_port() {
        for (String path : List.of("/", "/health", "/metrics", "/orders/SO-100045", "/o", "/o/")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void no_log_holds_a_token() throws IOException {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("dev.backorderdesk");
        var heard = new ListAppender<ILoggingEvent>();
        heard.setContext(root.getLoggerContext());
        heard.start();
        root.addAppender(heard);
        ours.setLevel(Level.TRACE);
        String token = token("SO-100045");
        try {
            browser.get("/o/" + token);
            browser.get("/o/" + token + "x");
            browser.send("POST", "/o/" + token, BodyPublishers.noBody());
            browser.raw("GET /o/" + token + "/../%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            books.breakDown();
            var broken = browser.get("/o/" + token);
            assertThat(broken.statusCode()).isEqualTo(503);
            assertThat(broken.body()).isEqualTo("The books can't be read now. Please try again in a minute.\n");
        } finally {
            ours.setLevel(null);
            root.detachAppender(heard);
        }
        assertThat(heard.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(line -> line.contains(token.substring(0, 12)));
    }
}
