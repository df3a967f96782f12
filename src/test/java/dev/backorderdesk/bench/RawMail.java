package dev.backorderdesk.bench;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A {@link MailSink} in a process of its own, and nothing but SMTP to it: the mails it got, again, over open connections. */
final class RawMail implements AutoCloseable {
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final Process process;
    private final int port;

    RawMail() throws IOException {
        folder = Files.createTempDirectory("mail-sink");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailSink.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long start = System.nanoTime();
        while (!Files.exists(folder.resolve("port"))) {
            if (System.nanoTime() - start > LONGEST_START_NANOS) {
                throw new IllegalStateException("The mail sink did not start.");
            }
            LockSupport.parkNanos(10_000_000);
        }
        port = Integer.parseInt(Files.readString(folder.resolve("port")));
    }

    int port() {
        return port;
    }

    /** Mails that the sink took so far. */
    int taken() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            in.readLine();
            socket.getOutputStream().write("XCOUNT\r\n".getBytes(StandardCharsets.ISO_8859_1));
            return Integer.parseInt(in.readLine().substring("250 ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of a mail in the mean, of those that the sink kept. */
    double meanBytes() throws IOException {
        long bytes = 0;
        for (int i = 0; i < MailSink.KEPT; i++) {
            bytes += Files.size(mail(i));
        }
        return (double) bytes / MailSink.KEPT;
    }

    /** Sends so many mails, those that were kept over and over; says how many a second. */
    double send(int count, int connections) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Integer>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                senders.add(sender(count / connections));
            }
            long start = System.nanoTime();
            int sent = 0;
            for (Future<Integer> each : threads.invokeAll(senders)) {
                sent += each.get();
            }
            return sent / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private Callable<Integer> sender(int count) throws Exception {
        Properties properties = new Properties();
        properties.setProperty(
                "mail.smtp.host", InetAddress.getLoopbackAddress().getHostAddress());
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.from", "orders@shop.example");
        Session session = Session.getInstance(properties);
        List<MimeMessage> mails = new ArrayList<>();
        for (int i = 0; i < MailSink.KEPT; i++) {
            try (InputStream in = Files.newInputStream(mail(i))) {
                mails.add(new MimeMessage(session, in));
            }
        }
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect();
        return () -> {
            try (transport) {
                for (int i = 0; i < count; i++) {
                    MimeMessage mail = mails.get(i % mails.size());
                    transport.sendMessage(mail, mail.getAllRecipients());
                }
            }
            return count;
        };
    }

    private Path mail(int number) {
        return folder.resolve("mail-" + number + ".eml");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
