package dev.backorderdesk.notice.render;

import static dev.backorderdesk.notice.NewsExamples.FAR;
import static dev.backorderdesk.notice.NewsExamples.FOURTH;
import static dev.backorderdesk.notice.NewsExamples.TWENTIETH;
import static dev.backorderdesk.notice.NewsExamples.cancel;
import static dev.backorderdesk.notice.NewsExamples.consent;
import static dev.backorderdesk.notice.NewsExamples.days;
import static dev.backorderdesk.notice.NewsExamples.money;
import static dev.backorderdesk.notice.NewsExamples.news;
import static dev.backorderdesk.notice.NewsExamples.nothing;
import static dev.backorderdesk.notice.NewsExamples.pieces;
import static dev.backorderdesk.notice.NewsExamples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NewsTemplatesTest {

    private static final String URL = "https://o.shop.example/o/AgEBAhJ3U08tMTAwMDQ1q80xXk2VbQyZ3v5n0aQwTgAAAAA";
    private final Templates templates = TemplatesTest.shipped();

    private Mail mail(NoticePlan plan) {
        return templates.mail(new Letter(plan, "Ada Meyer", URL));
    }

    private String sms(NoticePlan plan) {
        return templates.sms(new Letter(plan, "Ada Meyer", URL));
    }

    @Test
    void a_first_long_delay_says_both_days_the_reason_and_that_silence_cancels_until_when() {
        NoticePlan plan = plan(
                "en-US",
                news(
                        Topic.DELAY,
                        "supply.in/PO-7/2",
                        cancel("FIRST_LONG", LocalDate.of(2026, 12, 20)),
                        null,
                        null,
                        "SUPPLIER_LATE",
                        pieces(1, 4, days(TWENTIETH), days(FAR))));

        assertThat(mail(plan).subject()).isEqualTo("Order SO-1 delayed to Jan 23: keep or cancel?");
        assertThat(mail(plan).text()).isEqualTo("""
                        Order SO-1 delayed to Jan 23: keep or cancel?

                        Hello Ada Meyer,

                        part of your order SO-1 is delayed. You can keep it, or cancel it.

                        Why: Our supplier delivers later than promised.

                        Garden lamp (article LAMP), 4 pieces
                          - Until now: ships by November 20, 2026, with you by November 23, 2026
                          - New: ships by January 20, 2027, with you by January 23, 2027

                        Keep or cancel: you choose
                        --------------------------

                        If we do not hear from you by December 20, 2026 at 11:59\u202fPM (Eastern Time), and it has not shipped by then, we cancel it and refund you. You need do nothing for that.

                        You can cancel: then you get a prompt and full refund of what you paid for it. Whatever you answer, it costs you nothing.

                        After a yes you can still cancel at any time until it ships.

                        We write again when it ships, and whenever this day moves.

                        Keep or cancel your order:
                        %s

                        Questions? You reach a person here: help@shop.example

                        Lamp House
                        """.formatted(URL));
    }

    @Test
    void a_day_that_is_unknown_is_told_with_the_reason() {
        NoticePlan plan = plan(
                "de-DE",
                news(
                        Topic.DELAY,
                        "supply.in/PO-7/2",
                        cancel("FIRST_INDEFINITE", FOURTH),
                        null,
                        null,
                        "SUPPLIER_UNDATED",
                        pieces(1, 4, days(TWENTIETH), Days.NONE)));

        assertThat(mail(plan).text())
                .contains("Neu: einen Termin können wir zurzeit nicht nennen")
                .contains("Grund: Unser Lieferant kann uns zurzeit nicht sagen, wann die Ware kommt.")
                .contains("Wenn wir bis 4.\u00a0Dezember 2026 um 23:59 (", "nichts von Ihnen hören")
                .contains("Auch nach einem Ja können Sie bis zum Versand jederzeit stornieren.");
    }

    @Test
    void in_europe_silence_neither_consents_nor_cancels() {
        NoticePlan plan = plan(
                "de-DE",
                news(
                        Topic.DELAY,
                        "supply.in/PO-7/2",
                        nothing(),
                        null,
                        null,
                        "SUPPLIER_LATE",
                        pieces(1, 4, days(TWENTIETH), days(FOURTH))));

        assertThat(mail(plan).text())
                .contains("Schweigen ist weder Zustimmung zum neuen Termin noch Stornierung.")
                .doesNotContain("gilt das als Zustimmung")
                .doesNotContain("stornieren wir");
    }

    @Test
    void a_text_message_of_a_delay_is_one_message_and_says_what_silence_means() {
        NoticePlan silent = plan(
                "en-GB",
                news(
                        Topic.DELAY,
                        "x",
                        cancel("RENEWED", FOURTH),
                        null,
                        null,
                        null,
                        pieces(1, 4, days(TWENTIETH), days(FAR))));
        NoticePlan agreed = plan(
                "de-DE",
                news(Topic.DELAY, "x", consent(), null, null, null, pieces(1, 4, days(TWENTIETH), days(FOURTH))));

        assertThat(sms(silent))
                .isEqualTo("Lamp House: order SO-1 now 23 Jan. No answer by 4 Dec: cancelled. Keep/cancel: " + URL);
        assertThat(sms(agreed))
                .startsWith("Lamp House: Bestellung SO-1 jetzt 7. Dez.")
                .contains("gilt das als Ja");
        assertThat(Gsm7.messages(sms(silent))).isEqualTo(1);
        assertThat(Gsm7.messages(sms(agreed))).isEqualTo(1);
    }

    @Test
    void a_cancellation_names_the_sum_the_way_and_the_last_day() {
        NoticePlan plan = plan(
                "en-GB",
                news(
                        Topic.CANCELLED,
                        "x",
                        null,
                        money("59.90", true),
                        null,
                        "NO_ANSWER",
                        pieces(1, 2, days(TWENTIETH), Days.NONE)));

        assertThat(mail(plan).subject()).isEqualTo("Order SO-1: 2 pieces cancelled");
        assertThat(mail(plan).text())
                .contains(
                        "We refund €59.90, of which €4.90 is shipping, to the card that you paid with. We send it by 4"
                                + " December 2026;")
                .contains("Still to come of this order, as told before: 7 pieces.");
        assertThat(mail(plan).html()).contains("<strong>€59.90</strong>");
        assertThat(sms(plan)).contains("2 pieces cancelled. Refund €59.90 by 4 Dec.");
    }

    private void saysAtOnce(String locale, Topic topic, String mail, String text) {
        NoticePlan plan = plan(
                locale,
                news(
                        topic,
                        "x",
                        null,
                        money("59.90", true),
                        null,
                        "NO_ANSWER",
                        pieces(1, 2, days(TWENTIETH), Days.NONE)));
        Instant lastDay = Instant.parse("2026-12-04T09:00:00Z");
        Letter inTime = new Letter(plan, null, URL, lastDay);
        assertThat(templates.mail(inTime).text()).doesNotContain(mail);
        assertThat(templates.sms(inTime)).doesNotContain(text);
        Letter late = new Letter(plan, null, URL, lastDay.plus(Duration.ofDays(1)));
        assertThat(templates.mail(late).text()).contains(mail).doesNotContain("4 December", "4. Dezember");
        assertThat(templates.mail(late).html()).contains(mail).doesNotContain("4 December", "4. Dezember");
        assertThat(templates.sms(late)).contains(text).doesNotContain("4 Dec", "4. Dez");
    }

    @Test
    void a_refund_whose_day_is_over_when_it_is_told_is_sent_at_once() {
        saysAtOnce("en-GB", Topic.CANCELLED, "We send it at once; your bank", "Refund €59.90 at once.");
        saysAtOnce("en-GB", Topic.REFUND_DUE, "We send it at once; your bank", "refund of €59.90, sent at once.");
        saysAtOnce(
                "de-DE", Topic.CANCELLED, "Wir senden den Betrag sofort; bis Ihre Bank", "Erstattung 59,90 € sofort.");
        saysAtOnce(
                "de-DE", Topic.REFUND_DUE, "Wir senden den Betrag sofort; bis Ihre Bank", "Erstattung 59,90 € sofort.");
    }

    @Test
    void who_was_not_charged_is_told_so() {
        NoticePlan plan = plan(
                "de-DE",
                news(
                        Topic.CANCELLED,
                        "x",
                        null,
                        money("0", false),
                        null,
                        "CUSTOMER_CANCELLED",
                        pieces(1, 2, days(TWENTIETH), Days.NONE)));

        assertThat(mail(plan).text())
                .contains("Dafür wurde Ihnen nichts berechnet, also ist nichts zu erstatten.")
                .doesNotContain("Wir erstatten");
    }

    @Test
    void subjects_fit_sixty_characters_and_texts_one_message() {
        for (String language : Templates.LANGUAGES) {
            for (NoticePlan sample : NewsSamples.all(language)) {
                Letter letter = new Letter(sample, null, URL);
                assertThat(templates.mail(letter).subject()).hasSizeLessThanOrEqualTo(60);
                String sms = templates.sms(letter);
                assertThat(Gsm7.holds(sms)).as(sms).isTrue();
                assertThat(sms).startsWith("Lamp House: ").contains(URL);
                if (sample.channels().size() == 2) {
                    assertThat(Gsm7.messages(sms)).as(sms).isEqualTo(1);
                }
            }
        }
    }
}
