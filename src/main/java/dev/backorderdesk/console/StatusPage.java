package dev.backorderdesk.console;

import static dev.backorderdesk.console.Html.all;
import static dev.backorderdesk.console.Html.element;
import static dev.backorderdesk.console.Html.tag;

import dev.backorderdesk.desk.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page that says what runs, whether it is well, and how much there is of everything. */
final class StatusPage {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);

    private final Frame frame;
    private final Insight insight;
    private final Remembered<Map<String, Long>> counts;

    StatusPage(Frame frame, Insight insight) {
        this.frame = frame;
        this.insight = insight;
        this.counts = new Remembered<>(Meters.FRESH, () -> {
            Map<String, Long> all = new LinkedHashMap<>();
            Records.Totals totals = insight.records().totals();
            all.put("Orders decided", totals.orders());
            all.put("Parts that wait", totals.waitingParts());
            all.put("Messages that wait for their order or supply", totals.pending());
            all.put("Messages to be sent", totals.outbox());
            all.putAll(insight.counts().get());
            return all;
        });
    }

    Html html() {
        Health.Report health = insight.health().report();
        return frame.page(
                "en",
                "Backorder Desk",
                element("h1", "Backorder Desk"),
                tag("p").with("class", "lead").in(word(health.status()), Html.words(" " + sentence(health.status()))),
                parts(health.parts()),
                element("h2", "Find an order"),
                tag("form")
                        .with("action", "/orders")
                        .with("method", "get")
                        .in(
                                element(
                                        "label",
                                        Html.words("Order id"),
                                        tag("input")
                                                .with("name", "id")
                                                .with("required", "required")
                                                .with("maxlength", "200")
                                                .with("autocomplete", "off")
                                                .in()),
                                element("button", "Explain")),
                element("h2", "How much there is"),
                counts(),
                element("h2", "What runs"),
                list(insight.about().get()),
                tag("p").with("class", "quiet")
                        .in(
                                tag("a").with("href", "/health").in("Health as JSON"),
                                Html.words(" · "),
                                tag("a").with("href", "/metrics").in("Metrics for Prometheus")));
    }

    private static Html word(Health.Status status) {
        return switch (status) {
            case UP -> tag("span").with("class", "good").in("Up.");
            case DEGRADED -> tag("span").with("class", "warn").in("Degraded.");
            case DOWN -> tag("span").with("class", "bad").in("Down.");
        };
    }

    private static String sentence(Health.Status status) {
        return switch (status) {
            case UP -> "Orders are decided and customers are told.";
            case DEGRADED -> "Orders are decided; something else waits.";
            case DOWN -> "Orders wait on their queue until what is down is back.";
        };
    }

    private static Html parts(Map<String, HealthPart.State> parts) {
        List<Html> rows = new ArrayList<>();
        parts.forEach((name, state) -> rows.add(element(
                "tr",
                tag("th").with("scope", "row").in(name),
                element(
                        "td",
                        tag("span").with("class", state.up() ? "good" : "bad").in(state.up() ? "up" : "down")),
                element("td", state.sentence()))));
        return element(
                "table",
                element(
                        "thead",
                        element(
                                "tr",
                                tag("th").with("scope", "col").in("Part"),
                                tag("th").with("scope", "col").in("State"),
                                tag("th").with("scope", "col").in("Says"))),
                element("tbody", all(rows)));
    }

    private Html counts() {
        try {
            Map<String, String> shown = new LinkedHashMap<>();
            counts.get()
                    .forEach((name, number) -> shown.put(name, String.format(java.util.Locale.ROOT, "%,d", number)));
            return list(shown);
        } catch (RuntimeException e) {
            LOG.warn("the status page could not count: {}", e.toString());
            return element("p", "The books can't be read now.");
        }
    }

    private static Html list(Map<String, String> entries) {
        List<Html> items = new ArrayList<>();
        entries.forEach((name, value) -> {
            items.add(element("dt", name));
            items.add(element("dd", value));
        });
        return element("dl", all(items));
    }
}
