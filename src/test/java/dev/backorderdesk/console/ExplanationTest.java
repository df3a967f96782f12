package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final String TEXT = """
            Order SO-100045
              placed 2026-11-20T09:30:00Z, decided 2026-11-20T09:30:01Z
              customer C-881 (gold), seller S-1, to DE-BE
              rules sha256:4f0c

            Line 1: CAP, 10 pieces of 22423 asked for by 2026-12-18
              4 pieces accepted: ships by 2026-11-23 from MAIN, delivered by 2026-11-26, on hand
              4 pieces backordered: ships by 2026-12-07 from MAIN, delivered by 2026-12-10, on supply PO-77
                now: 1 piece with stock, 2 pieces counting on PO-77, 1 piece counting on no supply yet
                1 piece of reorder R-9 to ACME, collecting until 2026-11-20T09:35:00Z
              2 pieces refused
              since then
                2026-11-20T09:31:00Z repromised, part 2: ships by 2026-12-07 -> unknown, delivered by 2026-12-10 -> unknown (supply.in/PO-77/2)
              because
              * One customer may hold 8 of this article. [CUSTOMER_LIMIT, Customer limit, rules/tables/seller-policy.csv:14]
              - It comes before the day wished for. [WISHED, Wish, rules/terms/date.drl:9]
              decided on
                category: lighting
                in stock: 4
                others wait for: 17
                dated supply: yes
                earliest delivery: 2026-11-26
                needed by: 2026-12-18
                customer group: gold
                price, percent of list: 85
                channel: web
                service: standard
              could be promised
                40 pieces from MAIN, on supply PO-77: ships by 2026-12-07, delivered by 2026-12-10
                any number from MAIN, by the supplier's lead time: ships by 2026-12-20, delivered by 2026-12-23

            Notices
              decision by email: failed since 2026-11-20T09:30:03Z, 1 attempt (550 5.1.1 <(address)>: no such user, call (number))
              decision by sms: in doubt since 2026-11-20T09:30:04Z, 2 attempts
            """;

    private static String text(String orderId, String sku, String reason) {
        return ExplanationText.of(
                Explanation.of(BookOfOrders.capped(orderId, "de-DE", sku, reason, BookOfOrders.SEVENTH)), null);
    }

    @Test
    void the_text_says_what_was_asked_decided_why_and_what_became_of_it() {
        assertThat(ExplanationText.of(Explanation.of(BookOfOrders.capped("SO-100045", "de-DE")), null))
                .isEqualTo(TEXT);
    }

    @Test
    void one_line_can_be_asked_for_alone() {
        var story = Explanation.of(BookOfOrders.capped("SO-1", null));
        assertThat(ExplanationText.of(story, 1)).contains("Line 1:");
        assertThat(ExplanationText.of(story, 2)).doesNotContain("Line 1:");
    }

    @Test
    void a_part_that_is_not_waiting_any_more_has_its_stock() {
        var record = BookOfOrders.capped("SO-1", null);
        var served = new dev.backorderdesk.desk.Records.OrderRecord(
                record.order(),
                record.decision(),
                record.facts(),
                record.state(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of());
        assertThat(ExplanationText.of(Explanation.of(served), null))
                .contains("    now: all have stock\n")
                .contains("  none: the customer gave no address");
    }

    @Test
    void words_of_others_can_neither_steer_a_terminal_nor_make_lines() {
        assertThat(text("SO\u001b[2J", "A\nLine 9: ACCEPT", "mirror \u202ekcots"))
                .doesNotContain("\u001b", "\nLine 9", "\u202e")
                .contains("A Line 9: ACCEPT");
    }

    @Test
    void nothing_personal_is_told_but_the_customers_id_and_group() {
        String all = TEXT + Explanation.of(BookOfOrders.capped("SO-100045", "de-DE"));
        assertThat(all).doesNotContain("Ada", "Meyer", "example.com", "49151", "1234", "10115", "12.75");
    }

    @Test
    void figures_that_are_no_phone_number_stay() {
        assertThat(Discretion.inAnswers("451 4.3.0 try again at 09:30, queue 1234"))
                .isEqualTo("451 4.3.0 try again at 09:30, queue 1234");
    }
}
