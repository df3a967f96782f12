package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
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
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OrderPageTest {

    private static final Promise FIRST = days(LocalDate.of(2026, 12, 7));
    private static final Promise LATER = days(LocalDate.of(2026, 12, 14));
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final BookOfOrders books = new BookOfOrders()
            .keep(BookOfOrders.capped("SO-100045", "de-DE"))
            .keep(BookOfOrders.capped("SO-2", "en-GB"))
            .keep(BookOfOrders.capped("SO-3", "fr-FR"))
            .keep(BookOfOrders.shipsAsOne("SO-4"))
            .keep(BookOfOrders.capped("X" + SCRIPT, "en", "S" + SCRIPT, "R" + SCRIPT, BookOfOrders.SEVENTH));
    private final LinkTokens tokens = new LinkTokens(List.of(new LinkKey(1, new byte[32])));
    private final MemoryChoices choices = new MemoryChoices();
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
            choices,
            new OrderLinks(
                    new Shop("Lamp House", "http://127.0.0.1:8081", null), tokens, java.time.Duration.ofDays(180)),
            new SampleWords());
    private final Browser browser = new Browser(page.port());

    private static Promise days(LocalDate shipBy) {
        return new Promise(shipBy, shipBy.plusDays(3), Basis.INBOUND, "PO-77");
    }

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

    /** Of the order of ten: four in stock, and four on backorder of which one has stock by now. */
    @BeforeEach
    void some_wait() {
        choices.parts = List.of(inStock(), waits(FIRST).allocate(1));
    }

    private static PartState inStock() {
        return MemoryChoices.part(
                        1,
                        1,
                        PartKind.ACCEPTED,
                        new Promise(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26), Basis.ON_HAND, null))
                .allocate(4);
    }

    private static PartState waits(Promise current) {
        return MemoryChoices.part(1, 2, PartKind.BACKORDERED, current);
    }

    /** The items about the pieces of its only line, as they are read. */
    private List<String> items(String orderId) {
        return Jsoup.parse(open(orderId).body()).select("section:not(.ask) li").eachText();
    }

    private static final String REFUSED = "2 pieces can't be supplied";

    @Test
    void a_german_customer_reads_how_it_stands_in_german() {
        var answer = open("SO-100045");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<html lang=\"de\">", "<h1>Ihre Bestellung SO-100045</h1>")
                .contains("<bdi>Gartenleuchte &amp; Co</bdi>", "Artikel 22423, bestellt: 10 Stück")
                .contains("4 Stück auf Lager: Versand bis 23. November 2026, bei Ihnen bis 26. November 2026")
                .contains("4 Stück im Rückstand: Versand bis 7. Dezember 2026, bei Ihnen bis 10. Dezember 2026")
                .contains("Noch erwartet: 3 Stück.")
                .contains("2 Stück können wir nicht liefern")
                .contains("Grund: de-DE: One customer may hold 8 of this article.")
                .contains("help@lamps.example");
    }

    @Test
    void what_is_delayed_shows_the_day_that_is_promised_now() {
        choices.parts = List.of(waits(FIRST)
                .promise(LATER, BookOfOrders.PLACED, "supply.in/PO-77/2", "SUPPLIER_LATE")
                .allocate(1));
        assertThat(items("SO-2"))
                .containsExactly(
                        "4 pieces on backorder: ships by 14 December 2026, with you by 17 December 2026"
                                + " Still waiting: 3 pieces.",
                        REFUSED);
    }

    @Test
    void where_no_day_is_known_none_is_named() {
        choices.parts = List.of(waits(FIRST)
                .promise(
                        Promise.undated(Basis.INBOUND, "PO-77"),
                        BookOfOrders.PLACED,
                        "supply.in/PO-77/2",
                        "SUPPLIER_UNDATED"));
        assertThat(items("SO-2"))
                .containsExactly(
                        "4 pieces on backorder: we cannot name a day at the moment Still waiting: 4 pieces.", REFUSED);
        assertThat(items("SO-100045").get(0))
                .isEqualTo("4 Stück im Rückstand: einen Termin können wir zurzeit nicht nennen"
                        + " Noch erwartet: 4 Stück.");
        assertThat(open("SO-2").body()).doesNotContain("estimates");
    }

    @Test
    void what_is_cancelled_is_neither_here_nor_leaves_next() {
        choices.parts = List.of(
                inStock().cancel(MemoryChoices.cancelled(4)), waits(FIRST).cancel(MemoryChoices.cancelled(4)));
        assertThat(items("SO-2")).containsExactly("4 pieces cancelled", "4 pieces cancelled", REFUSED);
        assertThat(items("SO-100045").subList(0, 2)).containsExactly("4 Stück storniert", "4 Stück storniert");
    }

    @Test
    void what_left_has_shipped_and_the_rest_is_told_apart() {
        choices.parts = List.of(
                inStock().release(4).ship(4, BookOfOrders.PLACED),
                waits(FIRST).allocate(1).ship(1, BookOfOrders.PLACED).cancel(MemoryChoices.cancelled(1)));
        assertThat(items("SO-2"))
                .containsExactly(
                        "4 pieces shipped",
                        "2 pieces on backorder: ships by 7 December 2026, with you by 10 December 2026"
                                + " Still waiting: 2 pieces. 1 piece shipped 1 piece cancelled",
                        REFUSED);
        assertThat(items("SO-100045").get(0)).isEqualTo("4 Stück versandt");
    }

    @Test
    void what_the_warehouse_has_is_being_packed() {
        choices.parts = List.of(waits(FIRST).allocate(4).release(4));
        assertThat(items("SO-2").get(0)).endsWith("10 December 2026 Being packed for shipping: 4 pieces.");
        assertThat(items("SO-100045").get(0)).endsWith("Wird für den Versand gepackt: 4 Stück.");
    }

    @Test
    void what_has_stock_leaves_next_unless_something_keeps_it() {
        PartState here = waits(FIRST).allocate(4);
        choices.parts = List.of(here);
        assertThat(items("SO-2").get(0)).endsWith("10 December 2026 The goods are here now; they leave next.");
        choices.parts = List.of(here.held("no carrier"));
        assertThat(items("SO-2").get(0))
                .endsWith("10 December 2026 The goods are here, but cannot leave at the moment.");
        assertThat(items("SO-100045").get(0)).endsWith("Die Ware ist hier, kann aber zurzeit nicht hinaus.");
    }

    @Test
    void what_waits_for_the_rest_of_its_order_does_not_leave_next() {
        choices.parts = List.of(waits(FIRST).allocate(4));
        assertThat(items("SO-4").get(0))
                .endsWith("10 December 2026 Leaves together with the rest of your order.")
                .doesNotContain("leave next");
        assertThat(items("SO-4").get(1)).isEqualTo(REFUSED);
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
