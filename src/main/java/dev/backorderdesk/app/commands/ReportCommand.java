package dev.backorderdesk.app.commands;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk report}. */
@Command(name = "report", description = "Tells what a running desk knows of many orders at once.")
final class ReportCommand implements Callable<Integer> {

    /** What there is a report of. */
    enum Kind {
        SUPPLIERS
    }

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = "suppliers: what each was asked for, confirmed and delivered, and how punctually.")
    @SuppressWarnings("NullAway.Init")
    private Kind what;

    @Option(names = "--json", description = "As JSON instead of a table.")
    private boolean json;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String name = what.name().toLowerCase(Locale.ROOT);
        out.println(
                RunningDesk.of(settings.read(surroundings)).report(name, json).strip());
        out.flush();
        return 0;
    }
}
