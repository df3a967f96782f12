package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.LinkKey;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.NewsExamples;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.Topic;
import dev.backorderdesk.notice.render.AskSentences;
import dev.backorderdesk.notice.render.Templates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on which a customer keeps or cancels, in Chromium as Debian packages it, with the shipped words. Pictures go to
 * {@code target/notices}. Where there is no Chromium, this is skipped.
 */
@Timeout(180)
class AnswerInBrowserTest {

    private static final Shop SHOP = new Shop("Lamp House", "http://127.0.0.1:8081", "help@lamps.example");
    private static final Path PICTURES = Path.of("target", "notices");

    private final LinkTokens tokens = new LinkTokens(List.of(new LinkKey(1, new byte[32])));
    private final OrderLinks links = new OrderLinks(SHOP, tokens, Duration.ofDays(180));
    private final MemoryChoices choices = new MemoryChoices();
    private final Templates templates =
            Objects.requireNonNull(Templates.load(Path.of("config/templates"), SHOP, new DelayNoticeLaw())
                    .templates());
    private Instant now = BookOfOrders.PLACED.plusSeconds(3600);
    private final OrderPage page = new OrderPage(
            "127.0.0.1",
            0,
            new BookOfOrders().keep(BookOfOrders.capped("SO-1", "de-DE")),
            tokens,
            () -> now,
            SHOP,
            "en",
            skus -> Map.of("LAMP", "Gartenleuchte „Nacht“", "22423", "Tortenständer"),
            templates::reason,
            choices,
            links,
            new AskWords() {
                @Override
                public AskSentences ask(String locale, Ask ask) {
                    return templates.ask(locale, ask);
                }

                @Override
                public String reason(String locale, String code) {
                    return templates.reason(locale, code);
                }
            });
    private final NoticePlan delay = NewsExamples.plan(
            "de-DE",
            NewsExamples.news(
                    Topic.DELAY,
                    "delay 1",
                    NewsExamples.cancel("FIRST_LONG", LocalDate.of(2026, 12, 1)),
                    null,
                    null,
                    "SUPPLIER_LATE",
                    NewsExamples.pieces(
                            1, 4, NewsExamples.days(NewsExamples.TWENTIETH), NewsExamples.days(NewsExamples.FAR))));

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @BeforeEach
    void a_browser_and_a_late_order(@TempDir Path profile) throws Exception {
        Path program = Chromium.installed();
        choices.parts.add(MemoryChoices.part(1, 0, 0));
        choices.notices.add(delay);
        if (program == null) {
            Assumptions.abort("there is no Chromium here");
        }
        chromium = new Chromium(Objects.requireNonNull(program), profile);
        chromium.width(600);
    }

    @AfterEach
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        page.close();
    }

    private String url() {
        return "http://127.0.0.1:" + page.port() + links.pathOf(delay);
    }

    private String text() throws Exception {
        return chromium.page().body().text();
    }

    @Test
    void a_customer_waits_and_then_cancels_after_all() throws Exception {
        chromium.open(url());
        assertThat(text()).contains("Sie verspätet sich: warten oder stornieren?", "Gartenleuchte „Nacht“, 4 Stück");
        chromium.picture(PICTURES.resolve("page-open.png"));

        chromium.click("button[value=wait]");
        assertThat(text()).contains("Ihre Wahl ist notiert", "Sie behalten Ihre Bestellung und warten.");
        chromium.picture(PICTURES.resolve("page-recorded.png"));
        assertThat(choices.sent).hasSize(1);

        chromium.click("main a");
        assertThat(text()).contains("Sie warten");
        chromium.picture(PICTURES.resolve("page-waits.png"));
        chromium.click("button[value=cancel]");
        assertThat(text()).contains("Ihre Wahl ist notiert", "Sie stornieren.");
        assertThat(choices.sent).hasSize(2);
    }

    @Test
    void it_works_without_scripts_on_a_narrow_screen() throws Exception {
        chromium.withoutScripts();
        chromium.width(320);
        chromium.open(url());

        assertThat(chromium.contentWidth()).isLessThanOrEqualTo(320);
        assertThat(chromium.height("button[value=wait]")).isGreaterThanOrEqualTo(24);
        chromium.picture(PICTURES.resolve("page-320.png"));
        chromium.click("button[value=cancel]");
        assertThat(text()).contains("Ihre Wahl ist notiert", "Sie stornieren.");
        assertThat(choices.sent)
                .singleElement()
                .satisfies(message ->
                        assertThat(String.valueOf(message.body().text())).contains("\"answer\":\"CANCEL\""));
    }

    @Test
    void a_page_that_was_left_open_over_the_last_day_records_nothing() throws Exception {
        now = Instant.parse("2026-12-02T04:00:00Z");
        chromium.open(url());
        now = Instant.parse("2026-12-02T05:00:00Z");
        chromium.click("button[value=wait]");

        assertThat(text()).contains("Es wurde nichts notiert", "Die Zeit für eine Antwort ist vorbei");
        chromium.picture(PICTURES.resolve("page-expired.png"));
        assertThat(choices.sent).isEmpty();
    }

    @Test
    void after_the_answer_the_page_says_where_every_piece_is() throws Exception {
        chromium.width(320);
        choices.parts = List.of(
                MemoryChoices.part(1, 1, PartKind.ACCEPTED, MemoryChoices.PROMISE)
                        .allocate(4)
                        .release(4)
                        .ship(4, now),
                MemoryChoices.part(1, 2, PartKind.BACKORDERED, MemoryChoices.PROMISE)
                        .promise(Promise.undated(Basis.INBOUND, "PO-77"), now, "supply.in/PO-77/2", "SUPPLIER_UNDATED")
                        .allocate(1)
                        .release(1)
                        .cancel(MemoryChoices.cancelled(1)));
        chromium.open(url());

        assertThat(text())
                .contains("4 Stück versandt", "3 Stück im Rückstand: einen Termin können wir zurzeit nicht nennen")
                .contains("Wird für den Versand gepackt: 1 Stück. Noch erwartet: 2 Stück. 1 Stück storniert");
        assertThat(chromium.contentWidth()).isLessThanOrEqualTo(320);
        chromium.picture(PICTURES.resolve("page-parts.png"));
        choices.parts = List.of(MemoryChoices.part(1, 0, 4));
        chromium.width(600);
        chromium.open(url());
        chromium.picture(PICTURES.resolve("page-cancelled.png"));
    }

    @Test
    void a_link_that_has_expired_opens_nothing() throws Exception {
        chromium.open(url());
        now = now.plus(Duration.ofDays(400));
        chromium.open(url());

        assertThat(text()).contains("This link does not open an order").doesNotContain("SO-1");
        chromium.picture(PICTURES.resolve("page-gone.png"));
    }

    @Test
    void a_scanner_that_renders_the_page_changes_nothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            chromium.open(url());
        }
        assertThat(choices.made).isEmpty();
        assertThat(text()).contains("Was sollen wir tun?");
    }
}
