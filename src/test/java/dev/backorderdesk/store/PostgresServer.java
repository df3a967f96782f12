package dev.backorderdesk.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on loopback, one for all tests of this JVM, that forces each commit to disk. Debian's if it is
 * installed, else binaries from a Maven artifact; where neither starts, the test fails.
 */
public final class PostgresServer {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

    /** Its own order of letters is that of a person, so that a column which forgets to compare exactly is found. */
    private static final List<String> LOCALE = List.of("--locale-provider=icu", "--icu-locale=en-US");

    private static final String URL = start();

    private PostgresServer() {}

    /** Address of an empty database that nobody else uses. */
    public static synchronized String url() {
        return URL;
    }

    /** Address of a new empty database on the same server. */
    public static String newDatabase(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "desk", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return url().replace("/postgres", "/" + name);
    }

    private static String start() {
        try {
            return Files.isExecutable(DEBIAN.resolve("postgres")) ? debian() : embedded();
        } catch (IOException e) {
            throw new UncheckedIOException("These tests need a PostgreSQL server and none could be started.", e);
        }
    }

    @SuppressWarnings("resource") // it stops with the JVM, by its own hook
    private static String embedded() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role desk superuser login");
        } catch (SQLException e) {
            throw new IOException("PostgreSQL runs and does not answer", e);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    private static String debian() throws IOException {
        Path folder = Files.createTempDirectory("desk-postgres");
        if (isRoot()) {
            run(List.of("chown", "postgres:postgres", folder.toString()));
        }
        Path data = folder.resolve("data");
        List<String> initdb = new ArrayList<>(List.of(
                DEBIAN.resolve("initdb").toString(), "-D", data.toString(), "-U", "desk", "-A", "trust", "-E", "UTF8"));
        initdb.addAll(LOCALE);
        run(asPostgres(initdb));
        int port = freePort();
        Path log = Files.createTempFile("desk-postgres", ".log");
        Process server = new ProcessBuilder(asPostgres(List.of(
                        DEBIAN.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=60")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder, log)));
        return awaitStart(server, port, log);
    }

    private static String awaitStart(Process server, int port, Path log) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.readString(log).contains("ready to accept connections")) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new IOException("PostgreSQL did not start: " + Files.readString(log));
            }
            pause();
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    private static void stop(Process server, Path folder, Path log) {
        try {
            // SIGINT: it does not wait for those who are still connected.
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            Files.deleteIfExists(log);
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> all = new ArrayList<>(files.toList());
                Collections.reverse(all);
                for (Path file : all) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asPostgres(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        List<String> other =
                new ArrayList<>(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        other.addAll(command);
        return other;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + " was interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
