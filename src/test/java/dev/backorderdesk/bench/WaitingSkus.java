package dev.backorderdesk.bench;

import dev.backorderdesk.allocate.Demand;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.Source;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderPolicy.Sort;
import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * SKUs with who waits for them, one at a time. How many lines a SKU has, and how many pieces a line, is as in the real
 * orders of {@code config/demo/orders-2000.jsonl.gz}, stretched to the number of SKUs and lines that is asked for; what
 * the lines have was given as they came.
 */
final class WaitingSkus {
    private static final Pattern LINE = Pattern.compile("\"sku\":\"([^\"]+)\",\"quantity\":(\\d+)");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    /** Of a hundred lines so many are of each class. */
    private static final int[] CLASSES = {5, 15, 60, 15, 5};

    private final int[] quantities;
    private final int[] linesOf;

    /** A SKU with all that waits and all that there is. */
    record Sku(String sku, List<Demand> demands, List<Source> sources) {}

    WaitingSkus(Path demo, int skus, int lines) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        List<Integer> pieces = new ArrayList<>();
        try (var in = new GZIPInputStream(Files.newInputStream(demo.resolve("orders-2000.jsonl.gz")));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(order -> {
                Matcher line = LINE.matcher(order);
                while (line.find()) {
                    counts.merge(line.group(1), 1, Integer::sum);
                    pieces.add(Integer.parseInt(line.group(2)));
                }
            });
        }
        quantities = pieces.stream().mapToInt(Integer::intValue).toArray();
        List<Integer> sorted = counts.values().stream().sorted().toList();
        long sum = 0;
        linesOf = new int[skus];
        for (int i = 0; i < skus; i++) {
            linesOf[i] = sorted.get((int) ((long) i * sorted.size() / skus));
            sum += linesOf[i];
        }
        double stretch = (double) lines / sum;
        long dealt = 0;
        double due = 0;
        for (int i = 0; i < skus; i++) {
            due += linesOf[i] * stretch;
            linesOf[i] = (int) (Math.round(due) - dealt);
            dealt += linesOf[i];
        }
    }

    int count() {
        return linesOf.length;
    }

    int most() {
        return linesOf[linesOf.length - 1];
    }

    /** The same for the same number. */
    Sku at(int number) {
        Random dice = new Random(number);
        String sku = "SKU-" + number;
        int count = linesOf[number];
        long[] quantity = new long[count];
        long asked = 0;
        for (int i = 0; i < count; i++) {
            quantity[i] = quantities[dice.nextInt(quantities.length)];
            asked += quantity[i];
        }
        // A third of what is asked for is there, as much again is to come.
        long[] free = {asked / 3, asked / 6, asked / 6, asked / 12};
        List<Source> sources = List.of(
                Source.stock("MAIN", free[0]),
                new Source("MAIN", "PO-1", DAY.plusDays(7), free[1]),
                new Source("MAIN", "PO-2", DAY.plusDays(14), free[2]),
                new Source("MAIN", "PO-3", null, free[3]));
        List<Demand> demands = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long open = quantity[i];
            long served = Math.min(open, free[0]);
            free[0] -= served;
            open -= served;
            List<Peg> pegs = new ArrayList<>(1);
            for (int s = 1; s < free.length && open > 0; s++) {
                long pegged = Math.min(open, free[s]);
                free[s] -= pegged;
                open -= pegged;
                if (pegged > 0) {
                    pegs.add(new Peg("PO-" + s, pegged));
                }
            }
            demands.add(new Demand(
                    new WaitingPart(
                            "O-" + number + "-" + i,
                            1,
                            1,
                            sku,
                            "MAIN",
                            PartKind.BACKORDERED,
                            Basis.INBOUND,
                            quantity[i],
                            served,
                            pegs,
                            0,
                            DAY.plusDays(dice.nextInt(14)),
                            FIRST.plusSeconds(i)),
                    policy(dice.nextInt(100)),
                    dice.nextInt(50) == 0,
                    dice.nextInt(10) == 0,
                    dice.nextBoolean()));
        }
        return new Sku(sku, demands, sources);
    }

    private static final BackorderPolicy[] POLICIES = policies();

    private static BackorderPolicy[] policies() {
        BackorderPolicy[] policies = new BackorderPolicy[CLASSES.length];
        for (int i = 0; i < policies.length; i++) {
            Strategy strategy = Strategy.values()[i];
            policies[i] = new BackorderPolicy(
                    strategy, 1, Sort.TURN, strategy, true, strategy == Strategy.FILL ? "trade" : "shop", "bench");
        }
        return policies;
    }

    private static BackorderPolicy policy(int percent) {
        int left = percent;
        for (int i = 0; i < CLASSES.length; i++) {
            left -= CLASSES[i];
            if (left < 0) {
                return POLICIES[i];
            }
        }
        throw new IllegalStateException("The classes are not a hundred in all.");
    }
}
