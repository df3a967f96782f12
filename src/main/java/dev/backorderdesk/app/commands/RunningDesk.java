package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A desk that runs on this machine, asked at its console.
 *
 * <p>Every method throws {@link NotReady} where none runs and {@link Refused} with the desk's own sentence where it says
 * no.
 */
public final class RunningDesk {

    /** As the console wants it of a command; a web page can't set it. */
    private static final String HEADER = "Desk-Command";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String root;

    /** @param host where the console listens; {@code 0.0.0.0} and {@code ::} mean here as well */
    public RunningDesk(String host, int port) {
        String reached = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        this.root = "http://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port;
    }

    /** The desk that runs with this configuration. */
    public static RunningDesk of(Configuration configuration) {
        if (configuration.http().consolePort() == 0) {
            throw new NotReady(
                    "http.console.port is 0, so the console's port is not known here."
                            + " Maybe say it: --set http.console.port=8080.",
                    null);
        }
        return new RunningDesk(
                configuration.http().consoleHost(), configuration.http().consolePort());
    }

    /**
     * Why an order was decided so.
     *
     * @param line only this line; null means all
     */
    public String explain(String orderId, @Nullable Integer line) {
        String query = "?format=txt&id=" + URLEncoder.encode(orderId, StandardCharsets.UTF_8)
                + (line == null ? "" : "&line=" + line);
        return said(send(request("/orders" + query).GET(), BodyHandlers.ofString()));
    }

    /** What the law may ask about an order. */
    public String evidence(String orderId, boolean json) {
        return said(send(
                request("/evidence?format=" + (json ? "json" : "txt") + "&id="
                                + URLEncoder.encode(orderId, StandardCharsets.UTF_8))
                        .GET(),
                BodyHandlers.ofString()));
    }

    /** A report as the console has it. */
    public String report(String name, boolean json) {
        return said(send(
                request("/reports/" + name + "?format=" + (json ? "json" : "txt"))
                        .GET(),
                BodyHandlers.ofString()));
    }

    /** Moves the clock; the sentence says what time it is then. */
    public String forward(Duration by) {
        // The desk answers when what became due has run, and after a long jump that is much.
        return said(send(
                        request("/clock/forward?by=" + by)
                                .timeout(Duration.ofMinutes(30))
                                .POST(BodyPublishers.noBody()),
                        BodyHandlers.ofString()))
                .strip();
    }

    /**
     * A delivery that failed or is in doubt.
     *
     * @param since when it came to be so (UTC)
     * @param state {@code FAILED} or {@code IN_DOUBT}
     */
    public record ParkedNotice(
            String id, Instant since, String channel, String state, String orderId, String sentence) {}

    /** All that wait for a person, oldest first. */
    public List<ParkedNotice> parkedNotices() {
        return said(send(request("/notices/parked").GET(), BodyHandlers.ofString()))
                .lines()
                .map(row -> row.split("\t", 6))
                .map(row -> new ParkedNotice(row[0], Instant.parse(row[1]), row[2], row[3], row[4], row[5]))
                .toList();
    }

    /** One of them, in words. */
    public String parkedNotice(String id) {
        return said(send(request("/notices/parked" + named(id)).GET(), BodyHandlers.ofString()))
                .strip();
    }

    /** Sends it again; the sentence says that it is due. */
    public String replayNotice(String id, boolean evenIfDoubtful) {
        return command("/notices/replay" + named(id) + "&even-if-doubtful=" + evenIfDoubtful);
    }

    /**
     * It was taken, though nobody had known; the sentence says so.
     *
     * @param because how somebody knows; empty where he does not say
     */
    public String takenNotice(String id, String because) {
        return command("/notices/taken" + named(id) + "&because=" + URLEncoder.encode(because, StandardCharsets.UTF_8));
    }

    /** It is never sent then; the sentence says so. */
    public String discardNotice(String id) {
        return command("/notices/discard" + named(id));
    }

    private String command(String path) {
        return said(send(request(path).POST(BodyPublishers.noBody()), BodyHandlers.ofString()))
                .strip();
    }

    private static String named(String id) {
        return "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** Rows kept and rows refused. */
    public record Loaded(long kept, long refused) {}

    /**
     * Loads a CSV file.
     *
     * @param size bytes of the file
     * @param file opens it
     * @param findings hears what is wrong with rows
     * @throws Refused also where the import ended early, with the reason
     */
    public Loaded load(
            String kind, long size, Supplier<InputStream> file, boolean allOrNothing, Consumer<String> findings) {
        BodyPublisher body = BodyPublishers.ofInputStream(file);
        HttpResponse<Stream<String>> answer = send(
                request("/import/" + URLEncoder.encode(kind, StandardCharsets.UTF_8) + "?all-or-nothing="
                                + allOrNothing)
                        .POST(size == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(body, size)),
                BodyHandlers.ofLines());
        String[] numbers = heard(
                        answer,
                        "finding",
                        findings,
                        "The desk went away during the import. Nobody knows how much was kept.")
                .split(" ", 3);
        return new Loaded(Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    /**
     * Deals stock and supply anew.
     *
     * @param skus empty means all that are waited for
     * @param report hears the report's sentences
     * @throws Refused also where it ended early, with the reason
     */
    public void redeal(List<String> skus, boolean simulated, Consumer<String> report) {
        StringBuilder query = new StringBuilder("/redeal?simulate=" + simulated);
        skus.forEach(sku -> query.append("&sku=").append(URLEncoder.encode(sku, StandardCharsets.UTF_8)));
        HttpResponse<Stream<String>> answer =
                send(request(query.toString()).POST(BodyPublishers.noBody()), BodyHandlers.ofLines());
        heard(answer, "say", report, "The desk went away meanwhile. What was dealt is dealt; a new run does the rest.");
    }

    /**
     * Hears what the desk tells while it works.
     *
     * @param word begins each line of what it tells
     * @param away what is said where it ends in the middle
     * @return the line with which it was done
     */
    private static String heard(
            HttpResponse<Stream<String>> answer, String word, Consumer<String> hearer, String away) {
        String told = word + " ";
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new Refused(String.join(" ", lines.toList()));
            }
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith(told)) {
                    hearer.accept(line.substring(told.length()));
                } else if (line.startsWith("failed ")) {
                    throw new Refused(line.substring("failed ".length()));
                } else if (line.equals("done") || line.startsWith("done ")) {
                    return line;
                }
            }
        }
        throw new NotReady(away, null);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header(HEADER, "desk");
    }

    private static String said(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new Refused(answer.body().strip());
        }
        return answer.body();
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (ConnectException e) {
            throw new NotReady("No desk answers on " + root + ". Maybe start one with: bin/desk run", e);
        } catch (IOException e) {
            throw new NotReady("The desk on " + root + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReady("The question was interrupted.", e);
        }
    }
}
