package dev.backorderdesk.app;

import dev.backorderdesk.app.commands.DeskCommand;
import dev.backorderdesk.app.commands.Surroundings;
import dev.backorderdesk.app.service.DeskWiring;

/** Where {@code bin/desk} begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(DeskCommand.with(Surroundings.here(), DeskWiring.wiring()).execute(arguments));
    }
}
