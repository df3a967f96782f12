package dev.backorderdesk.app.commands;

import java.time.DateTimeException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk clock forward}. */
@Command(name = "clock", description = "Moves the clock of the desk that runs.")
final class ClockCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ClockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected \"clock forward DAYS\".");
    }

    @Command(name = "forward", description = "Moves it on; what became due has run when the command ends.")
    int forward(
            @Parameters(paramLabel = "DAYS", description = "How far: days as 14, or a duration as PT36H.") String by,
            @Mixin Settings settings) {
        Duration duration;
        try {
            duration = by.matches("\\d{1,4}") ? Duration.ofDays(Long.parseLong(by)) : Duration.parse(by);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + by + "\" is no time, expected days as 14, or a duration as PT36H.", e);
        }
        spec.commandLine()
                .getOut()
                .println(RunningDesk.of(settings.read(surroundings)).forward(duration));
        return 0;
    }
}
