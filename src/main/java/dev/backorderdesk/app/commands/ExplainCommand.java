package dev.backorderdesk.app.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk explain}. */
@Command(name = "explain", description = "Says why a line was decided so, and what happened to it since.")
final class ExplainCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its id; upper and lower case count.")
    @SuppressWarnings("NullAway.Init")
    private String order;

    @Parameters(index = "1", arity = "0..1", paramLabel = "LINE", description = "Only this line, by its number.")
    private @Nullable Integer line;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(RunningDesk.of(settings.read(surroundings)).explain(order, line));
        out.flush();
        return 0;
    }
}
