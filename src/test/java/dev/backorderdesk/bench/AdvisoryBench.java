package dev.backorderdesk.bench;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.store.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One advisory over 100,000 waiting lines: new orders see it within a second, and all that wait go with another carrier
 * within a minute, while orders still come. From the queue to the commit, on the real orders and articles without stock.
 */
public final class AdvisoryBench {
    private static final int ROUND = 2_000;
    private static final int MOST_ROUNDS = 100;
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000L;
    private static final String COUNTRY = "GB";
    private static final String CARRIER = "ROYAL_MAIL";
    private static final String NEXT = "DPD";

    private final int lines;
    private final Report report = new Report();

    private AdvisoryBench(int lines) {
        this.lines = lines;
    }

    /** What the desk tells; listeners run on its threads. */
    private static final class Seen {
        final AtomicLong waiting = new AtomicLong();
        final AtomicLong moved = new AtomicLong();
        final AtomicLong firstNew = new AtomicLong();
        final AtomicLong lastMoved = new AtomicLong();

        void add(Outcome outcome) {
            for (Outcome.Decided each : outcome.decided()) {
                if (!each.order().shipTo().country().equals(COUNTRY)) {
                    continue;
                }
                List<String> carriers =
                        each.ways().values().stream().map(way -> way.carrier()).toList();
                if (carriers.contains(NEXT)) {
                    firstNew.compareAndSet(0, System.nanoTime());
                }
                if (!carriers.contains(CARRIER)) {
                    continue; // express goes with others
                }
                waiting.addAndGet(each.decision().lines().stream()
                        .flatMap(line -> line.parts().stream())
                        .filter(part -> part.kind() != PartKind.REFUSED)
                        .count());
            }
            long rerouted = outcome.moved().events().stream()
                    .filter(event -> event.kind() == OrderEvent.Kind.REROUTED)
                    .count();
            if (rerouted > 0) {
                lastMoved.set(System.nanoTime());
                moved.addAndGet(rerouted);
            }
        }
    }

    /** {@code [h2|postgres] [--quick]}: quick is a tenth of it. */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        AdvisoryBench bench = new AdvisoryBench(given.contains("--quick") ? 10_000 : 100_000);
        Report.machine("bin/bench advisory " + String.join(" ", given));
        if (!given.contains("postgres")) {
            bench.on("H2", Map.of());
        }
        if (!given.contains("h2")) {
            bench.on("PostgreSQL", Map.of("db.url", PostgresServer.newDatabase("advisory")));
        }
        System.exit(bench.report.kept() ? 0 : 1);
    }

    private void on(String title, Map<String, String> settings) throws Exception {
        RealOrders orders = RealOrders.kilobyte(BenchDesk.DEMO);
        try (BenchDesk desk = new BenchDesk(false, false, new HashMap<>(settings));
                ErpClient erp = new ErpClient(desk.service().brokerUrl(), "", "");
                ErpClient customers = new ErpClient(desk.service().brokerUrl(), "", "")) {
            Seen seen = new Seen();
            desk.service().listen(seen::add);
            desk.pause();
            int rounds = 0;
            while (seen.waiting.get() < lines && rounds < MOST_ROUNDS) {
                desk.round(orders.next(ROUND));
                rounds++;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %,d lines wait for %s to %s, after %,d orders; load average %.2f%n",
                    title,
                    seen.waiting.get(),
                    CARRIER,
                    COUNTRY,
                    rounds * ROUND,
                    Report.load());
            if (seen.waiting.get() < lines) {
                throw new IllegalStateException("Too few lines wait: the policy refused the rest.");
            }
            desk.take();
            measure(title, erp, customers, orders, seen);
        }
    }

    private void measure(String title, ErpClient erp, ErpClient customers, RealOrders orders, Seen seen) {
        List<Double> waits = new ArrayList<>();
        long start = System.nanoTime();
        erp.send("carriers.in", advisory(), "advisory");
        // Orders that are decided before it is known wait for the carrier too.
        while (seen.firstNew.get() == 0 || seen.moved.get() < seen.waiting.get()) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new IllegalStateException(seen.moved.get() + " of " + seen.waiting.get() + " lines were moved");
            }
            long sent = System.nanoTime();
            customers.send("orders.in", orders.next(1).get(0), "one");
            if (customers.receive(Duration.ofSeconds(60)).isEmpty()) {
                throw new IllegalStateException("A new order was not answered within a minute.");
            }
            waits.add((System.nanoTime() - sent) / 1e6);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        double first = (seen.firstNew.get() - start) / 1e9;
        double all = (seen.lastMoved.get() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: a new order saw it after %.3f s; %,d lines were moved after %.1f s (%,.0f a second); %d orders were"
                        + " decided meanwhile, p50 %.0f ms, p99 %.0f ms; load average at the end %.2f%n",
                title,
                first,
                seen.moved.get(),
                all,
                seen.moved.get() / all,
                waits.size(),
                Report.percentile(waits, 50),
                Report.percentile(waits, 99),
                Report.load());
        report.below(title + ": seconds until a new order sees it", 1, first);
        report.below(title + ": seconds until all that wait were moved", 60, all);
    }

    private static String advisory() {
        return "{\"advisoryId\":\"BENCH\",\"revision\":1,\"carrier\":\"" + CARRIER
                + "\",\"kind\":\"SUSPENSION\",\"services\":[],\"exceptServices\":[],\"origins\":[],\"destinations\":["
                + "{\"country\":\"" + COUNTRY + "\"}],\"from\":\"" + Instant.parse("2026-11-01T00:00:00Z")
                + "\",\"reason\":\"a strike.\"}";
    }
}
