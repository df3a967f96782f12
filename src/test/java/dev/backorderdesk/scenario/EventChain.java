package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.OrderEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whoever hears nothing but decisions and {@code orders.events} knows each part as the books have it: every event begins
 * where the last one of its part ended, the first where the decision did, and nothing moves without one.
 */
final class EventChain {
    private final Map<String, OrderEvent.State> known = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** By part, as its decision leaves it: released, or not where the law keeps it. */
    private final Map<String, List<OrderEvent.State>> decided = new HashMap<>();

    void add(Outcome outcome) {
        for (Outcome.Decided each : outcome.decided()) {
            OrderState begin = OrderState.begin(each.order(), each.decision(), each.ways());
            OrderState kept = OrderState.unreleased(each.order(), each.decision(), each.ways());
            for (PartState part : begin.parts()) {
                PartState other = Objects.requireNonNull(kept.part(part.line(), part.part()));
                decided.put(key(begin.orderId(), part.line(), part.part()), List.of(part.told(), other.told()));
            }
        }
        outcome.moved().events().forEach(this::add);
        for (OrderState state : outcome.moved().states()) {
            for (PartState part : state.parts()) {
                String key = key(state.orderId(), part.line(), part.part());
                follows(key, part.told(), "moved without an event");
                known.put(key, part.told());
            }
        }
    }

    private void add(OrderEvent event) {
        long number = numbers.merge(event.orderId(), 1L, Long::sum);
        assertThat(event.sequence()).as(event.toString()).isEqualTo(number);
        OrderEvent.State after = event.after();
        if (after != null) {
            String key = key(event.orderId(), event.line(), event.part());
            follows(key, Objects.requireNonNull(event.before()), event.toString());
            known.put(key, after);
        }
    }

    private void follows(String key, OrderEvent.State state, String what) {
        OrderEvent.State last = known.get(key);
        if (last != null) {
            assertThat(state).as(key + " " + what).isEqualTo(last);
        } else {
            assertThat(decided.get(key)).as(key + " " + what).contains(state);
        }
    }

    private static String key(String orderId, @Nullable Integer line, @Nullable Integer part) {
        return orderId + " " + line + "/" + part;
    }
}
