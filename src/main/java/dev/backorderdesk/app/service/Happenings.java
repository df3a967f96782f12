package dev.backorderdesk.app.service;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.reorder.Reorder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the desk did since the demo began to listen. For any number of threads. */
final class Happenings {
    private final Map<String, Outcome.Decided> decided = new LinkedHashMap<>();
    private final Map<LineOutcome, Integer> outcomes = new EnumMap<>(LineOutcome.class);
    private final Map<String, Integer> reasons = new HashMap<>();
    private final List<Reorder> reorders = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();

    synchronized void add(Outcome outcome) {
        for (Outcome.Decided each : outcome.decided()) {
            decided.put(each.order().orderId(), each);
            for (DecidedLine line : each.decision().lines()) {
                outcomes.merge(line.outcome(), 1, Integer::sum);
                line.reasons().stream()
                        .filter(Reason::binding)
                        .forEach(reason -> reasons.merge(
                                reason.code() + "|" + reason.rule() + "|" + reason.source(), 1, Integer::sum));
            }
        }
        outcome.reorders().stream()
                .filter(each -> each.state() == Reorder.State.SENT)
                .forEach(reorders::add);
    }

    synchronized void answered(String correlationId, String text) {
        answers.put(correlationId, text);
    }

    synchronized String answer(String correlationId) {
        return answers.getOrDefault(correlationId, "");
    }

    synchronized Map<String, Outcome.Decided> decided() {
        return new LinkedHashMap<>(decided);
    }

    synchronized Map<LineOutcome, Integer> outcomes() {
        return new EnumMap<>(outcomes);
    }

    /** Code, rule and source, separated by {@code |}, with how often they decided; the most frequent first. */
    synchronized List<Map.Entry<String, Integer>> reasons() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    synchronized List<Reorder> reorders() {
        return List.copyOf(reorders);
    }
}
