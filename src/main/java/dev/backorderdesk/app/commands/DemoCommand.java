package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code desk demo}. */
@Command(
        name = "demo",
        description =
                "Starts everything embedded, sends real orders, shows what was decided, mailed, texted and reordered.")
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Wiring.Demo demo;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--exit", description = "Ends when everything was shown; else the desk runs on.")
    private boolean exit;

    DemoCommand(Surroundings surroundings, Wiring.Demo demo) {
        this.surroundings = surroundings;
        this.demo = demo;
    }

    @Override
    public Integer call() {
        Configuration configuration = settings.read(surroundings);
        Logs.write(configuration.log().format());
        demo.run(configuration, exit, spec.commandLine().getOut());
        return 0;
    }
}
