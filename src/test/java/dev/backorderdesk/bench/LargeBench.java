package dev.backorderdesk.bench;

import dev.backorderdesk.flow.client.ErpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long customers with small orders wait while an order with 1,100 lines is decided. */
public final class LargeBench {
    private static final int LINES = 1_100;
    private static final int SMALL_EACH = 25;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LargeBench() {}

    /** {@code --quick}. */
    public static void main(String[] args) throws Exception {
        boolean quick = List.of(args).contains("--quick");
        Report report = new Report();
        Report.machine("bin/bench large " + String.join(" ", args));
        String large = RealOrders.joined(BenchDesk.DEMO, LINES);
        System.out.printf(
                "one order of %,d lines (%,d bytes, two real ones joined), then %d of 1 KB one after the other, again and"
                        + " again%n",
                LINES, large.length(), SMALL_EACH);
        RealOrders small = RealOrders.kilobyte(BenchDesk.DEMO);
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> larges = new ArrayList<>();
        try (BenchDesk desk = new BenchDesk(false, Map.of());
                ErpClient erp = new ErpClient(desk.service().brokerUrl(), "", "");
                ErpClient other = new ErpClient(desk.service().brokerUrl(), "", "")) {
            for (String order : small.next(quick ? 200 : 500)) {
                alone.add(waited(erp, order));
            }
            for (int warm = 0; warm < 3; warm++) {
                waited(other, renamed(large, "warm-" + warm));
            }
            for (int round = 0; round < (quick ? 8 : 24); round++) {
                long start = System.nanoTime();
                other.send("orders.in", renamed(large, "large-" + round), "large");
                for (String order : small.next(SMALL_EACH)) {
                    beside.add(waited(erp, order));
                }
                if (other.receive(LONGEST).isEmpty()) {
                    throw new IllegalStateException("The large order was not answered within " + LONGEST);
                }
                larges.add((System.nanoTime() - start) / 1e6);
            }
        }
        table("small ones alone", alone);
        table("small ones beside", beside);
        System.out.printf(
                Locale.ROOT,
                "large ones, with the small ones after them: median %.1f ms; load average at the end %.2f%n",
                Report.median(larges),
                Report.load());
        report.below("milliseconds of a small order beside a large one, p99,", 250, Report.percentile(beside, 99));
        System.exit(report.kept() ? 0 : 1);
    }

    private static double waited(ErpClient erp, String order) {
        long start = System.nanoTime();
        erp.send("orders.in", order, "one");
        if (erp.receive(LONGEST).isEmpty()) {
            throw new IllegalStateException("No answer within " + LONGEST);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static String renamed(String order, String id) {
        return order.replaceFirst("\"orderId\":\"[^\"]*\"", "\"orderId\":\"" + id + "\"");
    }

    private static void table(String what, List<Double> millis) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %5d orders: p50 %6.1f ms, p99 %6.1f ms, longest %6.1f ms%n",
                what,
                millis.size(),
                Report.percentile(millis, 50),
                Report.percentile(millis, 99),
                Report.percentile(millis, 100));
    }
}
