package dev.backorderdesk.app.service;

import dev.backorderdesk.app.commands.NotReady;
import dev.backorderdesk.app.commands.Wiring;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.flow.client.ErpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main job on real orders: everything embedded, a day that is always the same, a folder of its own that is emptied
 * first.
 */
final class Demo implements Wiring.Demo {
    /** The data's anchor day, 12:00 in London. */
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final List<String> FILES =
            List.of("locations", "sellers", "items", "suppliers", "supplier-items", "stock", "supply");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    @Override
    public void run(Configuration configuration, boolean exit, PrintWriter out) {
        Configuration demo = embedded(configuration);
        try {
            // Before anything is emptied: another demo may be running in that folder.
            TakenPorts.none(demo);
            empty(demo.folders().data());
            show(demo, configuration.folders().demo(), exit, out);
        } catch (IOException | IllegalStateException e) {
            throw new NotReady(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void show(Configuration demo, Path data, boolean exit, PrintWriter out)
            throws IOException, InterruptedException {
        out.println("Starting broker, database, rules, mailbox and phone, all in this process ...");
        out.flush();
        try (DeskProcess service = new DeskProcess(demo, NOON, false)) {
            Happenings happened = new Happenings();
            service.listen(happened::add);
            load(service, data, out);
            try (ErpClient erp = new ErpClient(service.brokerUrl(), "", "")) {
                advisories(erp, data.resolve("advisories.jsonl"), out);
                List<String> orders = Files.readAllLines(data.resolve("orders.jsonl"));
                Duration took = orders(erp, orders, happened, out);
                Settling.await(service, out);
                new DemoReport(service, happened, erp, out).print(orders, took);
            }
            out.println(exit ? "Done." : "It runs on; stop it with Ctrl-C.");
            out.flush();
            if (!exit) {
                Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
                String fault = service.awaitStop();
                if (fault != null) {
                    throw new IllegalStateException(fault);
                }
            }
        }
    }

    private static void load(DeskProcess service, Path data, PrintWriter out) throws IOException {
        for (String kind : FILES) {
            Path file = data.resolve(kind + ".csv");
            try (InputStream csv = Files.newInputStream(file)) {
                var loaded = service.imports().load(kind, csv, false, new Told(out));
                out.printf("  %-16s %,6d rows loaded%n", kind, loaded.kept());
                if (loaded.refused() > 0) {
                    out.printf("  %-16s %,6d rows refused%n", "", loaded.refused());
                }
                out.flush();
            }
        }
    }

    private record Told(PrintWriter out) implements dev.backorderdesk.console.ImportLever.Told {
        @Override
        public void rows(long read) {
            // The files are small: they are there before a number could be read.
        }

        @Override
        public void finding(String sentence) {
            out.println("  " + sentence);
        }
    }

    private static void advisories(ErpClient erp, Path file, PrintWriter out) throws IOException {
        List<String> advisories = Files.readAllLines(file);
        for (String each : advisories) {
            erp.send("carriers.in", each, "advisory");
            if (erp.receive(ANSWER_WITHIN).isEmpty()) {
                throw new IllegalStateException("An advisory was not answered within a minute.");
            }
        }
        out.printf("  %-16s %,6d taken over JMS%n", "advisories", advisories.size());
    }

    /** Sends all orders, then reads the decisions as they come. */
    private static Duration orders(ErpClient erp, List<String> orders, Happenings happened, PrintWriter out) {
        out.printf("Sending %,d real orders over JMS ...%n", orders.size());
        out.flush();
        long start = System.nanoTime();
        try (Progress progress = new Progress("orders decided", orders.size(), out)) {
            for (int i = 0; i < orders.size(); i++) {
                erp.send("orders.in", orders.get(i), "demo-" + i);
            }
            for (int i = 0; i < orders.size(); i++) {
                ErpClient.Answered answer = erp.receive(ANSWER_WITHIN)
                        .orElseThrow(() -> new IllegalStateException("An order was not answered within a minute."));
                happened.answered(String.valueOf(answer.correlationId()), answer.text());
                progress.to(i + 1);
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Whatever is set: nothing outside is touched. */
    private static Configuration embedded(Configuration c) {
        Configuration.Folders folders = c.folders();
        Configuration.Timing timing = c.timing();
        return new Configuration(
                c.shop(),
                c.place(),
                new Configuration.Folders(
                        folders.data().resolve("demo"),
                        folders.rules(),
                        folders.routes(),
                        folders.templates(),
                        folders.calendars(),
                        folders.demo()),
                new Configuration.Database(null, "desk", "", c.database().connections()),
                new Configuration.Broker(
                        null,
                        "",
                        "",
                        c.broker().openwirePort(),
                        c.broker().amqpPort(),
                        c.broker().stompPort()),
                c.intake(),
                c.http(),
                new Configuration.Links(null, c.links().validity()),
                c.mail().inThisProcess(),
                c.sms().inThisProcess(),
                new Configuration.Timing(
                        Duration.ofSeconds(2),
                        timing.pendingFor(),
                        timing.noticeLease(),
                        timing.tick(),
                        timing.refresh()),
                c.redeal(),
                c.log());
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
