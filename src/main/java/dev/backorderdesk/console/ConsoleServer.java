package dev.backorderdesk.console;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;

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
 * <tr><td>{@code GET /evidence?id=<id>}</td><td>what the law may ask about an order; text or JSON</td></tr>
 * <tr><td>{@code GET /reports/suppliers}</td><td>how punctual suppliers are; text or JSON</td></tr>
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

    private final Insight insight;
    private final ParkedNotices notices;
    private final Gate gate;
    private final StatusPage status;
    private final Readings readings;
    private final Levers levers;
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
        this.levers = new Levers(clock, imports, redeals);
        this.notices = notices;
        this.gate = new Gate(host);
        this.status = new StatusPage(frame, insight);
        this.readings = new Readings(insight, frame);
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
        Web.read(
                routes,
                "/metrics",
                ctx -> Web.answer(
                        ctx,
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        insight.meters().scrape().getBytes(StandardCharsets.UTF_8)));
        readings.routes(routes);
        levers.routes(routes);
        notices.routes(routes);
    }
}
