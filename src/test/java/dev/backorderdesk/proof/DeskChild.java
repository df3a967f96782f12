package dev.backorderdesk.proof;

import dev.backorderdesk.app.Main;
import dev.backorderdesk.app.commands.RunningDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code bin/desk run} in a process of its own that can be killed and started again with the same folder and ports. */
final class DeskChild implements AutoCloseable {
    /** As bin/desk has it, but for the compiler: none of these lives long enough for the better one to pay. */
    private static final List<String> JAVA = List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx320m",
            "-XX:MaxMetaspaceSize=224m",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true");

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final Path logs;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final int console = freePort();
    private final int openWire = freePort();
    private @Nullable Child child;
    private int starts;

    /**
     * Not started yet.
     *
     * @param data its data folder
     * @param logs gets a log of each start
     */
    DeskChild(Path data, Path logs, Map<String, String> more) {
        this.data = data;
        this.logs = logs;
        settings.put("folders.data", data.toString());
        settings.put("http.console.port", String.valueOf(console));
        settings.put("http.page.port", "0");
        settings.put("broker.openwire.port", String.valueOf(openWire));
        settings.put("broker.amqp.port", "0");
        settings.put("broker.stomp.port", "0");
        settings.put("mail.port", "0");
        settings.put("mail.imap.port", "0");
        settings.put("sms.port", "0");
        settings.put("intake.consumers", "1");
        settings.put("tick.every", "250ms");
        settings.putAll(more);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; it may not be ready for long. */
    void launch(String... options) throws InterruptedException {
        if (child != null) {
            child.close();
        }
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(options));
        settings.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        List<String> java = new ArrayList<>(JAVA);
        java.add("-Ddesk.home=" + Path.of("").toAbsolutePath());
        child = Child.start(logs.resolve("desk-" + ++starts + ".log"), java, Main.class, arguments);
    }

    /** Starts it and waits until it is ready. */
    void start(String... options) throws InterruptedException {
        launch(options);
        Awaitility.await("start " + starts)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!running().isAlive()) {
                        throw new AssertionError(
                                "It does not start:\n" + running().lastWords());
                    }
                    return running().said().contains("ready after");
                });
    }

    private Child running() {
        if (child == null) {
            throw new IllegalStateException("It was not started.");
        }
        return child;
    }

    void runFor(long millis) throws InterruptedException {
        running().runFor(millis);
    }

    void kill() throws InterruptedException {
        running().kill();
    }

    void stop() throws InterruptedException {
        running().stop();
    }

    /** What the process that runs now, or ran last, said so far. */
    String said() {
        return running().said();
    }

    String lastWords() {
        return child == null ? "It was not started." : child.lastWords();
    }

    RunningDesk commands() {
        return new RunningDesk("127.0.0.1", console);
    }

    String brokerUrl() {
        return "tcp://127.0.0.1:" + openWire;
    }

    Path data() {
        return data;
    }

    /** Where its clock stands, as it is kept in the data folder. */
    Instant clock() {
        try {
            return Instant.parse(Files.readString(data.resolve("clock")).strip().replaceFirst("^still ", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its numbers at this moment, by name and labels as Prometheus writes them; looked up ones lag by five seconds. */
    Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Matcher lines = Pattern.compile("(?m)^(desk_\\S+) (\\S+)$").matcher(get("/metrics"));
        while (lines.find()) {
            numbers.put(lines.group(1), Double.valueOf(lines.group(2)));
        }
        return numbers;
    }

    /** What a path of its console answers, whatever the status. */
    String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (child != null) {
            child.close();
        }
    }
}
