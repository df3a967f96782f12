package dev.backorderdesk.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from. What is nearer to the person who starts the desk wins: {@code --set}, then {@code -D}, then
 * the environment ({@code DESK_DB_URL} for {@code db.url}), then the file.
 */
public final class Sources {

    private static final String PREFIX = "DESK_";
    /** Variables that the start script reads. */
    private static final Set<String> NOT_SETTINGS = Set.of("DESK_HOME", "DESK_JAVA_OPTS", "DESK_JAVA");

    private final String fileName;
    private final Map<String, String> file;
    private final Map<String, String> environment;
    private final Map<String, String> system;
    private final Map<String, String> given;

    private Sources(
            String fileName,
            Map<String, String> file,
            Map<String, String> environment,
            Map<String, String> system,
            Map<String, String> given) {
        this.fileName = fileName;
        this.file = file;
        this.environment = environment;
        this.system = system;
        this.given = given;
    }

    /** @param where for people: the file, the variable, the option */
    record Value(String text, String where) {}

    /**
     * All four.
     *
     * @param path a properties file in UTF-8
     * @param given {@code --set}
     * @throws BrokenConfiguration where the file can't be read
     */
    public static Sources of(Path path, Map<String, String> environment, Properties system, Map<String, String> given) {
        Map<String, String> ours = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name)) {
                ours.put(name, value);
            }
        });
        Map<String, String> properties = new HashMap<>();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name)));
        return new Sources(
                path.getParent() == null ? path.toString() : "config/" + path.getFileName(),
                load(path),
                ours,
                properties,
                new LinkedHashMap<>(given));
    }

    /** Only what is given here, for tests. */
    public static Sources given(Map<String, String> given) {
        return new Sources("", Map.of(), Map.of(), Map.of(), new LinkedHashMap<>(given));
    }

    private static Map<String, String> load(Path path) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new BrokenConfiguration(List.of(path + " could not be read: " + e
                    + ", expected a properties file in UTF-8. Maybe start in the project's folder."));
        }
        Map<String, String> loaded = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> loaded.put(name, properties.getProperty(name)));
        return loaded;
    }

    @Nullable
    Value find(String key) {
        String set = given.get(key);
        if (set != null) {
            return new Value(set, "--set");
        }
        set = system.get(key);
        if (set != null) {
            return new Value(set, "-D");
        }
        set = environment.get(variable(key));
        if (set != null) {
            return new Value(set, "environment variable " + variable(key));
        }
        set = file.get(key);
        return set == null ? null : new Value(set, fileName);
    }

    /** Names that were set but stand for nothing known, with their place. */
    Map<String, String> unknown(Set<String> known) {
        Map<String, String> unknown = new LinkedHashMap<>();
        given.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> unknown.put(key, "--set"));
        Set<String> variables =
                known.stream().map(Sources::variable).collect(java.util.stream.Collectors.toUnmodifiableSet());
        environment.keySet().stream()
                .filter(name -> !variables.contains(name))
                .forEach(name -> unknown.put(key(name), "environment variable " + name));
        file.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> unknown.put(key, fileName));
        return unknown;
    }

    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String key(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
