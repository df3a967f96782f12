package dev.backorderdesk.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.desk.Records;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is read at the console as a page, as text or as JSON: how the desk is, and what it knows of orders and suppliers.
 */
final class Readings {

    private static final int LONGEST_ID = 200;

    private final Insight insight;
    private final ExplanationPage explanation;
    private final ObjectMapper json = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    Readings(Insight insight, Frame frame) {
        this.insight = insight;
        this.explanation = new ExplanationPage(frame);
    }

    void routes(RoutesConfig routes) {
        Web.read(routes, "/health", this::health);
        Web.read(
                routes,
                "/orders",
                ctx -> explain(ctx, Optional.ofNullable(ctx.queryParam("id")).orElse(""), format(ctx)));
        Web.read(routes, "/orders/<id>", ctx -> {
            String id = ctx.pathParam("id");
            String ending = id.endsWith(".txt") ? "txt" : id.endsWith(".json") ? "json" : null;
            explain(
                    ctx,
                    ending == null ? id : id.substring(0, id.length() - ending.length() - 1),
                    ending == null ? format(ctx) : ending);
        });
        Web.read(
                routes,
                "/evidence",
                ctx -> evidence(ctx, Optional.ofNullable(ctx.queryParam("id")).orElse("")));
        Web.read(routes, "/reports/suppliers", this::suppliers);
    }

    private void health(Context ctx) throws JsonProcessingException {
        Health.Report report = insight.health().report();
        Map<String, Object> parts = new LinkedHashMap<>();
        report.parts()
                .forEach((name, state) -> parts.put(
                        name, new ToldPart(state.up() ? Health.Status.UP : Health.Status.DOWN, state.sentence())));
        json(ctx, report.status() == Health.Status.DOWN ? 503 : 200, new ToldHealth(report.status(), parts));
    }

    record ToldHealth(Health.Status status, Map<String, Object> parts) {}

    record ToldPart(Health.Status status, String says) {}

    private static String format(Context ctx) {
        String wanted = ctx.queryParam("format");
        if (wanted != null) {
            return wanted.toLowerCase(Locale.ROOT);
        }
        String accept = ctx.req().getHeader("Accept");
        if (accept == null || accept.contains("text/html")) {
            return "html";
        }
        return accept.contains("application/json") ? "json" : accept.contains("text/plain") ? "txt" : "html";
    }

    private void explain(Context ctx, String id, String format) throws JsonProcessingException {
        Optional<Explanation> story = ofOrder(id, insight.records()::order).map(Explanation::of);
        Integer line = line(ctx.queryParam("line"));
        if (story.isEmpty()) {
            if (format.equals("html")) {
                Web.html(ctx, 404, explanation.unknown(shown(id)));
            } else {
                Web.say(ctx, 404, ExplanationPage.unknownSentence(shown(id)));
            }
            return;
        }
        if (line != null && story.get().lines().stream().noneMatch(each -> each.line() == line)) {
            Web.say(
                    ctx,
                    404,
                    "Order " + ExplanationText.clean(id) + " has no line " + line + ", it has "
                            + story.get().lines().stream()
                                    .map(each -> String.valueOf(each.line()))
                                    .toList() + ".");
            return;
        }
        switch (format) {
            case "json" -> json(ctx, 200, story.get());
            case "txt" -> Web.text(ctx, 200, ExplanationText.of(story.get(), line));
            case "html" -> Web.html(ctx, 200, explanation.html(story.get()));
            default -> Web.say(ctx, 400, "The format can be html, txt or json.");
        }
    }

    private void suppliers(Context ctx) throws JsonProcessingException {
        List<Records.SupplierScore> scores = insight.records().suppliers();
        if (format(ctx).equals("json")) {
            json(ctx, 200, scores);
        } else {
            Web.text(ctx, 200, SupplierReport.text(scores));
        }
    }

    private void evidence(Context ctx, String id) throws JsonProcessingException {
        Optional<Evidence> evidence = ofOrder(id, insight.evidence());
        if (evidence.isEmpty()) {
            Web.say(ctx, 404, ExplanationPage.unknownSentence(shown(id)));
            return;
        }
        Evidence told = evidence.get().withDetails(Discretion::inAnswers);
        if (format(ctx).equals("json")) {
            json(ctx, 200, told);
        } else {
            Web.text(ctx, 200, EvidenceText.of(told));
        }
    }

    private static <T> Optional<T> ofOrder(String id, Function<String, Optional<T>> known) {
        return id.isBlank() || id.length() > LONGEST_ID ? Optional.empty() : known.apply(id);
    }

    private static String shown(String id) {
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "..." : id;
    }

    private static @Nullable Integer line(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private void json(Context ctx, int status, Object value) throws JsonProcessingException {
        Web.answer(ctx, status, "application/json", json.writeValueAsBytes(value));
    }
}
