package dev.backorderdesk.console;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is counted, as Prometheus reads it.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><th>name</th><th>labels</th><th>what</th></tr>
 * <tr><td>{@code desk_orders_total}</td><td></td><td>orders decided by this process</td></tr>
 * <tr><td>{@code desk_lines_total}</td><td>outcome</td><td>lines decided, by headline</td></tr>
 * <tr><td>{@code desk_batch_seconds}</td><td></td><td>from the first read of a batch to its commit (histogram)</td></tr>
 * <tr><td>{@code desk_batch_messages}</td><td></td><td>messages in a batch (count, sum, max)</td></tr>
 * <tr><td>{@code desk_decision_seconds}</td><td></td><td>the same time, shared by the messages of the batch (histogram)
 * </td></tr>
 * <tr><td>{@code desk_alarms_total}</td><td></td><td>alarms, those on {@code orders.events} among them: what is about to become
 * unlawful, was found wrong, or is answered by nobody</td></tr>
 * <tr><td>{@code desk_answers_total}</td><td>status</td><td>answers, as in their envelope</td></tr>
 * <tr><td>{@code desk_parked_total}</td><td>queue, code</td><td>messages parked</td></tr>
 * <tr><td>{@code desk_replies_dropped_total}</td><td></td><td>answers to temporary queues that were gone</td></tr>
 * <tr><td>{@code desk_queue_messages}</td><td>queue</td><td>messages that wait on a queue</td></tr>
 * <tr><td>{@code desk_outbox_messages}</td><td></td><td>messages written and not sent yet</td></tr>
 * <tr><td>{@code desk_outbox_age_seconds}</td><td></td><td>how long the oldest of them waits</td></tr>
 * <tr><td>{@code desk_notices}</td><td>channel, state</td><td>notices, by where they stand</td></tr>
 * <tr><td>{@code desk_rules_info}</td><td>version</td><td>1, for the rule set that decides now</td></tr>
 * <tr><td>{@code jvm_*, process_*, system_*}</td><td></td><td>memory, collections, threads, processor, uptime</td></tr>
 * </table>
 *
 * <p>Numbers that are looked up (queues, outbox, notices) are at most {@link #FRESH} old; what can't be looked up now is
 * {@code NaN}.
 */
public final class Meters implements AutoCloseable {

    /** How old a number that is looked up may be. */
    public static final Duration FRESH = Duration.ofSeconds(5);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<LineOutcome, Counter> lines = new EnumMap<>(LineOutcome.class);
    private final Map<Answer.Status, Counter> answers = new EnumMap<>(Answer.Status.class);
    private final Counter orders;
    private final Counter alarms;
    private final Timer batchTime;
    private final Timer decisionTime;
    private final DistributionSummary batchSize;
    private final MultiGauge rules;
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<LongSupplier> watched = new CopyOnWriteArrayList<>();

    public Meters() {
        orders = Counter.builder("desk.orders").description("Orders decided").register(registry);
        alarms = Counter.builder("desk.alarms")
                .description("Alarms about orders")
                .register(registry);
        for (LineOutcome outcome : LineOutcome.values()) {
            lines.put(
                    outcome,
                    Counter.builder("desk.lines")
                            .description("Lines decided, by headline")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
        for (Answer.Status status : Answer.Status.values()) {
            answers.put(
                    status,
                    Counter.builder("desk.answers")
                            .description("Answers, as in their envelope")
                            .tag("status", status.name())
                            .register(registry));
        }
        batchTime = times("desk.batch", "From the first read of a batch to its commit");
        decisionTime = times("desk.decision", "Time of a batch, shared by its messages");
        batchSize = DistributionSummary.builder("desk.batch.messages")
                .description("Messages in a batch")
                .register(registry);
        rules = MultiGauge.builder("desk.rules.info")
                .description("The rule set that decides now")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private Timer times(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
    }

    /** A batch was committed; {@code nanos} from its first read on. */
    public void batch(int messages, long nanos) {
        if (messages < 1) {
            return;
        }
        batchSize.record(messages);
        batchTime.record(Duration.ofNanos(nanos));
        Duration share = Duration.ofNanos(nanos / messages);
        for (int i = 0; i < messages; i++) {
            decisionTime.record(share);
        }
    }

    /** An order was decided. Its lines are counted by {@link #decided}. */
    public void order() {
        orders.increment();
    }

    /** Somebody is called. */
    public void alarm() {
        alarms.increment();
    }

    /** A line was decided. */
    public void decided(LineOutcome outcome) {
        Counter counter = lines.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    /** An answer was written. */
    public void answered(Answer.Status status) {
        Counter counter = answers.get(status);
        if (counter != null) {
            counter.increment();
        }
    }

    /**
     * A message was parked.
     *
     * @param queue one of our queues
     * @param code as in {@code parkedCode}
     */
    public void parked(String queue, String code) {
        Counter.builder("desk.parked")
                .description("Messages parked")
                .tag("queue", queue)
                .tag("code", code)
                .register(registry)
                .increment();
    }

    /** Watches how many answers were for temporary queues that were gone. */
    public void watchDropped(LongSupplier dropped) {
        // The registry knows what it asks only weakly, and nobody else keeps a method reference.
        watched.add(dropped);
        FunctionCounter.builder("desk.replies.dropped", dropped, LongSupplier::getAsLong)
                .description("Answers to temporary queues that were gone")
                .register(registry);
    }

    /** This rule set decides from now on. */
    public void rules(String version) {
        rules.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
    }

    /** How many messages wait on each queue; the queues are those of the first look. */
    public void watchQueues(List<String> queues, Supplier<Map<String, Long>> depths) {
        var look = new Remembered<>(FRESH, depths);
        for (String queue : queues) {
            Gauge.builder(
                            "desk.queue.messages",
                            look,
                            known -> orUnknown(known.get().get(queue)))
                    .description("Messages that wait on a queue")
                    .tag("queue", queue)
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** How many messages the outbox holds, and how long the oldest has waited. */
    public void watchOutbox(Supplier<Long> depth, Supplier<Duration> age) {
        var depthLook = new Remembered<>(FRESH, depth);
        Gauge.builder("desk.outbox.messages", depthLook, known -> known.get().doubleValue())
                .description("Messages written and not sent yet")
                .strongReference(true)
                .register(registry);
        var ageLook = new Remembered<>(FRESH, age);
        Gauge.builder("desk.outbox.age", ageLook, known -> known.get().toMillis() / 1000.0)
                .description("How long the oldest of them waits")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    /** How many notices stand in which state, as {@code Deliveries.counts()} has it. */
    public void watchNotices(Supplier<Map<Channel, Map<DeliveryState, Long>>> counts) {
        var look = new Remembered<>(FRESH, counts);
        for (Channel channel : Channel.values()) {
            for (DeliveryState state : DeliveryState.values()) {
                Gauge.builder(
                                "desk.notices",
                                look,
                                known -> orUnknown(known.get()
                                        .getOrDefault(channel, Map.of())
                                        .get(state)))
                        .description("Notices, by where they stand")
                        .tag("channel", channel.name().toLowerCase(Locale.ROOT))
                        .tag("state", state.name())
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    private static double orUnknown(@Nullable Long number) {
        return number == null ? Double.NaN : number;
    }

    /** Everything, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
