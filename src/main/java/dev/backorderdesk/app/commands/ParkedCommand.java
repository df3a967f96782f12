package dev.backorderdesk.app.commands;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk parked}. */
@Command(name = "parked", description = "The messages that were put aside for a person.")
final class ParkedCommand implements Runnable {

    private final Surroundings surroundings;
    private final Wiring.Parked parked;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ParkedCommand(Surroundings surroundings, Wiring.Parked parked) {
        this.surroundings = surroundings;
        this.parked = parked;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected \"parked list\", show, replay or discard.");
    }

    @Command(name = "list", description = "All of them, oldest first, with their ids and why.")
    int list(@Mixin Settings settings) {
        List<Wiring.Parked.Message> messages = parked.list(settings.read(surroundings));
        for (Wiring.Parked.Message each : messages) {
            out().println(each.id() + "  " + each.at() + "  " + each.queue() + "  " + each.code() + ": "
                    + each.sentence());
        }
        out().println(messages.isEmpty() ? "No message is parked." : messages.size() + " parked.");
        return 0;
    }

    @Command(name = "show", description = "A message as it was sent.")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin Settings settings) {
        out().println(parked.show(settings.read(surroundings), id).orElseThrow(() -> unknown(id)));
        return 0;
    }

    @Command(name = "replay", description = "Puts messages back on their queues.")
    int replay(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        for (String id : ids) {
            if (!parked.replay(configuration, id)) {
                throw unknown(id);
            }
            out().println(id + " is back on its queue.");
        }
        return 0;
    }

    @Command(name = "discard", description = "Takes messages away for good.")
    int discard(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        for (String id : ids) {
            if (!parked.discard(configuration, id)) {
                throw unknown(id);
            }
            out().println(id + " is gone.");
        }
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static Refused unknown(String id) {
        return new Refused("No parked message has the id " + id + ". Maybe look again: bin/desk parked list");
    }
}
