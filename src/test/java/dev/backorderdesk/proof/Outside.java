package dev.backorderdesk.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backorderdesk.flow.demo.DemoSinks;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Mail server and message centre in a process of their own, which goes on while the desk is killed. */
final class Outside implements AutoCloseable {
    static final String ARCHIVE = "archive@shop.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Child child;
    private final Path texts;
    final int smtp;
    final int imap;
    final int smpp;

    /** A text message as a phone shows it. */
    record Text(String to, int reference, int part, int parts, String text) {}

    private Outside(Child child, Path texts, int smtp, int imap, int smpp) {
        this.child = child;
        this.texts = texts;
        this.smtp = smtp;
        this.imap = imap;
        this.smpp = smpp;
    }

    /** @param ports as {@code 0 0 0}, for SMTP, IMAP and SMPP; 0 means any free one */
    static Outside start(Path folder, Path logs, int... ports) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path ready = folder.resolve("ready");
        Files.deleteIfExists(ready);
        Path texts = folder.resolve("texts.jsonl");
        Child child = Child.start(
                logs.resolve("outside.log"),
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                DemoSinks.class,
                List.of(
                        "--smtp",
                        String.valueOf(ports[0]),
                        "--imap",
                        String.valueOf(ports[1]),
                        "--smpp",
                        String.valueOf(ports[2]),
                        "--texts",
                        texts.toString(),
                        "--ready",
                        ready.toString()));
        boolean open = false;
        try {
            Awaitility.await("mailbox and phone")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.exists(ready));
            Matcher found =
                    Pattern.compile("smtp=(\\d+) imap=(\\d+) smpp=(\\d+)").matcher(Files.readString(ready));
            if (!found.matches()) {
                throw new AssertionError("expected ports, found " + Files.readString(ready));
            }
            open = true;
            return new Outside(child, texts, port(found, 1), port(found, 2), port(found, 3));
        } finally {
            if (!open) {
                child.close();
            }
        }
    }

    private static int port(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** Asks for a mailbox. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Folder inbox) throws MessagingException;
    }

    private <T> T inbox(String address, Question<T> question) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imap, address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            try {
                return question.ask(inbox);
            } finally {
                inbox.close(false);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox of " + address + " can't be read", e);
        }
    }

    /** Mails that were taken so far. */
    int mails() {
        return inbox(ARCHIVE, Folder::getMessageCount);
    }

    /** The Message-ID of each mail in each mailbox. Many are asked at once: an answer takes long, not much. */
    Map<String, List<String>> messageIds(Collection<String> addresses) {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            Map<String, Future<List<String>>> asked = new HashMap<>();
            for (String address : addresses) {
                asked.put(address, threads.submit(() -> messageIds(address)));
            }
            Map<String, List<String>> found = new HashMap<>();
            for (Map.Entry<String, Future<List<String>>> each : asked.entrySet()) {
                found.put(each.getKey(), each.getValue().get());
            }
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mailbox can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> messageIds(String address) {
        return inbox(address, inbox -> {
            Message[] mails = inbox.getMessages();
            FetchProfile envelopes = new FetchProfile();
            envelopes.add(FetchProfile.Item.ENVELOPE);
            inbox.fetch(mails, envelopes);
            List<String> ids = new ArrayList<>();
            for (Message mail : mails) {
                ids.add(((MimeMessage) mail).getMessageID());
            }
            return ids;
        });
    }

    /** The texts that were taken so far. */
    List<Text> texts() throws IOException {
        List<Text> all = new ArrayList<>();
        if (Files.exists(texts)) {
            for (String line : Files.readAllLines(texts)) {
                JsonNode text = JSON.readTree(line);
                all.add(new Text(
                        text.path("to").asText(),
                        text.path("reference").asInt(),
                        text.path("part").asInt(),
                        text.path("parts").asInt(),
                        text.path("text").asText()));
            }
        }
        return all;
    }

    String lastWords() {
        return child.lastWords();
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
    }
}
