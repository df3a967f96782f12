package dev.backorderdesk.app.service;

import dev.backorderdesk.app.commands.NotReady;
import dev.backorderdesk.app.commands.Wiring;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.jms.Brokers;
import dev.backorderdesk.flow.parked.ParkedMessage;
import dev.backorderdesk.flow.parked.ParkedMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    public List<Message> list(Configuration configuration) {
        return asked(configuration, parked -> {
            List<Message> all = new ArrayList<>();
            for (String queue : queues()) {
                for (ParkedMessage each : parked.list(queue)) {
                    all.add(new Message(
                            each.id(),
                            queue,
                            each.at() == null ? Instant.EPOCH : Instant.parse(each.at()),
                            String.valueOf(each.code()),
                            String.valueOf(each.reason())));
                }
            }
            all.sort(Comparator.comparing(Message::at));
            return all;
        });
    }

    @Override
    public Optional<String> show(Configuration configuration, String id) {
        return asked(configuration, parked -> {
            for (String queue : queues()) {
                Optional<ParkedMessage> found = parked.show(queue, id);
                if (found.isPresent()) {
                    return Optional.of(found.get().body().text());
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
