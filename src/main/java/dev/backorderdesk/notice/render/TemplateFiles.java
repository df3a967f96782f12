package dev.backorderdesk.notice.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a template folder as they were at one reading: name below the folder, with slashes, to text. */
record TemplateFiles(String folder, Map<String, String> texts) {

    private static final long LARGEST = 200_000; // bytes; a template is some kilobytes

    static TemplateFiles read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, 3)) {
            for (Path file : (Iterable<Path>) files.filter(TemplateFiles::counts)::iterator) {
                if (Files.size(file) > LARGEST) {
                    throw new IOException(file + " has " + Files.size(file) + " bytes, expected at most " + LARGEST);
                }
                // Reading with a decoder that reports: a file in Latin-1 is an error here, not a strange mail later.
                texts.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)))
                                .toString()
                                .replace("\r\n", "\n"));
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException("a file in " + folder + " is not UTF-8. Maybe save it as UTF-8.", e);
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return new TemplateFiles(shown(folder), texts);
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
