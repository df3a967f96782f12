package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.DAY;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static dev.backorderdesk.desk.LedgerExamples.accepted;
import static dev.backorderdesk.desk.LedgerExamples.item;
import static dev.backorderdesk.desk.LedgerExamples.kept;
import static dev.backorderdesk.desk.LedgerExamples.orderKey;
import static dev.backorderdesk.desk.LedgerExamples.stock;
import static dev.backorderdesk.desk.LedgerExamples.waits;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.InboxKey;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.NoticeExamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How many orders a second the books take in batches: {@code StoreBench h2|postgres [writers] [batches] [orders a
 * batch]}. Each order is of one line of one of 1,000 articles, every tenth waits; it has a key, a decision, a grant,
 * a notice on two channels and four messages to send.
 */
public final class StoreBench {

    private static final int ARTICLES = 1_000;

    private StoreBench() {}

    public static void main(String[] args) throws Exception {
        int writers = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        int batches = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        int size = args.length > 3 ? Integer.parseInt(args[3]) : 100;
        Path folder = Files.createTempDirectory("desk-bench");
        try (Database database = args[0].equals("h2")
                ? Database.embedded(folder, writers + 1)
                : Database.open(PostgresServer.url(), "desk", "", writers + 1)) {
            Ledger ledger = new SqlLedger(database, InstantSource.fixed(NINE));
            String[] skus =
                    IntStream.range(0, ARTICLES).mapToObj(n -> "SKU-" + n).toArray(String[]::new);
            Following catalog = Following.nothing();
            for (String sku : skus) {
                catalog.catalog(item(sku, 1)).stock(sku, stock(1_000_000, 0));
            }
            catalog.in(ledger, NINE, skus);
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                run(ledger, writers, batches, size, round);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                System.out.printf(
                        "%s, %d writers, batches of %d: %.0f orders/s%n",
                        args[0], writers, size, writers * (double) batches * size / took.toNanos() * 1e9);
            }
        }
    }

    private static void run(Ledger ledger, int writers, int batches, int size, int round) throws Exception {
        var threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, writers)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        for (int batch = 0; batch < batches; batch++) {
                            batch(ledger, size, "SO-" + round + "-" + writer + "-" + batch + "-");
                        }
                        return true;
                    })
                    .toList();
            for (var future : threads.invokeAll(work)) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void batch(Ledger ledger, int size, String prefix) {
        Asking asking = Asking.skus();
        TreeSet<String> skus = new TreeSet<>();
        InboxKey[] keys = new InboxKey[size];
        String[] orderIds = new String[size];
        for (int n = 0; n < size; n++) {
            orderIds[n] = prefix + n;
            keys[n] = orderKey(orderIds[n]);
            skus.add("SKU-" + Math.floorMod(orderIds[n].hashCode(), ARTICLES));
        }
        Asking all = Asking.skus(skus.toArray(String[]::new))
                .keys(keys)
                .sellers("S-1")
                .orders(orderIds);
        skus.forEach(sku -> all.holding("C-" + sku.hashCode() + prefix, sku));
        ledger.transact(books -> {
            books.read(all.need());
            Following more = Following.nothing();
            for (int n = 0; n < size; n++) {
                String id = orderIds[n];
                more.kept(kept(keys[n], 1))
                        .decided(n % 10 == 0 ? waits(id, 2, DAY) : accepted(id, 2))
                        .notices(NoticeExamples.plan(id, Channel.EMAIL, Channel.SMS));
                for (int message = 0; message < 4; message++) {
                    more.sent(
                            new OutboxMessage("queue://out", id, null, Map.of(), Raw.text("x".repeat(message * 300))));
                }
            }
            skus.forEach(sku -> more.stock(sku, stock(1_000_000, 1)));
            more.write(books, NINE);
            return asking;
        });
    }
}
