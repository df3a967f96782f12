package dev.backorderdesk.app.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk parked}. */
@Command(name = "parked", description = "The messages and notices that were put aside for a person.")
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
        throw new ParameterException(spec.commandLine(), "Expected \"parked list\", show, replay, taken or discard.");
    }

    @Command(name = "list", description = "All of them, oldest first, with their ids and why.")
    int list(@Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        Wiring.Parked.Listed listed = parked.list(configuration);
        List<Wiring.Parked.Message> messages = new ArrayList<>(listed.messages());
        NotReady away = null;
        try {
            for (RunningDesk.ParkedNotice each : RunningDesk.of(configuration).parkedNotices()) {
                messages.add(new Wiring.Parked.Message(
                        each.id(), "order " + each.orderId(), each.since(), each.state(), each.sentence()));
            }
        } catch (NotReady e) {
            away = e;
        }
        messages.sort(Comparator.comparing(Wiring.Parked.Message::at));
        for (Wiring.Parked.Message each : messages) {
            out().println(each.id() + "  " + each.at() + "  " + each.queue() + "  " + each.code() + ": "
                    + each.sentence());
        }
        if (away != null) {
            // Half a list must not pass for a whole one.
            throw new NotReady("Only messages are listed, no notices: " + away.getMessage(), away);
        }
        if (!listed.cut().isEmpty()) {
            throw new Refused(
                    "Only " + String.join(", and ", listed.cut())
                            + " are listed: the others don't fit into the broker's memory. Replay or discard some, and look again.");
        }
        out().println(messages.isEmpty() ? "Nothing is parked." : messages.size() + " parked.");
        return 0;
    }

    @Command(name = "show", description = "A message as it was sent, or what is known of a notice.")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        out().println(
                        isNotice(id)
                                ? RunningDesk.of(configuration).parkedNotice(id)
                                : parked.show(configuration, id).orElseThrow(() -> unknown(id)));
        return 0;
    }

    @Command(name = "replay", description = "Puts messages back on their queues, and sends notices again.")
    int replay(
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(
                            names = "--even-if-doubtful",
                            description =
                                    "Sends also notices that may have been sent: the customer may get them twice.")
                    boolean evenIfDoubtful,
            @Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        for (String id : ids) {
            if (isNotice(id)) {
                out().println(RunningDesk.of(configuration).replayNotice(id, evenIfDoubtful));
                continue;
            }
            if (!parked.replay(configuration, id)) {
                throw unknown(id);
            }
            out().println(id + " is back on its queue.");
        }
        return 0;
    }

    @Command(name = "taken", description = "Says that notices in doubt were taken: they count as given.")
    int taken(
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--because", paramLabel = "WORDS", description = "How you know; it is kept.") @Nullable
                    String because,
            @Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        for (String id : ids) {
            if (!isNotice(id)) {
                throw new Refused(id + " is no notice. Only of a notice in doubt can be said that it was taken.");
            }
            out().println(RunningDesk.of(configuration).takenNotice(id, because == null ? "" : because));
        }
        return 0;
    }

    @Command(name = "discard", description = "Takes messages and notices away for good.")
    int discard(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin Settings settings) {
        var configuration = settings.read(surroundings);
        for (String id : ids) {
            if (isNotice(id)) {
                out().println(RunningDesk.of(configuration).discardNotice(id));
                continue;
            }
            if (!parked.discard(configuration, id)) {
                throw unknown(id);
            }
            out().println(id + " is gone.");
        }
        return 0;
    }

    /** A message's id is the broker's, which begins otherwise. */
    private static boolean isNotice(String id) {
        return id.startsWith("notice:");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static Refused unknown(String id) {
        return new Refused("No parked message has the id " + id + ". Maybe look again: bin/desk parked list");
    }
}
