package dev.backorderdesk.app.service;

import dev.backorderdesk.app.commands.NotReady;
import dev.backorderdesk.app.commands.Wiring;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.parked.ParkedMessage;
import dev.backorderdesk.flow.parked.ParkedMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks after the parked queues of the broker that is set. */
final class ParkedQueues implements Wiring.Parked {
    /** Something that asks the broker. */
    private interface Question<T> {
        T ask(ParkedMessages parked) throws Exception;
    }

    private static <T> T asked(Configuration configuration, Question<T> question) {
        Configuration.Broker broker = configuration.broker();
        try (Brokers brokers = Brokers.outside(broker.clientUrl(), broker.user(), broker.password())) {
            return question.ask(new ParkedMessages(brokers.consumers()));
        } catch (Exception e) {
            throw new NotReady(
                    "The broker on " + broker.clientUrl() + " did not answer: " + e.getMessage()
                            + " Maybe start the desk with: bin/desk run",
                    e);
        }
    }

    private static List<String> queues() {
        List<String> queues = new ArrayList<>(Queues.IN);
        queues.addAll(Queues.NOTICES);
        return queues;
    }

    @Override
    public Listed list(Configuration configuration) {
        return asked(configuration, parked -> {
            List<Message> all = new ArrayList<>();
            Map<String, Integer> shown = new TreeMap<>();
            for (String queue : queues()) {
                List<ParkedMessage> found = parked.list(queue);
                shown.put(queue, found.size());
                for (ParkedMessage each : found) {
                    all.add(new Message(
                            each.id(),
                            queue,
                            each.at() == null ? Instant.EPOCH : Instant.parse(each.at()),
                            String.valueOf(each.code()),
                            String.valueOf(each.reason())));
                }
            }
            all.sort(Comparator.comparing(Message::at));
            List<String> cut = new ArrayList<>();
            parked.depths(queues()).forEach((queue, depth) -> {
                int listed = shown.getOrDefault(queue, 0);
                if (listed < depth) {
                    cut.add(listed + " of " + depth + " of " + queue);
                }
            });
            return new Listed(all, cut);
        });
    }

    @Override
    public Optional<String> show(Configuration configuration, String id) {
        return asked(configuration, parked -> {
            for (String queue : queues()) {
                Optional<Raw> found = parked.show(queue, id);
                if (found.isPresent()) {
                    return Optional.of(found.get().text());
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public boolean replay(Configuration configuration, String id) {
        return asked(configuration, parked -> {
            for (String queue : queues()) {
                if (parked.replay(queue, id)) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public boolean discard(Configuration configuration, String id) {
        return asked(configuration, parked -> {
            for (String queue : queues()) {
                if (parked.discard(queue, id)) {
                    return true;
                }
            }
            return false;
        });
    }
}
