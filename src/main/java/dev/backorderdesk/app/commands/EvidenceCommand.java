package dev.backorderdesk.app.commands;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk evidence}. */
@Command(name = "evidence", description = "Says all that the law may ask about a late order, as one file.")
final class EvidenceCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(index = "0", paramLabel = "ORDER", description = "Its id; upper and lower case count.")
    @SuppressWarnings("NullAway.Init")
    private String order;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    EvidenceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(RunningDesk.of(settings.read(surroundings)).evidence(order, json));
        out.flush();
        return 0;
    }
}
