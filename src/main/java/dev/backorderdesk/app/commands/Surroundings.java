package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command was called.
 *
 * @param home the project's folder: {@code config/} is in it
 */
public record Surroundings(Path home, Map<String, String> environment, Properties system) {

    /** Those of this process; the start script says where home is. */
    public static Surroundings here() {
        String home = System.getProperty("desk.home");
        return new Surroundings(
                Path.of(home == null ? "" : home).toAbsolutePath().normalize(),
                System.getenv(),
                System.getProperties());
    }

    Configuration read(Map<String, String> given) {
        return Configuration.read(
                home, Sources.of(home.resolve("config/application.properties"), environment, system, given));
    }
}
