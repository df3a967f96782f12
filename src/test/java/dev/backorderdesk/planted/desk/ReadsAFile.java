package dev.backorderdesk.planted.desk;

import java.nio.file.Files;
import java.nio.file.Path;

/** The core does input and output. */
final class ReadsAFile {

    boolean read(Path file) {
        return Files.exists(file);
    }
}
