package dev.backorderdesk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From {@code bin/desk run} to ready, with everything embedded; and the memory of the same process after many orders. */
public final class StartBench {
    private static final int MANY = 100_000;
    private static final int QUICK = 10_000;
    private static final int CHUNK = 5_000;
    private static final long LOOK_NANOS = 10_000_000L;
    private static final long STOP_SECONDS = 60;
    private static final Pattern READY = Pattern.compile("ready after ([0-9.]+) s: (.*)");
    private static final Pattern PART = Pattern.compile("([a-z ]+) ([0-9.]+) s");
    private static final List<String> CATALOGUE =
            List.of("locations", "sellers", "items", "suppliers", "supplier-items", "stock", "supply");

    private final Path folder;
    private final int broker = freePort();
    private final int console = freePort();
    private final List<Double> whole = new ArrayList<>();
    private final List<Double> inside = new ArrayList<>();

    private StartBench(Path folder) throws IOException {
        this.folder = folder;
    }

    /** {@code --quick}: three starts and 10,000 orders. */
    public static void main(String[] args) throws Exception {
        boolean quick = List.of(args).contains("--quick");
        Report report = new Report();
        Report.machine("bin/bench start " + String.join(" ", args));
        StartBench bench = new StartBench(Files.createTempDirectory("start-bench"));
        int starts = quick ? 3 : 7;
        for (int i = 0; i < starts; i++) {
            bench.stop(bench.start("data-" + i));
        }
        System.out.printf(
                Locale.ROOT,
                "median of %d starts in an empty folder: %.1f s from the command to ready, of which %.1f s in the desk;"
                        + " load average %.2f%n",
                starts,
                Report.median(bench.whole),
                Report.median(bench.inside),
                Report.load());
        bench.memory(quick ? QUICK : MANY, report);
        System.exit(report.kept() ? 0 : 1);
    }

    private Process start(String data) throws IOException {
        long begun = System.nanoTime();
        Path log = folder.resolve(data + ".log");
        Process desk = command(data, "run", "--at", "2026-11-24T12:00:00Z")
                .redirectOutput(log.toFile())
                .start();
        while (desk.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                whole.add((System.nanoTime() - begun) / 1e9);
                inside.add(Double.valueOf(ready.group(1)));
                System.out.printf(Locale.ROOT, "  %.1f s, %s%n", whole.get(whole.size() - 1), parts(ready.group(2)));
                return desk;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IllegalStateException("The desk did not start:\n" + Files.readString(log));
    }

    private static String parts(String told) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(told);
        while (part.find()) {
            parts.add(part.group(1).strip() + " " + part.group(2));
        }
        return String.join(", ", parts);
    }

    private ProcessBuilder command(String data, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(BenchDesk.HOME.resolve("bin/desk").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        var settings = builder.environment();
        settings.put("DESK_FOLDERS_DATA", folder.resolve(data).toString());
        settings.put("DESK_FOLDERS_ROUTES", routes().toString());
        settings.put("DESK_BROKER_OPENWIRE_PORT", String.valueOf(broker));
        settings.put("DESK_HTTP_CONSOLE_PORT", String.valueOf(console));
        for (String port : List.of("BROKER_AMQP", "BROKER_STOMP", "HTTP_PAGE", "MAIL", "MAIL_IMAP", "SMS")) {
            settings.put("DESK_" + port + "_PORT", "0");
        }
        return builder;
    }

    /** The demo mailbox keeps every mail in memory, which a desk with a mail server does not: nothing is sent here. */
    private Path routes() throws IOException {
        return BenchDesk.routes(folder, false);
    }

    private void memory(int orders, Report report) throws Exception {
        Process desk = start("data-memory");
        try {
            System.out.printf("memory of it after the start: %d MB%n", megabytes(desk, "VmRSS"));
            for (String kind : CATALOGUE) {
                load(kind);
            }
            String url = "tcp://127.0.0.1:" + broker;
            RealOrders small = RealOrders.kilobyte(BenchDesk.DEMO);
            long begun = System.nanoTime();
            for (int sent = 0; sent < orders; sent += CHUNK) {
                Queued.fill(url, "orders.in", small.next(CHUNK));
                int decided = 0;
                while (decided < CHUNK) {
                    decided += Queued.empty(url, "orders.decided");
                }
                Queued.empty(url, "notices.email");
                Queued.empty(url, "notices.sms");
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d orders of 1 KB taken in %.0f s (sending, deciding and reading the decisions), notices queued and"
                            + " not sent%n",
                    orders,
                    (System.nanoTime() - begun) / 1e9);
            long resident = megabytes(desk, "VmRSS");
            System.out.printf("resident now %d MB, most %d MB%n", resident, megabytes(desk, "VmHWM"));
            report.below("MB resident after " + orders + " orders", 600, resident);
        } finally {
            stop(desk);
        }
    }

    private void load(String kind) throws Exception {
        Path file = BenchDesk.DEMO.resolve(kind + ".csv");
        Process load = command("data-memory", "import", kind, file.toString()).start();
        String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (load.waitFor() != 0) {
            throw new IllegalStateException("import " + kind + ": " + said);
        }
    }

    private static long megabytes(Process process, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String line = lines.filter(each -> each.startsWith(name + ":"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + name));
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }

    private void stop(Process desk) throws InterruptedException {
        desk.destroy();
        if (!desk.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            desk.destroyForcibly();
            throw new IllegalStateException("The desk did not stop within " + STOP_SECONDS + " s");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
