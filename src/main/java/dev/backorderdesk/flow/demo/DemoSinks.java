package dev.backorderdesk.flow.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Mailbox and message centre in a process of their own, which survives the desk's.
 *
 * <p>{@code DemoSinks [--smtp 3025] [--imap 3143] [--smpp 2775] [--keep 20000] [--texts FILE] [--ready FILE]}; port 0
 * means any free one. When all is open it writes {@code smtp=3025 imap=3143 smpp=2775} to the ready file and stays until
 * it is ended. Mails are read over IMAP (user and password are the address), texts as JSON lines in the texts file.
 */
public final class DemoSinks {

    private DemoSinks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        int keep = number(options, "--keep", 20_000);
        Path texts = path(options, "--texts");
        try (DemoMailbox mailbox =
                        new DemoMailbox(number(options, "--smtp", 3025), number(options, "--imap", 3143), keep);
                DemoSmsc smsc = new DemoSmsc(number(options, "--smpp", 2775), keep, texts)) {
            Path ready = path(options, "--ready");
            if (ready != null) {
                // Whole or not at all: who waits for the file must not read half a line.
                Path draft = Files.writeString(
                        ready.resolveSibling(ready.getFileName() + ".draft"),
                        "smtp=" + mailbox.smtpPort() + " imap=" + mailbox.imapPort() + " smpp=" + smsc.port());
                Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
            }
            new CountDownLatch(1).await();
        }
    }

    private static @Nullable Path path(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null ? null : Path.of(value);
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }
}
