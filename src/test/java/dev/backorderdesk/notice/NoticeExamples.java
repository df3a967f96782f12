package dev.backorderdesk.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Notices to test with. */
public final class NoticeExamples {

    public static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    private NoticeExamples() {}

    public static NoticePlan plan(String orderId, Channel... channels) {
        return plan(orderId, "en-GB", view(orderId), channels);
    }

    public static NoticePlan plan(String orderId, String locale, DecisionView view, Channel... channels) {
        return new NoticePlan(
                DecisionNotice.noticeId(orderId, NINE),
                "decision",
                orderId,
                "C-881",
                NINE,
                Set.of(channels),
                locale,
                view);
    }

    public static DecisionView view(String orderId) {
        return new DecisionView(
                orderId,
                List.of(new DecisionView.RefundPolicy("Lamp House", "https://lamps.example/refunds")),
                List.of(new DecisionView.Line(
                        1,
                        "22423",
                        "Garden lamp",
                        "CAP",
                        10,
                        4,
                        4,
                        0,
                        2,
                        List.of(
                                new DecisionView.PartView(
                                        "ACCEPTED", 4, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26)),
                                new DecisionView.PartView(
                                        "BACKORDERED", 4, LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 10)),
                                new DecisionView.PartView("REFUSED", 2, null, null)),
                        List.of(new DecisionView.ReasonView(
                                "CUSTOMER_LIMIT", "One customer may hold 8 of this article.")))));
    }

    public static Contact ada() {
        return new Contact("Ada Meyer", "ada@example.com", "+4915112345678", "Europe/Berlin", "DE", "BE");
    }
}
