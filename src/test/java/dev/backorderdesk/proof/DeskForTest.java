package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.app.commands.RunningDesk;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.Sources;
import dev.backorderdesk.app.service.DeskProcess;
import dev.backorderdesk.console.ImportLever;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole desk on free ports and in a folder of its own, its rules a copy that may be edited. */
final class DeskForTest implements AutoCloseable {
    private final Path folder;
    final DeskProcess desk;

    DeskForTest(Path folder, Instant at, Map<String, String> settings) throws IOException {
        this.folder = folder;
        copy(Path.of("rules"), folder.resolve("rules"));
        Map<String, String> all = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("folders.data", folder.resolve("data").toString()),
                Map.entry("folders.rules", folder.resolve("rules").toString()),
                Map.entry("broker.openwire.port", "0"),
                Map.entry("broker.amqp.port", "0"),
                Map.entry("broker.stomp.port", "0"),
                Map.entry("http.console.port", "0"),
                Map.entry("http.page.port", "0"),
                Map.entry("mail.port", "0"),
                Map.entry("mail.imap.port", "0"),
                Map.entry("sms.port", "0"),
                Map.entry("tick.every", "100ms"),
                Map.entry("refresh.every", "100ms"),
                Map.entry("reorder.collect", "1s")));
        all.putAll(settings);
        this.desk = new DeskProcess(Configuration.read(Path.of("").toAbsolutePath(), Sources.given(all)), at, false);
    }

    Path rules() {
        return folder.resolve("rules");
    }

    RunningDesk console() {
        return new RunningDesk("127.0.0.1", desk.consolePort());
    }

    /** The body of a page of the console. */
    String get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.consolePort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The demo's catalogue, stock and supply. */
    void importDemo() throws IOException {
        for (String kind : List.of("locations", "sellers", "items", "suppliers", "supplier-items", "stock", "supply")) {
            try (InputStream csv = Files.newInputStream(Path.of("config/demo/" + kind + ".csv"))) {
                assertThat(desk.imports().load(kind, csv, false, new Silent()).kept())
                        .as(kind)
                        .isPositive();
            }
        }
    }

    private record Silent() implements ImportLever.Told {
        @Override
        public void rows(long read) {
            // Nobody looks on.
        }

        @Override
        public void finding(String sentence) {
            throw new AssertionError(sentence);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
