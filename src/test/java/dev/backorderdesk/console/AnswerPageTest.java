package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.notice.LinkKey;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.NewsExamples;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.Topic;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which a customer keeps or cancels, over HTTP. */
class AnswerPageTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 1);
    private static final Instant OVER = Instant.parse("2026-12-02T05:00:00Z"); // the end of that day in New York
    private static final Shop SHOP = new Shop("Lamp House", "http://127.0.0.1:8081", "help@lamps.example");

    private final BookOfOrders books =
            new BookOfOrders().keep(BookOfOrders.capped("SO-1", "en-GB")).keep(BookOfOrders.capped("SO-2", "de-DE"));
    private final LinkTokens tokens = new LinkTokens(List.of(new LinkKey(1, new byte[32])));
    private final OrderLinks links = new OrderLinks(SHOP, tokens, Duration.ofDays(180));
    private final MemoryChoices choices = new MemoryChoices();
    private Instant now = BookOfOrders.PLACED.plusSeconds(3600);
    private final OrderPage page = new OrderPage(
            "127.0.0.1",
            0,
            books,
            tokens,
            () -> now,
            SHOP,
            "en",
            skus -> Map.of("LAMP", "Garden lamp & Co"),
            (locale, code, text) -> text,
            choices,
            links,
            new SampleWords());
    private final Browser browser = new Browser(page.port());

    private final NoticePlan delay = delay("a", NewsExamples.cancel("FIRST_LONG", LAST_DAY));

    @BeforeEach
    void a_late_order() {
        choices.parts.add(MemoryChoices.part(1, 0, 0));
        choices.notices.add(delay);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static NoticePlan delay(String cause, Ask ask) {
        return delay(cause, ask, NewsExamples.FOURTH);
    }

    private static NoticePlan delay(String cause, Ask ask, LocalDate day) {
        return NewsExamples.plan(
                "en-GB",
                NewsExamples.news(
                        Topic.DELAY,
                        cause,
                        ask,
                        null,
                        null,
                        "SUPPLIER_LATE",
                        NewsExamples.pieces(1, 4, NewsExamples.days(NewsExamples.TWENTIETH), NewsExamples.days(day))));
    }

    private HttpResponse<String> look(NoticePlan plan) {
        return browser.get(links.pathOf(plan));
    }

    private String once(String path) {
        return Jsoup.parse(browser.get(path).body()).select("input[name=once]").attr("value");
    }

    private HttpResponse<String> post(String path, String choice, String once) {
        return browser.send(
                "POST",
                path,
                BodyPublishers.ofString(
                        "choice=" + choice + "&once=" + URLEncoder.encode(once, StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> choose(NoticePlan plan, String choice) {
        String path = links.pathOf(plan);
        return post(path, choice, once(path));
    }

    private static String text(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).body().text();
    }

    @Test
    void the_page_shows_old_and_new_days_what_silence_means_and_two_equal_buttons() {
        var answer = look(delay);
        var html = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .contains("It is delayed: keep or cancel?", "Garden lamp & Co, 4 pieces")
                .contains("Until now: ships by 20 November 2026, with you by 23 November 2026")
                .contains("New: ships by 4 December 2026, with you by 7 December 2026")
                .contains("Why: SUPPLIER_LATE in en-GB", "Silence: CANCEL.", "Cancel. Free.", "Later.");
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.select("html").attr("lang")).isEqualTo("en");
        assertThat(html.select("form[method=post] fieldset > legend").text()).isEqualTo("What shall we do?");
        assertThat(html.select("form button[name=choice]").eachAttr("value")).containsExactly("wait", "cancel");
        assertThat(html.select("script, img, form[action]")).isEmpty();
    }

    @Test
    void waiting_is_recorded_and_sent_as_an_answer_to_that_notice() {
        var answer = choose(delay, "wait");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .contains("We have recorded your choice", "You keep your order and wait.")
                .contains("Recorded on 20 November 2026");
        assertThat(choices.sent).singleElement().satisfies(message -> {
            assertThat(message.destination()).isEqualTo("queue://consents.in");
            assertThat(body(message))
                    .contains("\"noticeId\":\"" + delay.noticeId() + "\"", "\"answer\":\"WAIT\"", "\"by\":\"CUSTOMER\"")
                    .contains("\"receivedAt\":\"" + now + "\"")
                    .doesNotContain("Ada", "@");
        });
        assertThat(text(look(delay))).contains("You wait", "We have recorded your choice on");
    }

    private static String body(OutboxMessage message) {
        return String.valueOf(message.body().text());
    }

    @Test
    void the_same_choice_again_is_the_same_answer_and_nothing_is_sent_twice() {
        String path = links.pathOf(delay);
        String once = once(path);
        var first = post(path, "cancel", once);
        now = now.plusSeconds(90);
        var second = post(path, "cancel", once);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(choices.sent).hasSize(1);
    }

    @Test
    void who_waits_may_still_cancel_and_who_cancelled_may_not_wait() {
        String path = links.pathOf(delay);
        String once = once(path);

        assertThat(post(path, "wait", once).statusCode()).isEqualTo(200);
        assertThat(post(path, "cancel", once).statusCode()).isEqualTo(200);
        assertThat(post(path, "wait", once).statusCode()).isEqualTo(409);
        assertThat(choices.sent)
                .extracting(AnswerPageTest::body)
                .satisfiesExactly(
                        one -> assertThat(one).contains("WAIT"),
                        two -> assertThat(two).contains("CANCEL"));
        assertThat(text(look(delay))).contains("You cancelled").doesNotContain("Keep my order");
    }

    @Test
    void looking_changes_nothing_however_often_a_scanner_looks() {
        String path = links.pathOf(delay);
        for (String query : List.of("", "?choice=cancel", "?choice=wait&once=" + once(path))) {
            for (String method : List.of("GET", "HEAD")) {
                var answer = browser.send(method, path + query, BodyPublishers.noBody());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
        assertThat(choices.made).isEmpty();
        assertThat(choices.sent).isEmpty();
    }

    @Test
    void a_choice_without_the_value_of_that_page_is_not_recorded() {
        String path = links.pathOf(delay);
        NoticePlan other = delay("b", NewsExamples.consent());
        choices.notices.add(other);
        for (String once : List.of("", "x", tokens.seal(links.pathOf(other), now.plusSeconds(60)))) {
            var answer = post(path, "cancel", once);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(text(answer)).contains("Nothing was recorded");
        }
        String stale = once(path);
        now = now.plus(Duration.ofHours(25));
        assertThat(post(path, "cancel", stale).statusCode()).isEqualTo(409);
        assertThat(post(path, "sell", once(path)).statusCode()).isEqualTo(409);
        assertThat(choices.sent).isEmpty();
    }

    @Test
    void after_the_last_day_nothing_can_be_chosen_any_more() {
        String path = links.pathOf(delay);
        now = OVER.minusMillis(1);
        String once = once(path);
        assertThat(text(look(delay))).contains("What shall we do?");
        now = OVER;

        assertThat(text(look(delay)))
                .contains("The time to answer is over", "It ended on 1 December 2026")
                .doesNotContain("What shall we do?");
        assertThat(post(path, "wait", once).statusCode()).isEqualTo(409);
        assertThat(choices.sent).isEmpty();
    }

    @Test
    void an_older_notice_leads_to_the_newest_but_a_cancellation_is_granted() {
        String path = links.pathOf(delay);
        String once = once(path);
        NoticePlan newer = later(delay("b", NewsExamples.consent(), NewsExamples.FOURTH.plusDays(1)));
        choices.notices.add(newer);

        var answer = look(delay);
        assertThat(text(answer)).contains("There is newer news").doesNotContain("Keep my order");
        assertThat(Jsoup.parse(answer.body()).select("section.ask a").attr("href"))
                .isEqualTo(links.pathOf(newer));
        assertThat(text(look(newer))).contains("What shall we do?");
        assertThat(post(path, "wait", once).statusCode()).isEqualTo(409);
        assertThat(post(path, "cancel", once).statusCode()).isEqualTo(200);
    }

    @Test
    void a_yes_on_the_page_of_an_older_notice_counts_where_the_newer_one_asks_for_no_more() {
        String path = links.pathOf(delay);
        String once = once(path);
        NoticePlan newer = later(delay("b", NewsExamples.cancel("RENEWED", LAST_DAY)));
        choices.notices.add(newer);
        now = newer.plannedAt().plusSeconds(60);

        assertThat(text(look(delay))).contains("There is newer news");
        assertThat(text(look(newer))).contains("What shall we do?");
        assertThat(post(path, "wait", once).statusCode()).isEqualTo(200);
        assertThat(text(look(newer))).contains("You wait").doesNotContain("Keep my order");
    }

    @Test
    void a_yes_before_it_was_asked_anew_is_none_to_the_new_question() {
        now = delay.plannedAt().plusSeconds(30);
        choose(delay, "wait");
        NoticePlan newer = later(delay("b", NewsExamples.cancel("RENEWED", LAST_DAY)));
        choices.notices.add(newer);
        now = newer.plannedAt().plusSeconds(60);

        assertThat(text(look(newer))).contains("What shall we do?");
    }

    private static NoticePlan later(NoticePlan plan) {
        return new NoticePlan(
                plan.noticeId(),
                plan.kind(),
                plan.orderId(),
                plan.customerId(),
                plan.plannedAt().plusSeconds(60),
                plan.channels(),
                plan.locale(),
                plan.view(),
                plan.sequence() + 1);
    }

    @Test
    void what_left_or_is_cancelled_is_not_asked_about() {
        choices.parts = List.of(MemoryChoices.part(1, 4, 0));
        assertThat(text(look(delay))).contains("It has shipped").doesNotContain("What shall we do?");
        choices.parts = List.of(MemoryChoices.part(1, 0, 4));
        assertThat(text(look(delay))).contains("It is cancelled");
        choices.parts = List.of(MemoryChoices.part(1, 3, 1));
        assertThat(text(look(delay))).contains("some has shipped and the rest is cancelled");
    }

    @Test
    void without_a_question_the_rest_of_the_order_can_be_cancelled() {
        choices.notices.clear();
        String path = "/o/" + tokens.issue("SO-1", "N1", now.plusSeconds(3600));

        assertThat(text(browser.get(path))).contains("Cancel and refund").doesNotContain("Keep my order");
        assertThat(post(path, "wait", once(path)).statusCode()).isEqualTo(409);
        assertThat(post(path, "cancel", once(path)).statusCode()).isEqualTo(200);
        assertThat(choices.sent).singleElement().satisfies(message -> {
            assertThat(message.destination()).isEqualTo("queue://orders.changes");
            assertThat(body(message)).contains("\"orderId\":\"SO-1\"", "\"cancel\":true", "\"by\":\"CUSTOMER\"");
        });
        assertThat(text(browser.get(path))).contains("You cancelled");
    }

    @Test
    void the_page_of_the_decision_leads_to_the_question() {
        String path = "/o/" + tokens.issue("SO-1", "N1", now.plusSeconds(3600));

        assertThat(Jsoup.parse(browser.get(path).body()).select("section.ask a").attr("href"))
                .isEqualTo(links.pathOf(delay));
    }

    @Test
    void a_forged_link_records_nothing_and_says_nothing() {
        String path = links.pathOf(delay);
        String forged = "/o/"
                + new LinkTokens(List.of(
                                new LinkKey(1, "another secret of thirty-two by.".getBytes(StandardCharsets.UTF_8))))
                        .issue("SO-1", delay.noticeId(), OVER);
        var answer = post(forged, "cancel", once(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("This link does not open an order");
        assertThat(post("/o/x", "cancel", once(path)).statusCode()).isEqualTo(404);
        assertThat(choices.sent).isEmpty();
    }

    @Test
    void too_much_and_too_often_is_refused() {
        String path = links.pathOf(delay);
        var large = browser.send("POST", path, BodyPublishers.ofString("choice=" + "x".repeat(3000)));
        assertThat(large.statusCode()).isEqualTo(413);
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            refused += post(path, "sell", "").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(1, 2);
        assertThat(look(delay).statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_day_is_told_as_unknown() {
        NoticePlan undated = NewsExamples.plan(
                "en-GB",
                NewsExamples.news(
                        Topic.DELAY,
                        "c",
                        NewsExamples.nothing(),
                        null,
                        null,
                        null,
                        NewsExamples.pieces(1, 4, NewsExamples.days(NewsExamples.TWENTIETH), Days.NONE)));
        choices.notices.clear();
        choices.notices.add(undated);

        assertThat(text(look(undated))).contains("New: we cannot name a day at the moment", "Silence: NONE.");
    }

    @Test
    void a_turnstile_lets_a_few_through_and_then_one_after_the_other() {
        long[] at = {0};
        Turnstile turnstile = new Turnstile(3, 10, () -> at[0]);

        for (int i = 0; i < 3; i++) {
            assertThat(turnstile.pass("a")).isTrue();
        }
        assertThat(turnstile.pass("a")).isFalse();
        assertThat(turnstile.pass("b")).isTrue();
        at[0] = 10;
        assertThat(turnstile.pass("a")).isTrue();
        assertThat(turnstile.pass("a")).isFalse();
    }
}
