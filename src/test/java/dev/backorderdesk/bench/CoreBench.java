package dev.backorderdesk.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The decision core against its two promises: at most 8 microseconds of processor time a line with all default rules and
 * reasons, and at most 1.3 times as much with 100,000 rows of seller policy as with 10. Exit code 1 where one is broken.
 */
public final class CoreBench {
    private static final double MOST_MICROS = 8.0;
    private static final double MOST_GROWTH = 1.3;

    private CoreBench() {}

    /** {@code --quick}: 10 and 100,000 rows only, in a minute and a half. */
    public static void main(String[] args) throws RunnerException {
        Report.machine("bin/bench core " + String.join(" ", args));
        mix();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(DecisionCoreBench.class.getName())
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xmx1g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages");
        if (List.of(args).contains("--quick")) {
            options.param("rows", "10", "100000")
                    .warmupIterations(5)
                    .measurementIterations(3)
                    .measurementTime(TimeValue.milliseconds(500));
        }
        Map<Integer, Map<String, Double>> medians = medians(new Runner(options.build()).run());
        boolean kept = table(medians);
        System.exit(kept ? 0 : 1);
    }

    /** What is decided, and that all three ways decide the same, down to the words of each reason. */
    private static void mix() {
        Core core = new Core(10);
        for (DemoLines.Case each : core.lines) {
            var decided = core.ours(each);
            if (!decided.equals(core.byHand(each)) || !decided.equals(core.byEasyRules(each))) {
                throw new IllegalStateException("The three ways decide differently: " + each + " " + decided);
            }
        }
        System.out.printf(
                "%d lines of config/demo/orders.jsonl, batches of %d: %s%n%n",
                core.lines.size(),
                DecisionCoreBench.BATCH,
                core.lines.stream()
                        .collect(Collectors.groupingBy(
                                each -> core.ours(each).outcome(), TreeMap::new, Collectors.counting())));
    }

    private static Map<Integer, Map<String, Double>> medians(Collection<RunResult> results) {
        Map<Integer, Map<String, Double>> medians = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            List<Double> micros = new ArrayList<>();
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    micros.add(counted(iteration, "cpuNanos") / counted(iteration, "lines") / 1000);
                }
            }
            micros.sort(null);
            medians.computeIfAbsent(Integer.valueOf(result.getParams().getParam("rows")), same -> new TreeMap<>())
                    .put(name.substring(name.lastIndexOf('.') + 1), micros.get(micros.size() / 2));
        }
        return medians;
    }

    private static double counted(IterationResult iteration, String name) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(name)).getScore();
    }

    private static double median(Map<String, Double> of, String way) {
        return Objects.requireNonNull(of.get(way));
    }

    private static boolean table(Map<Integer, Map<String, Double>> medians) {
        System.out.println(
                "scattered: each line of another seller, so that look-ups are cold; no promise is made of it");
        System.out.println("processor time of the deciding thread per line, median of the iterations, microseconds:");
        System.out.printf(
                "%8s %8s %12s %12s %12s %10s %12s %12s%n",
                "rows", "ours", "to 10 rows", "scattered", "to 10 rows", "by hand", "Easy Rules", "to by hand");
        Map<String, Double> ten = Objects.requireNonNull(medians.get(10));
        double few = median(ten, "ours");
        double fewScattered = median(ten, "scattered");
        double worst = 0;
        double growth = 0;
        for (Map.Entry<Integer, Map<String, Double>> row : medians.entrySet()) {
            Map<String, Double> of = row.getValue();
            double ours = median(of, "ours");
            worst = Math.max(worst, ours);
            growth = Math.max(growth, ours / few);
            System.out.printf(
                    Locale.ROOT,
                    "%8d %8.2f %12.2f %12.2f %12.2f %10.2f %12.2f %12.1f%n",
                    row.getKey(),
                    ours,
                    ours / few,
                    median(of, "scattered"),
                    median(of, "scattered") / fewScattered,
                    median(of, "byHand"),
                    median(of, "byEasyRules"),
                    ours / median(of, "byHand"));
        }
        return gate("at most %.1f microseconds a line", MOST_MICROS, worst)
                & gate("at most %.1f times from 10 to 100,000 rows", MOST_GROWTH, growth);
    }

    private static boolean gate(String promise, double most, double found) {
        boolean kept = found <= most;
        System.out.printf(Locale.ROOT, "%s  " + promise + ": %.2f%n", kept ? "PASS" : "FAIL", most, found);
        return kept;
    }
}
