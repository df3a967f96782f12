package dev.backorderdesk.flow.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Mailbox and message centre in a process of their own, which survives the desk's.
 *
 * <p>{@code DemoSinks [--smtp 3025] [--imap 3143] [--smpp 2775] [--keep 20000] [--texts FILE]}; port 0 means any free
 * one. When all is open it prints {@code ready smtp=3025 imap=3143 smpp=2775} and stays until it is ended. Mails are
 * read over IMAP (user and password are the address), texts as JSON lines in FILE.
 */
public final class DemoSinks {

    private DemoSinks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        int keep = number(options, "--keep", 20_000);
        @Nullable String texts = options.get("--texts");
        try (DemoMailbox mailbox =
                        new DemoMailbox(number(options, "--smtp", 3025), number(options, "--imap", 3143), keep);
                DemoSmsc smsc =
                        new DemoSmsc(number(options, "--smpp", 2775), keep, texts == null ? null : Path.of(texts))) {
            System.out.println(
                    "ready smtp=" + mailbox.smtpPort() + " imap=" + mailbox.imapPort() + " smpp=" + smsc.port());
            new CountDownLatch(1).await();
        }
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }
}
