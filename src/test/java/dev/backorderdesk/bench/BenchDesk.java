package dev.backorderdesk.bench;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.Sources;
import dev.backorderdesk.app.service.DeskProcess;
import dev.backorderdesk.console.ImportLever;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The whole service with the real catalogue and stock loaded; {@code orders.in} is read only while it is told to. */
final class BenchDesk implements AutoCloseable {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final Path DEMO = HOME.resolve("config/demo");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<String> CATALOGUE =
            List.of("locations", "sellers", "items", "suppliers", "supplier-items", "stock-2000", "supply-2000");
    private static final String ROUTE = "orders-in";
    private static final List<String> OUT = List.of("notices.email", "notices.sms");
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000L;

    private final DeskProcess service;
    private final AtomicLong decided = new AtomicLong();

    /**
     * Starts one.
     *
     * @param mail also loads the routes that send mails and text messages
     * @param settings as {@code db.url}; nothing else than these counts
     */
    BenchDesk(boolean mail, Map<String, String> settings) throws IOException {
        this(mail, true, settings);
    }

    /** @param stocked without it nothing is in stock and nothing is to come: what can't wait for a reorder is refused */
    BenchDesk(boolean mail, boolean stocked, Map<String, String> settings) throws IOException {
        Path folder = Files.createTempDirectory("desk-bench");
        Map<String, String> all = new HashMap<>(settings);
        all.put("folders.data", folder.resolve("data").toString());
        all.put("folders.routes", routes(folder, mail).toString());
        for (String port : List.of(
                "broker.openwire.port",
                "broker.amqp.port",
                "broker.stomp.port",
                "http.console.port",
                "http.page.port",
                "mail.port",
                "mail.imap.port",
                "sms.port")) {
            all.putIfAbsent(port, "0");
        }
        service = new DeskProcess(Configuration.read(HOME, Sources.given(all)), NOON, false);
        service.listen(outcome -> decided.addAndGet(outcome.decided().size()));
        load(stocked);
    }

    static Path routes(Path folder, boolean mail) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (Stream<Path> files = Files.list(HOME.resolve("routes"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".camel.yaml"))
                    .toList()) {
                if (mail || !file.getFileName().toString().startsWith("notices-")) {
                    Files.copy(file, routes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return routes;
    }

    private void load(boolean stocked) throws IOException {
        for (String name : CATALOGUE) {
            String kind = name.replace("-2000", "");
            if (!stocked && !kind.equals(name)) {
                continue;
            }
            Path file = DEMO.resolve(name + (kind.equals(name) ? ".csv" : ".csv.gz"));
            try (InputStream raw = Files.newInputStream(file);
                    InputStream csv = kind.equals(name) ? raw : new GZIPInputStream(raw)) {
                service.imports().load(kind, csv, false, new Silent());
            }
        }
    }

    private record Silent() implements ImportLever.Told {
        @Override
        public void rows(long read) {
            // Nobody waits for it.
        }

        @Override
        public void finding(String sentence) {
            throw new IllegalStateException(sentence);
        }
    }

    DeskProcess service() {
        return service;
    }

    /** Reads {@code orders.in} from now on. */
    void take() throws Exception {
        service.routes().getRouteController().startRoute(ROUTE);
    }

    /** Reads it no more. */
    void pause() throws Exception {
        service.routes().getRouteController().stopRoute(ROUTE);
    }

    /**
     * One round: so many orders wait in the queue, and the time counts from the first look at it until every decision has
     * left the outbox.
     *
     * @return orders a second
     */
    double round(List<String> orders) throws Exception {
        Queued.fill(service.brokerUrl(), "orders.in", orders);
        long until = decided.get() + orders.size();
        long start = System.nanoTime();
        take();
        await(start, until);
        double perSecond = orders.size() / ((System.nanoTime() - start) / 1e9);
        pause();
        int told = Queued.empty(service.brokerUrl(), "orders.decided");
        if (told != orders.size()) {
            throw new IllegalStateException(told + " decisions were told of " + orders.size() + " orders");
        }
        for (String queue : OUT) {
            Queued.empty(service.brokerUrl(), queue);
        }
        return perSecond;
    }

    private void await(long start, long until) {
        while (decided.get() < until || service.store().outbox().depth() > 0) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new IllegalStateException(
                        "not done in time: " + (until - decided.get()) + " orders are undecided");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
