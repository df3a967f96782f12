package dev.backorderdesk.flow.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As much of STOMP 1.2 as a script of some shop would speak. */
public final class StompClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    public StompClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
        write("CONNECT", Map.of("accept-version", "1.2", "host", "desk"), "", false);
        Frame answer = read();
        if (!answer.command().equals("CONNECTED")) {
            throw new IOException("expected CONNECTED, found " + answer);
        }
    }

    /** @param counted with a content-length, which makes it bytes at the other end */
    public void send(String queue, String replyTo, String correlationId, String body, boolean counted)
            throws IOException {
        write(
                "SEND",
                Map.of(
                        "destination",
                        "/queue/" + queue,
                        "reply-to",
                        "/queue/" + replyTo,
                        "correlation-id",
                        correlationId,
                        "receipt",
                        "r-1"),
                body,
                counted);
        Frame answer = read();
        if (!answer.command().equals("RECEIPT")) {
            throw new IOException("expected RECEIPT, found " + answer);
        }
    }

    public void subscribe(String queue) throws IOException {
        write("SUBSCRIBE", Map.of("id", "0", "destination", "/queue/" + queue, "ack", "auto"), "", false);
    }

    public record Frame(String command, Map<String, String> headers, String body) {}

    public Frame read() throws IOException {
        String command = line();
        while (command.isEmpty()) {
            command = line();
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.putIfAbsent(
                    line.substring(0, colon),
                    line.substring(colon + 1).replace("\\c", ":").replace("\\\\", "\\"));
        }
        @Nullable String length = headers.get("content-length");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (length != null) {
            body.write(in.readNBytes(Integer.parseInt(length)));
        }
        for (int b = in.read(); b > 0; b = in.read()) {
            body.write(b);
        }
        return new Frame(command, headers, body.toString(StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void write(String command, Map<String, String> headers, String body, boolean counted) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(command).append('\n');
        headers.forEach(
                (name, value) -> head.append(name).append(':').append(value).append('\n'));
        if (counted) {
            head.append("content-length:").append(bytes.length).append('\n');
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        frame.write(bytes);
        frame.write(0);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
