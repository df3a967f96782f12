package dev.backorderdesk.bench;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.Topic;
import dev.backorderdesk.store.PostgresServer;
import jakarta.jms.JMSException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A supplier's slip that delays 100,000 lines of 60,000 orders, given as one supply on which all of them count and as 500,
 * each of an article of its own: from the queue until every customer's one notice is planned, while orders still come; and
 * how fast the mails leave then, against nothing but sending the same mails over as many open connections.
 */
public final class SlipBench {
    private static final long LONGEST_NANOS = 900_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000L;
    private static final long COLLECT_NANOS = 2_000_000_000L;
    private static final String EMAIL = "notices-email";
    private static final int CONNECTIONS = 1;

    private final int lines;
    private final Report report = new Report();

    private SlipBench(int lines) {
        this.lines = lines;
    }

    /** {@code [h2|postgres] [--quick]}: quick is a tenth of it. */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        SlipBench bench = new SlipBench(given.contains("--quick") ? 10_000 : 100_000);
        Report.machine("bin/bench slip " + String.join(" ", given));
        if (!given.contains("postgres")) {
            bench.on("H2", Map.of());
        }
        if (!given.contains("h2")) {
            bench.on("PostgreSQL", Map.of("db.url", PostgresServer.newDatabase("slip")));
        }
        System.exit(bench.report.kept() ? 0 : 1);
    }

    /** What the desk tells; listeners run on its threads. */
    private static final class Seen {
        final SlipBooks books;
        final Map<String, Integer> planned = new ConcurrentHashMap<>();
        final Queue<List<String>> jobs = new ConcurrentLinkedQueue<>();
        final AtomicLong last = new AtomicLong();

        Seen(SlipBooks books) {
            this.books = books;
        }

        void add(Outcome outcome) {
            List<String> ids = new ArrayList<>();
            for (NoticePlan each : outcome.notices()) {
                if (each.kind().equals(Topic.DELAY.folder()) && books.has(each.orderId())) {
                    planned.merge(each.orderId(), 1, Integer::sum);
                    ids.add(each.noticeId());
                    last.set(System.nanoTime());
                }
            }
            for (int from = 0; from < ids.size(); from += Deliveries.GROUP) {
                jobs.add(List.copyOf(ids.subList(from, Math.min(ids.size(), from + Deliveries.GROUP))));
            }
        }
    }

    private void on(String title, Map<String, String> settings) throws Exception {
        SlipBooks few = new SlipBooks("FEW", lines / 10, 1);
        SlipBooks one = new SlipBooks("ONE", lines, 1);
        SlipBooks many = new SlipBooks("MANY", lines, lines / 200);
        try (RawMail sink = new RawMail()) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("mail.host", "127.0.0.1");
            all.put("mail.port", String.valueOf(sink.port()));
            try (BenchDesk desk = new BenchDesk(true, false, all)) {
                desk.service().routes().getRouteController().stopRoute(EMAIL);
                Instant now = desk.service().clock().instant();
                for (SlipBooks each : List.of(few, one, many)) {
                    each.fill(desk.service().store().ledger(), now);
                }
                System.out.printf(Locale.ROOT, "%n%s: the books are filled, load average %.2f%n", title, Report.load());
                Slipped least = slips(title, desk, few, false);
                mails(title, desk, sink, least);
                Slipped most = slips(title, desk, one, true);
                flat(title + ", one supply", least, most);
                mails(title + ", warming up", desk, sink, most);
                Slipped other = slips(title, desk, many, true);
                flat(title + ", " + many.supplies() + " supplies", least, other);
                double before = sink.send(few.orders() * 2, CONNECTIONS);
                double ours = mails(title, desk, sink, other);
                double after = sink.send(few.orders() * 2, CONNECTIONS);
                System.out.printf(
                        Locale.ROOT,
                        "%s: mails of %.0f bytes, handed over %.0f a second; raw, over %d connection, %.0f before and %.0f"
                                + " after; load average %.2f%n",
                        title,
                        sink.meanBytes(),
                        ours,
                        CONNECTIONS,
                        before,
                        after,
                        Report.load());
                report.atLeast(title + ": mails handed over, to raw sending", 0.5, ours * 2 / (before + after));
            }
        }
    }

    private void flat(String title, Slipped least, Slipped most) {
        report.below(
                title + ": peak of live memory, to that of a tenth of the lines",
                1.5,
                (double) most.peak() / least.peak());
    }

    /**
     * What came of a slip.
     *
     * @param jobs of the mails that tell of it
     * @param peak bytes in use at most after a collection
     */
    private record Slipped(List<List<String>> jobs, long peak) {}

    /** Sends the slip. The mails' jobs are taken off their queue: what the broker keeps in memory of a queue is its own. */
    private Slipped slips(String title, BenchDesk desk, SlipBooks books, boolean promised) throws Exception {
        Seen seen = new Seen(books);
        desk.service().listen(seen::add);
        RealOrders orders = RealOrders.kilobyte(BenchDesk.DEMO);
        List<Double> waits = new ArrayList<>();
        AtomicLong peak = new AtomicLong();
        Thread collector = new Thread(() -> collect(peak), "collector");
        collector.setDaemon(true);
        collector.start();
        Drain drain = new Drain(desk.service().brokerUrl());
        String prefix = "N" + books.name() + "-";
        double all;
        double worked;
        try (ErpClient customers = new ErpClient(desk.service().brokerUrl(), "", "")) {
            double work = cpu();
            long start = System.nanoTime();
            Queued.fill(desk.service().brokerUrl(), "supply.in", books.slip());
            for (int i = 0; seen.planned.size() < books.orders() || due(desk); i++) {
                if (System.nanoTime() - start > LONGEST_NANOS) {
                    throw new IllegalStateException(seen.planned.size() + " of " + books.orders() + " were told");
                }
                String order = i % 2 == 0
                        ? orders.next(1).get(0).replace("\"orderId\":\"", "\"orderId\":\"" + prefix)
                        : asksForIt(prefix + i, books.sku(i % books.supplies()));
                long sent = System.nanoTime();
                customers.send("orders.in", order, "one");
                if (customers.receive(Duration.ofSeconds(60)).isEmpty()) {
                    throw new IllegalStateException("A new order was not answered within a minute.");
                }
                waits.add((System.nanoTime() - sent) / 1e6);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            all = (seen.last.get() - start) / 1e9;
            worked = cpu() - work;
        } finally {
            collector.interrupt();
            collector.join();
            drain.close();
        }
        long twice = seen.planned.values().stream().filter(times -> times > 1).count();
        String what = title + ", " + books.lines() + " lines of " + books.orders() + " orders on " + books.supplies()
                + (books.supplies() == 1 ? " supply" : " supplies");
        System.out.printf(
                Locale.ROOT,
                "%s: %,d notices planned after %.1f s (%,.0f a second; %.1f s of processor), %d customers told twice;"
                        + " %d orders were decided meanwhile, p50 %.0f ms, p99 %.0f ms; live memory at most %d MB; load average %.2f%n",
                what,
                seen.planned.size(),
                all,
                seen.planned.size() / all,
                worked,
                twice,
                waits.size(),
                Report.percentile(waits, 50),
                Report.percentile(waits, 99),
                peak.get() >> 20,
                Report.load());
        if (promised) {
            report.below(what + ": seconds until all are planned", 60, all);
            report.below(what + ": customers told twice", 1, twice);
            report.below(what + ": milliseconds of a new order meanwhile, p99", 2_000, Report.percentile(waits, 99));
        }
        return new Slipped(List.copyOf(seen.jobs), peak.get());
    }

    /** Seconds that this process has kept processors busy: on a shared machine they say more than the clock. */
    private static double cpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    /** Takes the jobs of mails off their queue until it is closed, and then what is left. */
    private static final class Drain implements AutoCloseable {
        private final String brokerUrl;
        private final Thread thread = new Thread(this::run, "drain");
        private volatile boolean open = true;

        Drain(String brokerUrl) {
            this.brokerUrl = brokerUrl;
            thread.start();
        }

        private void run() {
            try {
                while (open) {
                    Queued.empty(brokerUrl, "notices.email");
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            open = false;
            thread.join();
        }
    }

    private static boolean due(BenchDesk desk) {
        return !desk.service()
                .store()
                .ledger()
                .due(desk.service().clock().instant(), Set.of(), 1)
                .isEmpty();
    }

    private static void collect(AtomicLong peak) {
        while (!Thread.currentThread().isInterrupted()) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            peak.accumulateAndGet(used, Math::max);
            LockSupport.parkNanos(COLLECT_NANOS);
        }
    }

    /** Somebody orders what the slip is about. */
    private static String asksForIt(String orderId, String sku) {
        return "{\"orderId\":\"" + orderId
                + "\",\"placedAt\":\"2026-11-24T11:00:00Z\",\"channel\":\"web\",\"seller\":\"S-1\","
                + "\"customer\":{\"id\":\"C-" + orderId + "\",\"name\":\"Bea\",\"locale\":\"en-GB\",\"channels\":[]},"
                + "\"shipTo\":{\"country\":\"GB\",\"postalCode\":\"SW1A 1AA\"},"
                + "\"lines\":[{\"line\":1,\"sku\":\"" + sku + "\",\"quantity\":1}]}";
    }

    /** Lets the workers send what is planned; says how many a second, from the start of the route to the last outcome. */
    private double mails(String title, BenchDesk desk, RawMail sink, Slipped slipped) throws Exception {
        int count = slipped.jobs().stream().mapToInt(List::size).sum();
        Queued.jobs(desk.service().brokerUrl(), "notices.email", slipped.jobs());
        long until = sink.taken() + count;
        long accepted = mails(desk, DeliveryState.ACCEPTED) + count;
        double work = cpu();
        long start = System.nanoTime();
        desk.service().routes().getRouteController().startRoute(EMAIL);
        // Counting the outcomes is not free: they are looked at when the mails are out.
        while (sink.taken() < until || mails(desk, DeliveryState.ACCEPTED) < accepted) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new IllegalStateException((until - sink.taken()) + " mails of " + count + " are missing");
            }
            LockSupport.parkNanos(2 * PAUSE_NANOS);
        }
        double rate = count / ((System.nanoTime() - start) / 1e9);
        double each = (cpu() - work) * 1e3 / count;
        desk.service().routes().getRouteController().stopRoute(EMAIL);
        if (sink.taken() > until) {
            throw new IllegalStateException((sink.taken() - until) + " mails too many");
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %,d mails handed over, %.0f a second, %.2f ms of processor each%n",
                title,
                count,
                rate,
                each);
        return rate;
    }

    private static long mails(BenchDesk desk, DeliveryState state) {
        return desk.service()
                .store()
                .deliveries()
                .counts()
                .getOrDefault(Channel.EMAIL, Map.of())
                .getOrDefault(state, 0L);
    }
}
