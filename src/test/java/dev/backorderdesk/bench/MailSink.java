package dev.backorderdesk.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that takes everything and keeps the first few, in a process of its own: what it costs is not counted as
 * ours. {@code XCOUNT} asks how many it took.
 */
public final class MailSink {
    /** So many mails are kept as files, to be sent again by whoever compares himself. */
    static final int KEPT = 500;

    private final AtomicInteger taken = new AtomicInteger();
    private final Path folder;

    private MailSink(Path folder) {
        this.folder = folder;
    }

    /** {@code FOLDER}: keeps the first mails there, and its port in the file {@code port}. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        MailSink sink = new MailSink(folder);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path written = folder.resolve("port.new");
            Files.writeString(written, String.valueOf(server.getLocalPort()));
            Files.move(written, folder.resolve("port"));
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> sink.talk(socket), "smtp");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
            socket.setTcpNoDelay(true);
            say(out, "220 sink");
            for (String command = line(in); ; command = line(in)) {
                String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "DATA" -> {
                        say(out, "354 go on");
                        keep(in);
                        say(out, "250 taken");
                    }
                    case "XCOUNT" -> say(out, "250 " + taken.get());
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 well");
                }
            }
        } catch (EOFException gone) {
            // Whoever has no more mails may go without a word.
        } catch (IOException e) {
            System.err.println("A connection ended: " + e);
        }
    }

    /** The text of a mail up to the dot, with its dots as they came: it is sent again as it is. */
    private void keep(InputStream in) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(8192);
        for (String line = line(in); !line.equals("."); line = line(in)) {
            mail.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
            mail.write('\r');
            mail.write('\n');
        }
        int number = taken.getAndIncrement();
        if (number < KEPT) {
            Files.write(folder.resolve("mail-" + number + ".eml"), mail.toByteArray());
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
