package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.BrokenConfiguration;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code bin/desk} and what can stand behind it. */
@Command(
        name = "desk",
        synopsisSubcommandLabel = "COMMAND",
        description = "Decides every line of every order by rules: accept, cap, backorder, preorder or reject.",
        footer = {
            "",
            "Ends with 0 where all is good, 1 with findings or a refusal, 2 where something is set up wrongly."
        })
public final class DeskCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** All commands, ready to be executed. */
    public static CommandLine with(Surroundings surroundings, Wiring wiring) {
        CommandLine desk = new CommandLine(new DeskCommand())
                .addSubcommand(new DemoCommand(surroundings, wiring.demo()))
                .addSubcommand(new RunCommand(surroundings, wiring.starter()))
                .addSubcommand(new ClockCommand(surroundings))
                .addSubcommand(new SendCommand(surroundings, wiring.sender()))
                .addSubcommand(new ImportCommand(surroundings))
                .addSubcommand(new RedealCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new EvidenceCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new PromiseCommand())
                .addSubcommand(new ParkedCommand(surroundings, wiring.parked()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(DeskCommand::misused)
                .setExecutionExceptionHandler(DeskCommand::failed);
        addHelp(desk);
        return desk;
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Says how this is used.")
                        .build());
        command.getSubcommands().values().forEach(DeskCommand::addHelp);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command.");
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            command.getCommandSpec().commandLine().usage(err, Ansi.OFF);
        }
        return 2;
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof BrokenConfiguration broken) {
            broken.findings().forEach(err::println);
            return 2;
        }
        if (e instanceof Refused) {
            err.println(e.getMessage());
            return 1;
        }
        if (e instanceof NotReady) {
            err.println(e.getMessage());
            return 2;
        }
        err.println("Something went wrong here that should not:");
        e.printStackTrace(err);
        return 2;
    }
}
