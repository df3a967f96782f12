package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened to orders after their decision, in short words, until a story speaks of it. */
final class OrdersTold {
    private final List<String> events = new ArrayList<>();
    private final List<String> releases = new ArrayList<>();
    private boolean spoken;

    /** The story tells in these words what happens to orders. */
    boolean spoken() {
        return spoken;
    }

    void add(Outcome outcome) {
        Set<String> decided =
                outcome.decided().stream().map(each -> each.order().orderId()).collect(Collectors.toSet());
        outcome.moved().events().stream()
                .filter(each -> !LawTold.KINDS.contains(each.kind()))
                .forEach(each -> events.add(words(each)));
        outcome.moved().releases().stream()
                .filter(each -> !decided.contains(each.orderId()))
                .forEach(each -> releases.add(words(each)));
    }

    private static String words(OrderEvent event) {
        OrderEvent.State after = event.after();
        String who = event.orderId() + " " + event.line() + "/" + event.part() + " " + event.kind();
        if (after == null) {
            return who;
        }
        return switch (event.kind()) {
            case REROUTED -> who + " " + after.carrier();
            case REPROMISED -> who + " " + after.shipBy() + " " + after.deliverBy();
            case ALARM -> who + " " + event.cause();
            default -> who;
        };
    }

    private static String words(Release release) {
        return release.releaseId() + " " + release.action() + " " + release.carrier()
                + (release.revision() == 1 ? "" : ", revision " + release.revision());
    }

    /** These happened, in this order, and no others. */
    OrdersTold events(String... expected) {
        spoken = true;
        assertThat(events).as("events").containsExactly(expected);
        events.clear();
        return this;
    }

    /** The warehouse was told these, in this order, and no others. */
    OrdersTold releases(String... expected) {
        spoken = true;
        assertThat(releases).as("releases").containsExactly(expected);
        releases.clear();
        return this;
    }

    void nothingMore() {
        events().releases();
    }

    /** What happened so far is no part of the story. */
    void forget() {
        spoken = true;
        events.clear();
        releases.clear();
    }
}
