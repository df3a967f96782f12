package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code desk run}. */
@Command(name = "run", description = "Starts the service with config/.")
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Wiring.Starter starter;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "Sets the desk's clock: a day (9:00 in the shop's zone) or an instant. It goes on from there,"
                    + " also after a restart.")
    private @Nullable String at;

    @Option(names = "--still", description = "The clock stands until it is moved.")
    private boolean still;

    RunCommand(Surroundings surroundings, Wiring.Starter starter) {
        this.surroundings = surroundings;
        this.starter = starter;
    }

    @Override
    public Integer call() {
        Configuration configuration = settings.read(surroundings);
        Instant start = start(configuration);
        Logs.write(configuration.log().format());
        starter.run(configuration, start, still);
        return 0;
    }

    private @Nullable Instant start(Configuration configuration) {
        String day = at;
        if (day == null) {
            return null;
        }
        try {
            return StartDay.read(day, configuration.shop().zone());
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--at: " + e.getMessage(), e);
        }
    }
}
