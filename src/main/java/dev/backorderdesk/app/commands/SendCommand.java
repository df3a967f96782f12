package dev.backorderdesk.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk send}. */
@Command(name = "send", description = "Puts messages on a queue and prints the answers.")
final class SendCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Wiring.Sender sender;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(index = "0", paramLabel = "QUEUE", description = "As orders.in, stock.in or supply.in.")
    @SuppressWarnings("NullAway.Init")
    private String queue;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "A JSON document each; of a .jsonl file every line is one.")
    private List<Path> files = List.of();

    SendCommand(Surroundings surroundings, Wiring.Sender sender) {
        this.surroundings = surroundings;
        this.sender = sender;
    }

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new NotReady(file + " can't be read, expected a file with a message.", null);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        return sender.send(settings.read(surroundings), queue, files, out::println) ? 0 : 1;
    }
}
