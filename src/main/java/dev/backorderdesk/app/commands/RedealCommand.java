package dev.backorderdesk.app.commands;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk redeal}. */
@Command(
        name = "redeal",
        description =
                "Deals stock and supply anew to all that wait, by rules/tables/backorder-processing.csv; says who lost to"
                        + " whom and why.")
final class RedealCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--simulate", description = "Tells what would come of it; nothing is written.")
    private boolean simulate;

    @Parameters(
            paramLabel = "SKU",
            arity = "0..*",
            description = "Only these articles; none means all that are waited for.")
    private List<String> skus = List.of();

    RedealCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        RunningDesk.of(settings.read(surroundings)).redeal(skus, simulate, out::println);
        return 0;
    }
}
