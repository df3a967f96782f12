package dev.backorderdesk.bench;

import dev.backorderdesk.model.DecidedLine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One line decided with its parts and reasons, in batches of 50. The score is wall time; {@code cpuNanos / lines} is the
 * time that the deciding thread had the processor, which is what neighbours on the machine disturb least.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionCoreBench {
    static final int BATCH = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Param({"10", "1000", "10000", "100000"})
    public int rows;

    @SuppressWarnings("NullAway.Init") // by load()
    private Core core;

    private int next;

    /** What JMH reports beside the score. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        public long cpuNanos;
        public long lines;
    }

    @Setup
    public void load() {
        core = new Core(rows);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void ours(Blackhole hole, Processor processor) {
        batch(Core::ours, core.lines, hole, processor);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void scattered(Blackhole hole, Processor processor) {
        batch(Core::ours, core.scattered, hole, processor);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void byHand(Blackhole hole, Processor processor) {
        batch(Core::byHand, core.lines, hole, processor);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void byEasyRules(Blackhole hole, Processor processor) {
        batch(Core::byEasyRules, core.lines, hole, processor);
    }

    private void batch(
            BiFunction<Core, DemoLines.Case, DecidedLine> way,
            List<DemoLines.Case> lines,
            Blackhole hole,
            Processor processor) {
        long from = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < BATCH; i++) {
            hole.consume(way.apply(core, lines.get(next)));
            next = next + 1 == lines.size() ? 0 : next + 1;
        }
        processor.cpuNanos += THREADS.getCurrentThreadCpuTime() - from;
        processor.lines += BATCH;
    }
}
