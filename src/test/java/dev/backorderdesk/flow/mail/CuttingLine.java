package dev.backorderdesk.flow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server that breaks after a random number of bytes, in either direction. The server still gets what was
 * sent before the break, and {@link #quiet} says when it is done with it.
 */
final class CuttingLine implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Random random;
    private final AtomicInteger open = new AtomicInteger();
    final AtomicInteger cuts = new AtomicInteger();
    volatile int mostBytes;

    /** @param mostBytes a connection breaks after fewer bytes than that, counted over both directions; 0: never */
    CuttingLine(int target, long seed, int mostBytes) throws IOException {
        this.target = target;
        this.random = new Random(seed);
        this.mostBytes = mostBytes;
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Whether the server has ended every broken connection. */
    boolean quiet() {
        return open.get() == 0;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                AtomicInteger left =
                        new AtomicInteger(mostBytes == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(mostBytes));
                open.incrementAndGet();
                start(() -> toServer(client, server, left));
                start(() -> toClient(client, server, left));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void toServer(Socket client, Socket server, AtomicInteger left) {
        try (client) {
            carry(client.getInputStream(), server.getOutputStream(), left);
            server.shutdownOutput();
        } catch (IOException broken) {
            finish(server);
        }
    }

    private void toClient(Socket client, Socket server, AtomicInteger left) {
        try (server) {
            carry(server.getInputStream(), client.getOutputStream(), left);
            client.close();
            // The server may still be at work with what it got; its end of the connection says when it is not.
            server.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            finish(server);
        } finally {
            open.decrementAndGet();
        }
    }

    private static void finish(Socket server) {
        try {
            server.shutdownOutput();
            server.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException alreadyGone) {
            return;
        }
    }

    private void carry(InputStream from, OutputStream to, AtomicInteger left) throws IOException {
        byte[] bytes = new byte[512];
        for (int n = from.read(bytes); n > 0; n = from.read(bytes)) {
            int room = left.getAndAdd(-n);
            if (room < n) {
                to.write(bytes, 0, Math.max(0, room));
                to.flush();
                cuts.incrementAndGet();
                return;
            }
            to.write(bytes, 0, n);
            to.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
