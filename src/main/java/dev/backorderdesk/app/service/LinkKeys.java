package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.notice.LinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The secrets that sign order links: as set, else made once and kept in the data folder. */
final class LinkKeys {
    private static final int BYTES = 32;

    private LinkKeys() {}

    static List<LinkKey> of(Configuration configuration) throws IOException {
        String secrets = configuration.links().secrets();
        return LinkKey.all(secrets == null ? kept(configuration.folders().data().resolve("link-secret")) : secrets);
    }

    private static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = file.resolveSibling("link-secret.new");
            Files.writeString(written, "1:" + Base64.getEncoder().encodeToString(secret) + "\n");
            if (Files.getFileStore(written).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(written, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
