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
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The console: for those who run the desk, in a browser, for Prometheus, and for our own commands.
 *
 * <table>
 * <caption>Addresses</caption>
 * <tr><td>{@code GET /}</td><td>status page</td></tr>
 * <tr><td>{@code GET /health}</td><td>JSON; 503 where orders are not decided</td></tr>
 * <tr><td>{@code GET /metrics}</td><td>Prometheus' text, see {@link Meters}</td></tr>
 * <tr><td>{@code GET /orders/<id>}, {@code /orders?id=<id>}</td><td>why it was decided so: a page; JSON where that is
 * accepted, with {@code .json} or {@code format=json}; text with {@code .txt} or {@code format=txt}, one line's with
 * {@code line=2}</td></tr>
 * <tr><td>{@code POST /clock/forward}</td><td>{@code days=3} or {@code by=PT36H}</td></tr>
 * <tr><td>{@code POST /import/<kind>}</td><td>a CSV file as the body; {@code all-or-nothing=true}; see {@link
 * ImportTalk} for the answer</td></tr>
 * <tr><td>{@code POST /redeal}</td><td>deals anew; {@code sku=} for each article, none means all; {@code simulate=true}; see
 * {@link RedealTalk} for the answer</td></tr>
 * <tr><td>{@code /notices/...}</td><td>see {@link ParkedNotices}</td></tr>
 * </table>
 *
 * <p>There is no log-in: what may be done is decided by {@link Gate}.
 */
public final class ConsoleServer implements AutoCloseable {

    private static final int LONGEST_ID = 200;
    private static final long MOST_IMPORT_BYTES = 1L << 30;
    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final Insight insight;
    private final ClockLever clock;
    private final ImportLever imports;
    private final RedealLever redeals;
    private final ParkedNotices notices;
    private final Gate gate;
    private final StatusPage status;
    private final ExplanationPage explanation;
    private final ObjectMapper json = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private final Javalin server;

    /**
     * Starts it.
     *
     * @param port 0 means any free one, see {@link #port()}
     * @throws IllegalStateException with a sentence, where the port can't be had
     */
    public ConsoleServer(
            String host,
            int port,
            Insight insight,
            ClockLever clock,
            ImportLever imports,
            RedealLever redeals,
            ParkedNotices notices) {
        StyleSheet style = StyleSheet.load();
        var frame = new Frame(style);
        this.insight = insight;
        this.clock = clock;
        this.imports = imports;
        this.redeals = redeals;
        this.notices = notices;
        this.gate = new Gate(host);
        this.status = new StatusPage(frame, insight);
        this.explanation = new ExplanationPage(frame);
        this.server = Web.start("console", host, port, style, config -> routes(config.routes));
    }

    /** The port on which it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void routes(RoutesConfig routes) {
        routes.before(gate::checkName);
        routes.before(ctx -> {
            String method = ctx.req().getMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                gate.checkCommand(ctx);
            }
        });
        Web.read(routes, "/", ctx -> Web.html(ctx, 200, status.html()));
        Web.read(routes, "/health", this::health);
        Web.read(
                routes,
                "/metrics",
                ctx -> Web.answer(
                        ctx,
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        insight.meters().scrape().getBytes(StandardCharsets.UTF_8)));
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
        routes.post("/clock/forward", this::forward);
        routes.post("/import/{kind}", this::load);
        routes.post("/redeal", this::redeal);
        notices.routes(routes);
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
        Optional<Explanation> story = id.isBlank() || id.length() > LONGEST_ID
                ? Optional.empty()
                : insight.records().order(id).map(Explanation::of);
        Integer line = line(ctx.queryParam("line"));
        if (story.isEmpty()) {
            String shown = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "..." : id;
            if (format.equals("html")) {
                Web.html(ctx, 404, explanation.unknown(shown));
            } else {
                Web.say(ctx, 404, ExplanationPage.unknownSentence(shown));
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
            case "txt" ->
                Web.answer(
                        ctx,
                        200,
                        "text/plain; charset=utf-8",
                        ExplanationText.of(story.get(), line).getBytes(StandardCharsets.UTF_8));
            case "html" -> Web.html(ctx, 200, explanation.html(story.get()));
            default -> Web.say(ctx, 400, "The format can be html, txt or json.");
        }
    }

    private void suppliers(Context ctx) throws JsonProcessingException {
        List<Records.SupplierScore> scores = insight.records().suppliers();
        if (format(ctx).equals("json")) {
            json(ctx, 200, scores);
        } else {
            Web.answer(
                    ctx,
                    200,
                    "text/plain; charset=utf-8",
                    SupplierReport.text(scores).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable Integer line(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private void forward(Context ctx) {
        Duration by = by(ctx.queryParam("days"), ctx.queryParam("by"));
        if (by == null) {
            Web.say(
                    ctx,
                    400,
                    "Expected days=3 or by=PT36H, more than nothing and at most " + FARTHEST.toDays() + " days.");
            return;
        }
        try {
            Web.say(ctx, 200, "It is " + ExplanationText.second(clock.forward(by)) + " now.");
        } catch (IllegalStateException fixed) {
            Web.say(ctx, 409, String.valueOf(fixed.getMessage()));
        }
    }

    private static @Nullable Duration by(@Nullable String days, @Nullable String by) {
        try {
            Duration duration = days != null && days.matches("\\d{1,4}")
                    ? Duration.ofDays(Long.parseLong(days))
                    : by == null ? Duration.ZERO : Duration.parse(by);
            return duration.isNegative() || duration.isZero() || duration.compareTo(FARTHEST) > 0 ? null : duration;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private void load(Context ctx) throws IOException {
        String kind = ctx.pathParam("kind");
        if (!imports.kinds().contains(kind)) {
            Web.say(
                    ctx,
                    404,
                    "There is no import of " + ExplanationText.clean(kind) + ", there are "
                            + String.join(
                                    ", ", imports.kinds().stream().sorted().toList()) + ".");
            return;
        }
        if (ctx.req().getContentLengthLong() > MOST_IMPORT_BYTES) {
            Web.say(ctx, 413, "The file has more than " + MOST_IMPORT_BYTES + " bytes. Maybe split it.");
            return;
        }
        ctx.status(200).contentType("text/plain; charset=utf-8");
        new ImportTalk(ctx.outputStream())
                .run(
                        imports,
                        kind,
                        ctx.req().getInputStream(),
                        "true".equals(ctx.queryParam("all-or-nothing")),
                        MOST_IMPORT_BYTES);
    }

    private void redeal(Context ctx) throws IOException {
        ctx.status(200).contentType("text/plain; charset=utf-8");
        new RedealTalk(ctx.outputStream())
                .run(redeals, ctx.queryParams("sku"), "true".equals(ctx.queryParam("simulate")));
    }

    private void evidence(Context ctx, String id) throws JsonProcessingException {
        Optional<Evidence> evidence = id.isBlank() || id.length() > LONGEST_ID
                ? Optional.empty()
                : insight.evidence().apply(id);
        if (evidence.isEmpty()) {
            String shown = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "..." : id;
            Web.say(ctx, 404, ExplanationPage.unknownSentence(shown));
            return;
        }
        Evidence told = evidence.get().withDetails(Discretion::inAnswers);
        if (format(ctx).equals("json")) {
            json(ctx, 200, told);
        } else {
            Web.answer(
                    ctx, 200, "text/plain; charset=utf-8", EvidenceText.of(told).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void json(Context ctx, int status, Object value) throws JsonProcessingException {
        Web.answer(ctx, status, "application/json", json.writeValueAsBytes(value));
    }
}
