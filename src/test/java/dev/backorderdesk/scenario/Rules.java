package dev.backorderdesk.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped rules with one table changed. */
final class Rules {
    private Rules() {}

    static Path with(Path folder, String table, String... rows) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(file);
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Files.write(folder.resolve("rules/tables").resolve(table), List.of(rows));
        return folder;
    }
}
