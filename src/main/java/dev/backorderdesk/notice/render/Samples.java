package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DecisionView;
import dev.backorderdesk.notice.DecisionView.Line;
import dev.backorderdesk.notice.DecisionView.PartView;
import dev.backorderdesk.notice.DecisionView.ReasonView;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Sample notices: every mix of outcomes, and the titles, numbers and gaps that break templates. */
final class Samples {

    static final String ORDER = "SO-100045";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String REFUNDS = "https://lamps.example/refunds?a=1&b=2";
    private static final List<String> TITLES = List.of(
            "Garden lamp",
            "מנורת גן \"לילה\"",
            "<script>alert(1)</script>",
            "{{7*7}} {% include \"/etc/passwd\" %}",
            "He said 'it''s \"5 > 3\" & more'");

    private Samples() {}

    static List<NoticePlan> all(String language) {
        List<NoticePlan> all = new ArrayList<>();
        for (int mix = 1; mix < 16; mix++) {
            all.add(plan(language, REFUNDS, List.of(line(1, "Garden lamp", mix, 1))));
        }
        all.add(plan(language, null, List.of(line(1, "Garden lamp", 15, 5_000_000))));
        all.add(plan(language, REFUNDS, lines(40)));
        all.add(plan(language, null, lines(120)));
        all.add(plan(language, REFUNDS, List.of(withoutArrival())));
        for (int mix = 1; mix < 16; mix++) {
            all.add(asOne(plan(language, REFUNDS, List.of(line(1, "22423-1", mix, 1), line(2, "Garden lamp", 1, 1)))));
            all.add(asking(plan(language, REFUNDS, List.of(line(1, "22423-1", mix, 1)))));
        }
        for (String title : TITLES) {
            all.add(plan(language, REFUNDS, List.of(line(1, title, 5, 2), line(2, title, 8, 3))));
        }
        all.addAll(NewsSamples.all(language));
        return all;
    }

    private static List<Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line(i, TITLES.get(i % TITLES.size()), 1 + i % 15, i))
                .toList();
    }

    /** @param mix bit by bit: accepted, backordered, preordered, refused */
    private static Line line(int number, String title, int mix, long each) {
        long accepted = (mix & 1) == 0 ? 0 : each;
        long backordered = (mix & 2) == 0 ? 0 : each;
        long preordered = (mix & 4) == 0 ? 0 : each;
        long refused = (mix & 8) == 0 ? 0 : each;
        List<PartView> parts = new ArrayList<>();
        add(parts, "ACCEPTED", accepted, 0);
        add(parts, "BACKORDERED", backordered, 14);
        add(parts, "PREORDERED", preordered, 45);
        if (refused > 0) {
            parts.add(new PartView("REFUSED", refused, null, null));
        }
        List<ReasonView> reasons = mix == 1
                ? List.of()
                : List.of(new ReasonView("SAMPLE", "One customer may hold 8 of <this> \"article\"."));
        return new Line(
                number,
                "22423-" + number,
                title,
                refused == 0 ? accepted > 0 && parts.size() == 1 ? "ACCEPT" : "BACKORDER" : "CAP",
                accepted + backordered + preordered + refused,
                accepted,
                backordered,
                preordered,
                refused,
                parts,
                reasons);
    }

    private static void add(List<PartView> parts, String kind, long quantity, int days) {
        if (quantity > 0) {
            parts.add(new PartView(kind, quantity, DAY.plusDays(days), DAY.plusDays(days + 3L)));
        }
    }

    private static Line withoutArrival() {
        return new Line(
                1, "X", "X", "ACCEPT", 1, 1, 0, 0, 0, List.of(new PartView("ACCEPTED", 1, DAY, null)), List.of());
    }

    private static NoticePlan asOne(NoticePlan plan) {
        if (!(plan.view() instanceof DecisionView view)) {
            throw new IllegalArgumentException("only a decision is of an order that ships as one");
        }
        return plan.saying(new DecisionView(view.orderId(), view.refundPolicies(), view.lines(), true));
    }

    /** Some of it is late from the start. */
    private static NoticePlan asking(NoticePlan plan) {
        return plan.view() instanceof DecisionView view ? plan.saying(view.asking()) : plan;
    }

    private static NoticePlan plan(
            String language, @org.jspecify.annotations.Nullable String refunds, List<Line> lines) {
        return new NoticePlan(
                "sample",
                "decision",
                "SO-100045",
                "C-1",
                Instant.parse("2026-11-20T09:00:00Z"),
                Set.of(Channel.EMAIL, Channel.SMS),
                language,
                new DecisionView(
                        "SO-100045",
                        List.of(
                                new DecisionView.RefundPolicy("Lamp & Söhne <GmbH>", refunds),
                                new DecisionView.RefundPolicy("S-2", null)),
                        lines));
    }
}
