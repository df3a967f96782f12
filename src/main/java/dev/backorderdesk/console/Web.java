package dev.backorderdesk.console;

import dev.backorderdesk.desk.LedgerUnavailable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both of our servers have in common: small limits, headers that forbid, errors in plain sentences. */
final class Web {

    private static final Logger LOG = LoggerFactory.getLogger(Web.class);
    private static final Logger ACCESS = LoggerFactory.getLogger("dev.backorderdesk.console.access");

    /** Our requests carry an id and a few words; what is streamed has its own limit. */
    private static final int MOST_HEADER_BYTES = 8 * 1024;

    private static final long MOST_BODY_BYTES = 64 * 1024;
    private static final int THREADS = 16;

    private Web() {}

    /**
     * A server that runs.
     *
     * @param port 0 means any free one
     * @throws IllegalStateException where the port can't be had
     */
    static Javalin start(String name, String host, int port, StyleSheet style, Consumer<JavalinConfig> routes) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = MOST_BODY_BYTES;
            config.jetty.threadPool = new QueuedThreadPool(
                    THREADS, 2, (int) Duration.ofSeconds(30).toMillis());
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendDateHeader(false);
                http.setRequestHeaderSize(MOST_HEADER_BYTES);
                http.setIdleTimeout(Duration.ofSeconds(30).toMillis());
            });
            // What Jetty refuses by itself would be shown with its address, and an address can hold a token.
            config.jetty.modifyServer(jetty -> jetty.setErrorHandler((request, response, done) -> {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
                response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
                Content.Sink.write(response, true, "The request could not be understood.\n", done);
                return true;
            }));
            // Never the address: it can hold a token.
            config.requestLogger.http((ctx, millis) ->
                    ACCESS.debug("{} {} {} {} ms", name, ctx.method(), ctx.statusCode(), Math.round(millis)));
            config.routes.before(ctx -> secure(ctx, style));
            config.routes.exception(HttpResponseException.class, (e, ctx) -> {
                e.getDetails().forEach((header, value) -> {
                    if (header.equals("Allow")) {
                        ctx.header("Allow", value);
                    }
                });
                say(ctx, e.getStatus(), e.getStatus() == 405 ? "This address is only for reading." : sentence(e));
            });
            config.routes.exception(LedgerUnavailable.class, (e, ctx) -> {
                LOG.warn("{}: the books can't be read: {}", name, e.toString());
                say(ctx, 503, "The books can't be read now. Please try again in a minute.");
            });
            config.routes.exception(Exception.class, (e, ctx) -> {
                LOG.error("{}: a request of {} failed", name, ctx.method(), e);
                say(ctx, 500, "Something went wrong here; the log says what.");
            });
            routes.accept(config);
        });
        try {
            return server.start(host, port);
        } catch (RuntimeException e) {
            server.stop();
            throw new IllegalStateException(
                    "the " + name + " could not listen on " + host + ":" + port + " (" + rootOf(e)
                            + "). Maybe another process has the port?",
                    e);
        }
    }

    private static String sentence(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> "There is nothing here.";
            case 413 -> "The request is too large.";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static void secure(Context ctx, StyleSheet style) {
        ctx.header("Content-Security-Policy", style.policy());
        ctx.header("Cache-Control", "no-store");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Robots-Tag", "noindex, nofollow");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** For reading: a HEAD is answered with what a GET would say of itself, not with a blank yes. */
    static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /** A sentence as the whole answer. */
    static void say(Context ctx, int status, String sentence) {
        text(ctx, status, sentence + "\n");
    }

    static void text(Context ctx, int status, String text) {
        answer(ctx, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static void html(Context ctx, int status, Html page) {
        answer(ctx, status, "text/html; charset=utf-8", page.page().getBytes(StandardCharsets.UTF_8));
    }

    static void answer(Context ctx, int status, String type, byte[] body) {
        ctx.status(status).contentType(type).result(body);
    }
}
