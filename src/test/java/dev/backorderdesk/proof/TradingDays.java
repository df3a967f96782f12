package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.app.commands.RunningDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A desk and everybody who trades with it, day after day on a clock that stands still between two steps. */
final class TradingDays {
    /** Within one instant, in this order. */
    private static final List<String> QUEUES =
            List.of("supply.in", "stock.in", "carriers.in", "shipments.in", "orders.changes", "orders.in");

    private static final Duration NIGHT = Duration.ofMinutes(23 * 60 + 50);

    /** A change of what left already. */
    private static final String TOO_LATE = "\"queue\":\"orders.changes\"";

    private final DeskChild desk;
    private final TradeData data;
    private final Books database;
    private final TradeBooks books;
    private final @Nullable Random kills;
    private final int everyDays;
    private int killed;
    private boolean kill;

    /** The desk's books as they are now, to be read. */
    interface Books {
        Connection open() throws IOException, SQLException;
    }

    /** Told after each night. */
    interface Nights {
        void balanced(LocalDate day);
    }

    /**
     * Not begun yet.
     *
     * @param database the desk's, for a look into its books each night
     * @param kills when it is killed; null: never
     * @param everyDays it is killed on each so manieth day
     */
    TradingDays(
            DeskChild desk, TradeData data, Books database, @Nullable Random kills, int everyDays, TradeBooks books) {
        this.desk = desk;
        this.data = data;
        this.database = database;
        this.kills = kills;
        this.everyDays = everyDays;
        this.books = books;
    }

    /** Times that it was killed. */
    int killed() {
        return killed;
    }

    /** From the first morning to the last night. */
    TradeBooks run(LocalDate anchor, Nights nights) throws Exception {
        Traders traders = new Traders(data, books);
        Instant start = data.first().atStartOfDay(ZoneOffset.UTC).toInstant();
        desk.start("--at", start.toString(), "--still");
        try (TradeLine line = new TradeLine(desk.brokerUrl())) {
            Map<String, byte[]> files = new LinkedHashMap<>(data.catalogue());
            files.put("stock", traders.stock());
            files.put("supply", traders.supply(anchor));
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                load(each.getKey(), each.getValue());
            }
            traders.begin();
            for (int number = 0; number < data.days(); number++) {
                LocalDate day = data.first().plusDays(number);
                kill |= kills != null && number % everyDays == everyDays - 1;
                int before = killed;
                day(day, traders, line);
                // On a day on which nothing is said it is not killed: that is made up for on the next.
                kill &= killed == before;
                night(day, traders, line);
                nights.balanced(day);
            }
        }
        return books;
    }

    private void load(String kind, byte[] csv) {
        List<String> findings = new ArrayList<>();
        RunningDesk.Loaded loaded =
                desk.commands().load(kind, csv.length, () -> new ByteArrayInputStream(csv), false, findings::add);
        assertThat(findings).as(kind).isEmpty();
        assertThat(loaded.refused()).as(kind).isZero();
    }

    private void day(LocalDate day, Traders traders, TradeLine line) throws Exception {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        NavigableMap<Instant, List<Traders.Deed>> due = traders.until(midnight.plus(NIGHT));
        int step = 0;
        int fatal = kill && kills != null && !due.isEmpty() ? kills.nextInt(Math.min(6, due.size())) : -1;
        while (!due.isEmpty()) {
            Map.Entry<Instant, List<Traders.Deed>> next = due.pollFirstEntry();
            // What was decided for an hour that is over is done at once.
            forward(next.getKey(), step == fatal && kills != null && kills.nextBoolean());
            step(next.getValue(), line, step++ == fatal);
        }
        forward(midnight.plus(NIGHT), false);
    }

    private void step(List<Traders.Deed> deeds, TradeLine line, boolean kill) throws Exception {
        Map<String, Map<String, String>> byQueue = new TreeMap<>();
        Instant now = desk.clock();
        for (Traders.Deed deed : deeds) {
            deed.at(
                    now,
                    (queue, correlation, text) -> byQueue.computeIfAbsent(queue, name -> new LinkedHashMap<>())
                            .put(correlation, text));
        }
        assertThat(QUEUES).containsAll(byQueue.keySet());
        for (String queue : QUEUES) {
            Map<String, String> messages = byQueue.getOrDefault(queue, Map.of());
            for (Map.Entry<String, String> each : messages.entrySet()) {
                line.send(queue, queue + " " + each.getKey(), each.getValue());
            }
            if (kill && !messages.isEmpty()) {
                desk.runFor(kills == null ? 0 : kills.nextInt(200));
                restart();
            }
            line.awaitAnswers();
        }
    }

    private void restart() throws InterruptedException {
        desk.kill();
        killed++;
        desk.start();
    }

    /** Moves the clock; where it is killed in the middle of it, what was due is done after it was started again. */
    private void forward(Instant to, boolean kill) throws InterruptedException {
        Duration by = Duration.between(desk.clock(), to);
        if (by.isNegative() || by.isZero()) {
            return;
        }
        if (!kill) {
            desk.commands().forward(by);
            return;
        }
        CompletableFuture<Void> moving =
                CompletableFuture.runAsync(() -> desk.commands().forward(by));
        desk.runFor(kills == null ? 0 : kills.nextInt(100));
        restart();
        try {
            moving.join();
        } catch (CompletionException cut) {
            // The answer was cut off with the process that would have given it.
        }
        // The clock may have moved before it was killed: the desk reads it to the millisecond, so that this moves no
        // instant.
        Duration rest = Duration.between(desk.clock(), to);
        desk.commands().forward(rest.isNegative() || rest.isZero() ? Duration.ofNanos(1_000) : rest);
    }

    /** Everybody reads what came, plans the next day, and the books are compared. */
    private void night(LocalDate day, Traders traders, TradeLine line) throws Exception {
        // Whatever was written before is at the broker when this one is answered.
        line.send("stock.in", "night " + day, traders.nothing(day, desk.clock()));
        line.awaitAnswers();
        line.drain(traders.suppliers());
        for (String text : line.from("orders.decided")) {
            if (books.decided(text)) {
                traders.decided(text, day);
            }
        }
        for (String text : line.from("orders.events")) {
            books.happened(text);
        }
        // What comes from different queues has no order of its own.
        for (String text : sorted(line.from("fulfilment.releases"))) {
            if (books.tell("release " + text, text)) {
                traders.told(text, day);
            }
        }
        for (String text : sorted(line.from("supplier.reorders.>"))) {
            if (books.tell("reorder " + text, text)) {
                traders.asked(text, day);
            }
        }
        for (String text : line.from("replies")) {
            assertThat(text).as("an answer").containsAnyOf("\"APPLIED\"", "\"DUPLICATE\"", "\"STALE\"", TOO_LATE);
        }
        assertThat(line.from("*.*.parked")).as("parked").isEmpty();
        traders.counts(day);
        try (Connection open = database.open()) {
            books.balance(open, desk.clock());
        }
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
