package dev.backorderdesk.app.service;

import dev.backorderdesk.app.commands.NotReady;
import dev.backorderdesk.app.commands.Wiring;
import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.flow.Queues;
import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.policy.Suggestion;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends messages as any ERP does, and waits for their answers. */
final class Messages implements Wiring.Sender {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public boolean send(Configuration configuration, String queue, List<Path> files, Consumer<String> answers)
            throws IOException {
        if (!Queues.IN.contains(queue)) {
            throw new NotReady(
                    "No desk reads a queue " + queue + ", expected one of " + String.join(", ", Queues.IN) + "."
                            + Suggestion.among(queue, Queues.IN),
                    null);
        }
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                if (file.toString().endsWith(".jsonl")) {
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .forEach(texts::add);
                } else {
                    texts.add(Files.readString(file));
                }
            } catch (MalformedInputException e) {
                throw new NotReady(file + " is no text in UTF-8.", e);
            }
        }
        try (ErpClient client = new ErpClient(
                configuration.broker().clientUrl(),
                configuration.broker().user(),
                configuration.broker().password())) {
            for (int i = 0; i < texts.size(); i++) {
                client.send(queue, texts.get(i), "send-" + (i + 1));
            }
            boolean good = true;
            for (int i = 0; i < texts.size(); i++) {
                Optional<ErpClient.Answered> answer = client.receive(PATIENCE);
                if (answer.isEmpty()) {
                    answers.accept((texts.size() - i) + " of " + texts.size() + " messages were not answered within "
                            + PATIENCE.toSeconds() + " s. Maybe nobody reads " + queue + "?");
                    return false;
                }
                answers.accept(answer.get().text());
                good &= isGood(answer.get().text());
            }
            return good;
        } catch (IllegalStateException e) {
            throw new NotReady(e.getMessage() + " Maybe start the desk with: bin/desk run", e);
        }
    }

    /** A decision, or an envelope that says that it was taken. */
    private static boolean isGood(String answer) {
        return !answer.matches("(?s).*\"status\":\"(INVALID|CONFLICT|REFUSED|STALE)\".*");
    }
}
