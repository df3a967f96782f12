package dev.backorderdesk.notice.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DecisionView;
import dev.backorderdesk.notice.DecisionView.Line;
import dev.backorderdesk.notice.DecisionView.PartView;
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.policy.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    static final Shop SHOP = new Shop("Lamp House", "https://o.shop.example", "help@shop.example");
    private static final String URL = "https://o.shop.example/o/AQEBAhJ3U08tMTAwMDQ1q80xXk2VbQyZ3v5n0aQwTg";
    private final Templates templates = shipped();

    static Templates shipped() {
        Templates.Loaded loaded = Templates.load(Path.of("config/templates"), SHOP, new DelayNoticeLaw());
        assertThat(loaded.findings()).isEmpty();
        return Objects.requireNonNull(loaded.templates());
    }

    private static Letter letter(String locale, DecisionView view, @Nullable String name) {
        NoticePlan plan = NoticeExamples.plan("SO-1", locale, view, Channel.EMAIL, Channel.SMS);
        return new Letter(plan, name, URL);
    }

    private static Letter letter(String locale) {
        return letter(locale, NoticeExamples.view("SO-1"), "Ada Meyer");
    }

    private static DecisionView titled(String... titles) {
        List<Line> lines = IntStream.range(0, titles.length)
                .mapToObj(i -> new Line(
                        i + 1,
                        "SKU-" + i,
                        titles[i],
                        "BACKORDER",
                        2,
                        1,
                        1,
                        0,
                        0,
                        List.of(
                                new PartView("ACCEPTED", 1, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26)),
                                new PartView("BACKORDERED", 1, LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 10))),
                        List.of()))
                .toList();
        return new DecisionView("SO-1", List.of(), lines);
    }

    @Test
    void a_mail_in_english_tells_what_when_why_and_where() {
        Mail mail = templates.mail(letter("en-GB"));

        assertThat(mail.subject()).isEqualTo("Order SO-1 confirmed in part");
        assertThat(mail.text()).isEqualTo("""
                        Order SO-1 confirmed in part

                        Hello Ada Meyer,

                        we can supply 8 pieces of the 10 pieces in your order SO-1.
                        The dates, and the reasons for the rest, are below.

                        Garden lamp (article 22423), ordered: 10 pieces
                          - 4 pieces in stock: ships by 23 November 2026, with you by 26 November 2026
                          - 4 pieces on backorder: ships by 7 December 2026, with you by 10 December 2026
                          - 2 pieces we cannot supply
                          Why: One customer may hold 8 of this article.

                        Dates of goods that are not here yet are estimates.

                        Your order with its current dates:
                        %s

                        Refund policy of Lamp House: https://lamps.example/refunds

                        Questions? You reach a person here: help@shop.example

                        Lamp House
                        """.formatted(URL));
    }

    @Test
    void a_mail_in_german_says_it_in_german() {
        Mail mail = templates.mail(letter("de-DE"));

        assertThat(mail.subject()).isEqualTo("Bestellung SO-1 teilweise bestätigt");
        assertThat(mail.language()).isEqualTo("de");
        assertThat(mail.text())
                .contains("Guten Tag Ada Meyer,")
                .contains(
                        "  - 4 Stück im Rückstand: Versand bis 7.\u00a0Dezember 2026, bei Ihnen bis 10.\u00a0Dezember 2026\n")
                .contains("Grund: Je Kunde sind höchstens 8 Stück dieses Artikels möglich.");
    }

    @Test
    void the_page_and_the_text_say_the_same() {
        Mail mail = templates.mail(letter("en-GB"));
        var page = Jsoup.parse(mail.html());

        assertThat(page.title()).isEqualTo(mail.subject());
        for (String fact : List.of(
                "10 December 2026",
                "7 December 2026",
                "4 pieces on backorder",
                "22423",
                "One customer may hold 8",
                "help@shop.example")) {
            assertThat(page.text()).contains(fact);
            assertThat(mail.text()).contains(fact);
        }
        assertThat(page.select("a[href]").eachAttr("href")).containsExactly(URL, "https://lamps.example/refunds");
        assertThat(HtmlLint.faults(mail.html(), "en", URL)).isEmpty();
    }

    @Test
    void days_are_written_as_the_customers_country_writes_them() {
        assertThat(templates.mail(letter("en-US")).text()).contains("by December 7, 2026");
        assertThat(templates.mail(letter("en-GB")).text()).contains("by 7 December 2026");
        assertThat(templates.mail(letter("de-AT")).text()).contains("bis 7.\u00a0Dezember 2026");
    }

    @Test
    void a_hostile_title_stays_words() {
        String hostile = "<script>alert(1)</script> {{7*7}} \"><img src=x onerror=alert(1)>\r\nBcc: x@example.com";
        Mail mail = templates.mail(letter("en", titled(hostile), hostile));
        var page = Jsoup.parse(mail.html());

        assertThat(page.select("script, img")).isEmpty();
        assertThat(page.select("h2").text()).contains("<script>alert(1)</script> {{7*7}}");
        assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
        assertThat(mail.text()).contains("{{7*7}}").doesNotContain("49").doesNotContain("\nBcc");
    }

    @Test
    void a_title_that_runs_right_to_left_is_set_apart() {
        Mail mail = templates.mail(letter("en", titled("מנורת גן"), "Ada"));

        assertThat(Jsoup.parse(mail.html()).select("bdi[dir=rtl]").text()).isEqualTo("מנורת גן");
        assertThat(mail.text()).contains("\u2068מנורת גן\u2069 (article SKU-0)");
    }

    @Test
    void a_text_message_says_the_shop_the_order_the_dates_and_one_link() {
        assertThat(templates.sms(letter("en-GB")))
                .isEqualTo("Lamp House: order SO-1; Garden lamp: 4 by 26 Nov, 4 by 10 Dec, 2 not available. " + URL);
        assertThat(templates.sms(letter("de-DE")))
                .isEqualTo("Lamp House: Bestellung SO-1; Garden lamp: 4 bis 26. Nov., 4 bis 10. Dez., "
                        + "2 nicht lieferbar. " + URL);
    }

    @Test
    void a_text_message_of_many_lines_still_fits_one() {
        String[] titles = new String[40];
        java.util.Arrays.fill(titles, "A garden lamp with a very long name – “deluxe” edition");
        for (String locale : List.of("en-GB", "de-DE")) {
            String text = templates.sms(letter(locale, titled(titles), "Ada"));

            assertThat(Gsm7.holds(text)).as(text).isTrue();
            assertThat(Gsm7.encode(text).length).as(text).isLessThanOrEqualTo(160);
            assertThat(text).startsWith("Lamp House: ").endsWith(URL).doesNotContain("?");
        }
    }

    @Test
    void a_title_in_hebrew_never_becomes_question_marks() {
        String text = templates.sms(letter("en", titled("מנורת גן"), "Ada"));

        assertThat(text).doesNotContain("?").endsWith(URL);
        assertThat(Gsm7.messages(text)).isEqualTo(1);
    }

    @Test
    void a_day_in_a_reason_is_written_as_every_other_day() {
        Line line = new Line(
                1,
                "LAMP",
                "Garden lamp",
                "REJECT",
                1,
                0,
                0,
                0,
                1,
                List.of(new PartView("REFUSED", 1, null, null)),
                List.of(new DecisionView.ReasonView(
                        "NEEDED_BY", "We can't deliver all of it by 2026-12-18, the day you need it.")));
        DecisionView view = new DecisionView("SO-1", List.of(), List.of(line));

        assertThat(templates.mail(letter("en-GB", view, null)).text()).contains("by 18 December 2026, the day");
        assertThat(templates.mail(letter("de-DE", view, null)).text())
                .contains("Bis zum 18.\u00a0Dezember 2026, an dem Sie ihn brauchen");
    }

    @Test
    void every_reason_of_the_shipped_rules_has_german_words() throws IOException {
        Set<String> codes = new HashSet<>();
        try (var files = Files.list(Path.of("rules/terms"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Pattern.compile("\\$line\\.\\w+\\(\"([A-Z_]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(m -> codes.add(m.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(templates.withoutText(codes)).isEmpty();
    }

    @Test
    void an_article_without_a_title_is_named_once() {
        for (String unknown : List.of("SKU-0", "Article SKU-0")) {
            Mail english = templates.mail(letter("en-GB", titled(unknown), null));
            Mail german = templates.mail(letter("de-DE", titled(unknown), null));

            assertThat(english.text()).contains("\nArticle SKU-0, ordered: 2 pieces\n");
            assertThat(german.text()).contains("\nArtikel SKU-0, bestellt: 2 Stück\n");
            assertThat(Jsoup.parse(english.html()).body().text()).containsOnlyOnce("SKU-0");
            assertThat(Jsoup.parse(german.html()).body().text()).containsOnlyOnce("SKU-0");
        }
    }

    @Test
    void an_order_that_ships_as_one_says_so_and_not_that_some_of_it_comes_later() {
        DecisionView asOne =
                new DecisionView("SO-1", List.of(), titled("Garden lamp").lines(), true);
        Mail english = templates.mail(letter("en-GB", asOne, null));
        Mail german = templates.mail(letter("de-DE", asOne, null));

        assertThat(english.subject()).isEqualTo("Order SO-1 confirmed, ships as one");
        assertThat(german.subject()).isEqualTo("Bestellung SO-1 bestätigt, Versand als Ganzes");
        for (String said : List.of(
                english.text().replace('\n', ' '), Jsoup.parse(english.html()).text())) {
            assertThat(said)
                    .contains("your order ships as one when all of it is ready")
                    .doesNotContain("later");
        }
        for (String said : List.of(
                german.text().replace('\n', ' '), Jsoup.parse(german.html()).text())) {
            assertThat(said).contains("geht Ihre Bestellung als Ganzes ab").doesNotContain("später");
        }
        assertThat(templates.mail(letter("en-GB", titled("Garden lamp"), null)).text())
                .doesNotContain("as one");
    }

    @Test
    void a_german_day_does_not_break_and_a_text_message_stays_in_its_alphabet() {
        Mail mail = templates.mail(letter("de-DE"));

        assertThat(mail.text()).doesNotContainPattern("\\d\\. Dezember");
        assertThat(mail.html()).contains("10.\u00a0Dezember").doesNotContainPattern("\\d\\. Dezember");
        assertThat(Gsm7.holds(templates.sms(letter("de-DE")))).isTrue();
    }

    @Test
    void a_page_tells_a_reason_in_the_words_of_the_mail() {
        String text = "One customer may hold 8 of this article.";
        assertThat(templates.reason("de-AT", "CUSTOMER_LIMIT", text))
                .isEqualTo("Je Kunde sind höchstens 8 Stück dieses Artikels möglich.");
        assertThat(templates.reason("en-GB", "CUSTOMER_LIMIT", text)).isEqualTo(text);
    }

    @Test
    void a_reason_without_german_words_is_told_in_the_rules_words_and_reported() {
        assertThat(templates.withoutText(List.of("CUSTOMER_LIMIT", "NOT_THERE")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).isEqualTo("config/templates/reasons.de.properties");
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.message()).contains("NOT_THERE");
                });
    }

    @Test
    void an_order_of_thousands_of_lines_gives_a_mail_that_is_not_cut_off() {
        String[] titles = new String[1_100];
        java.util.Arrays.fill(titles, "A garden lamp with a very long name");

        Mail mail = templates.mail(letter("en", titled(titles), null));

        assertThat(mail.html().length()).isLessThan(102_400);
        assertThat(mail.text())
                .contains("And 1000 more lines: see your order page.")
                .contains("Hello,");
    }
}
