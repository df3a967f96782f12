package dev.backorderdesk.bench;

import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.store.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Orders a second from {@code orders.in} until their decisions have left for {@code orders.decided} and everything is
 * forced to disk, against two paths by hand (one that also reserves and one that does not) and against ourselves one by
 * one; and how long a waiting customer waits.
 *
 * <p>The ways take turns within a run, because a shared machine changes from minute to minute.
 */
public final class PipelineBench {
    private static final int BATCH = 190; // as config/application.properties has it
    private static final int CONSUMERS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final boolean quick;
    private final Report report = new Report();

    private PipelineBench(boolean quick) {
        this.quick = quick;
    }

    /** {@code [h2|postgres] [--quick] [--mail]}. */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        PipelineBench bench = new PipelineBench(given.contains("--quick"));
        Report.machine("bin/bench pipeline " + String.join(" ", given));
        sizes();
        if (!given.contains("postgres")) {
            bench.on("H2", "h2", given.contains("--mail"));
        }
        if (!given.contains("h2")) {
            bench.on("PostgreSQL", "pg", given.contains("--mail"));
        }
        System.out.printf(Locale.ROOT, "%nload average at the end %.2f%n", Report.load());
        System.exit(bench.report.kept() ? 0 : 1);
    }

    private static void sizes() throws Exception {
        RealOrders small = RealOrders.kilobyte(BenchDesk.DEMO);
        RealOrders whole = RealOrders.whole(BenchDesk.DEMO);
        System.out.printf(
                Locale.ROOT,
                "orders of about 1 KB: %.1f lines, %.0f bytes in the mean; whole orders: %.1f lines, %.0f bytes%n",
                small.meanLines(),
                small.meanBytes(),
                whole.meanLines(),
                whole.meanBytes());
        System.out.println(
                "all of config/demo/orders-2000.jsonl.gz, with its catalogue, stock and supply loaded before;"
                        + " notices are planned and queued,");
        System.out.println("the two routes that would send them are left out unless --mail is given.");
    }

    private static Map<String, String> settings(String kind, String name, int batch, int consumers) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("intake.batch", String.valueOf(batch));
        settings.put("intake.consumers", String.valueOf(consumers));
        if (kind.equals("pg")) {
            settings.put("db.url", PostgresServer.newDatabase(name));
        }
        return settings;
    }

    private void on(String title, String kind, boolean mail) throws Exception {
        String url = kind.equals("pg") ? PostgresServer.newDatabase("minimal") : "";
        String other = kind.equals("pg") ? PostgresServer.newDatabase("reserving") : "";
        try (BenchDesk ours = new BenchDesk(mail, settings(kind, "ours", BATCH, CONSUMERS));
                BenchDesk single = new BenchDesk(mail, settings(kind, "single", 1, 1))) {
            ours.pause();
            single.pause();
            ours.round(RealOrders.kilobyte(BenchDesk.DEMO).next(50));
            String decision = decision(ours);
            int lines = decision.split("\"line\":", -1).length - 1;
            Reserving reserving = new Reserving(Reserving.demoStock(), decision.length() / lines);
            try (MinimalPath least = new MinimalPath(other, BATCH, CONSUMERS, reserving);
                    MinimalPath bare = new MinimalPath(url, BATCH, CONSUMERS, new StoreOnly(decision))) {
                System.out.printf(
                        "%n%s, batches of %d, %d consumers; both paths by hand store and send decisions of %d bytes for %d"
                                + " lines%n",
                        title, BATCH, CONSUMERS, decision.length(), lines);
                throughput(title, ours, single, least, bare);
            }
            latency(title, ours);
        }
    }

    /** The text of a real decision on an order of 1 KB. */
    private static String decision(BenchDesk ours) throws Exception {
        String order = RealOrders.kilobyte(BenchDesk.DEMO).next(1).get(0).replace("\"K0-", "\"first-");
        try (ErpClient erp = new ErpClient(ours.service().brokerUrl(), "", "")) {
            ours.take();
            erp.send("orders.in", order, "first");
            String text = erp.receive(LONGEST).orElseThrow().text();
            ours.pause();
            Queued.empty(ours.service().brokerUrl(), "orders.decided");
            return text;
        }
    }

    private void throughput(String title, BenchDesk ours, BenchDesk single, MinimalPath reserving, MinimalPath bare)
            throws Exception {
        RealOrders small = RealOrders.kilobyte(BenchDesk.DEMO);
        small.next(50);
        RealOrders whole = RealOrders.whole(BenchDesk.DEMO);
        whole.next(50);
        int many = quick ? 2_000 : 4_000;
        int rounds = quick ? 5 : 9;
        List<Double> of = new ArrayList<>();
        List<Double> least = new ArrayList<>();
        List<Double> stored = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> lines = new ArrayList<>();
        List<Double> toLeast = new ArrayList<>();
        List<Double> toBare = new ArrayList<>();
        List<Double> toOne = new ArrayList<>();
        WarmUp warmUp = new WarmUp();
        while (of.size() < rounds) {
            warmUp.begins();
            double a = ours.round(small.next(many));
            boolean counts = warmUp.over();
            if (!counts) {
                warmUp.add(a);
            }
            double b = reserving.round(small.next(many));
            double bareStore = bare.round(small.next(many));
            double c = single.round(small.next(many / 10));
            double d = ours.round(whole.next(many / 10)) * whole.meanLines();
            if (counts) {
                of.add(a);
                least.add(b);
                stored.add(bareStore);
                one.add(c);
                lines.add(d);
                toLeast.add(a / b);
                toBare.add(a / bareStore);
                toOne.add(a / c);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %3d: ours %6.0f  least that reserves %6.0f  bare %6.0f  one by one %5.0f orders/s, whole orders"
                            + " %6.0f lines/s, load %.1f%n",
                    counts ? "    " : "warm",
                    counts ? of.size() : warmUp.rounds(),
                    a,
                    b,
                    bareStore,
                    c,
                    d,
                    Report.load());
        }
        System.out.printf(
                Locale.ROOT, "cold, the first %d orders: %.0f orders/s; %s%n", many, warmUp.first(), warmUp.said());
        System.out.printf(
                Locale.ROOT,
                "medians: ours %.0f, least that reserves %.0f, bare store and relay %.0f, one by one %.0f orders/s; whole"
                        + " orders: %.0f orders/s, %.0f lines/s%n",
                Report.median(of),
                Report.median(least),
                Report.median(stored),
                Report.median(one),
                Report.median(lines) / whole.meanLines(),
                Report.median(lines));
        report.atLeast(title + ", 1 KB, to the least that also reserves", 0.6, Report.median(toLeast));
        System.out.printf(
                Locale.ROOT,
                "      %s, 1 KB, to bare store and relay, which reserves nothing: %.2f%n",
                title,
                Report.median(toBare));
        report.atLeast(title + ", 1 KB, to one by one", 5, Report.median(toOne));
    }

    private void latency(String title, BenchDesk ours) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (ErpClient erp = new ErpClient(ours.service().brokerUrl(), "", "")) {
            ours.take();
            for (String order : RealOrders.kilobyte(BenchDesk.DEMO).next(quick ? 200 : 1_000)) {
                long start = System.nanoTime();
                erp.send("orders.in", order.replace("\"orderId\":\"", "\"orderId\":\"L"), "waiting");
                if (erp.receive(LONGEST).isEmpty()) {
                    throw new IllegalStateException("no answer within " + LONGEST);
                }
                millis.add((System.nanoTime() - start) / 1e6);
            }
            ours.pause();
        }
        System.out.printf(
                Locale.ROOT,
                "one order at a time, from send to answer: p50 %.1f ms, p99 %.1f ms%n",
                Report.percentile(millis, 50),
                Report.percentile(millis, 99));
        report.below(title + ", milliseconds of a waiting customer, p50,", 50, Report.percentile(millis, 50));
    }
}
