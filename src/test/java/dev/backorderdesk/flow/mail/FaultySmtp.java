package dev.backorderdesk.flow.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server of a few lines that fails where it is told to. Counts connections and keeps what it accepted. */
final class FaultySmtp implements AutoCloseable {

    static final String CUT = "CUT";
    static final String RESET = "RESET";
    static final String SILENCE = "SILENCE";

    private final ServerSocket socket;
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    volatile String greeting = "220 faulty ESMTP";
    volatile String mail = "250 2.1.0 ok";
    volatile String customer = "250 2.1.5 ok";
    volatile String archive = "250 2.1.5 ok";
    volatile String data = "354 go on";
    volatile String dot = "250 2.0.0 queued as 4XyZ";
    volatile boolean cutAfterReply;
    /** So many mails a connection carries; at the next it says farewell. */
    volatile int mailsAConnection = Integer.MAX_VALUE;

    volatile boolean keepsWhatItNeverAnswered;

    FaultySmtp() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "faulty-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<String> accepted() {
        return accepted;
    }

    List<String> commands() {
        return commands;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(client), "faulty-smtp-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            if (!answer(out, greeting, client)) {
                return;
            }
            int mails = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String verb = line.toUpperCase(Locale.ROOT);
                boolean goOn = true;
                if (verb.startsWith("EHLO")) {
                    goOn = answer(out, "250 faulty", client);
                } else if (verb.startsWith("MAIL")) {
                    boolean enough = mails++ >= mailsAConnection;
                    goOn = answer(out, enough ? "421 4.4.2 enough for one connection" : mail, client) && !enough;
                } else if (verb.startsWith("RCPT")) {
                    goOn = answer(out, verb.contains("ARCHIVE@") ? archive : customer, client);
                } else if (verb.startsWith("DATA")) {
                    goOn = answer(out, data, client) && (!data.startsWith("354") || message(in, out, client));
                } else if (verb.startsWith("QUIT")) {
                    answer(out, "221 bye", client);
                    return;
                } else {
                    goOn = answer(out, "250 ok", client);
                }
                if (!goOn) {
                    return;
                }
            }
        } catch (IOException gone) {
            commands.add("connection ended: " + gone.getClass().getSimpleName());
        }
    }

    private boolean message(BufferedReader in, OutputStream out, Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        if (dot.startsWith("250") || keepsWhatItNeverAnswered) {
            accepted.add(text.toString());
        }
        return answer(out, dot, client) && !cutAfterReply;
    }

    private static boolean answer(OutputStream out, String reply, Socket client) throws IOException {
        if (reply.equals(CUT) || reply.equals(RESET)) {
            client.setSoLinger(reply.equals(RESET), 0);
            return false;
        }
        if (reply.equals(SILENCE)) {
            return client.getInputStream().read() >= 0; // until the other side gives up
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
