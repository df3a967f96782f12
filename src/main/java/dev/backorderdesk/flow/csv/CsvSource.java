package dev.backorderdesk.flow.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file that can be read from its beginning, more than once. */
@FunctionalInterface
public interface CsvSource {

    InputStream open() throws IOException;

    /** A file on the disk; {@code .gz} is unpacked on the way. */
    static CsvSource of(Path file) {
        return () -> file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file);
    }
}
