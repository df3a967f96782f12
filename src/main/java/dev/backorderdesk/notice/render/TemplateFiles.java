package dev.backorderdesk.notice.render;

import dev.backorderdesk.policy.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a template folder as they were at one reading.
 *
 * @param texts name below the folder, with slashes, to text
 * @param wrongRows names of files that are not UTF-8, to the first row that isn't: a file in Latin-1 is an error here, not a
 *     strange mail later
 */
record TemplateFiles(String folder, Map<String, String> texts, Map<String, Integer> wrongRows) {

    private static final long LARGEST = 200_000; // bytes; a template is some kilobytes

    static TemplateFiles read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Integer> wrongRows = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path file : (Iterable<Path>) files.filter(TemplateFiles::counts)::iterator) {
                if (Files.size(file) > LARGEST) {
                    throw new IOException(file + " has " + Files.size(file) + " bytes, expected at most " + LARGEST);
                }
                String name = folder.relativize(file).toString().replace('\\', '/');
                Utf8 content = Utf8.of(Files.readAllBytes(file));
                if (content.wrongRow() > 0) {
                    wrongRows.put(name, content.wrongRow());
                }
                texts.put(name, content.text().replace("\r\n", "\n"));
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return new TemplateFiles(shown(folder), texts, wrongRows);
    }

    private static boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && (name.endsWith(".peb") || name.endsWith(".properties"));
    }

    /** {@code config/templates}, also where the folder is given absolutely. */
    private static String shown(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        Path grand = parent == null ? null : parent.getFileName();
        String own = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return grand == null ? own : grand + "/" + own;
    }

    /** The path as findings name it. */
    String path(String name) {
        return folder + "/" + name;
    }

    @Nullable
    String text(String name) {
        return texts.get(name);
    }
}
