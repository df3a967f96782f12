package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class Settings {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of config/application.properties, for this time.")
    private Map<String, String> given = new LinkedHashMap<>();

    /** @throws dev.backorderdesk.app.config.BrokenConfiguration naming every mistake */
    Configuration read(Surroundings surroundings) {
        return surroundings.read(given);
    }
}
