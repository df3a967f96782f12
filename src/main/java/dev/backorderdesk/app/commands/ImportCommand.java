package dev.backorderdesk.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk import}. */
@Command(
        name = "import",
        description =
                "Loads a CSV file into the desk that runs. Good rows are kept; each bad one is told with file, row"
                        + " and column.")
final class ImportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "items, suppliers, supplier-items, sellers, locations, stock or supply.")
    @SuppressWarnings("NullAway.Init")
    private String kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "A CSV file in UTF-8, its first row names the columns.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--all-or-nothing", description = "One bad row and nothing is kept: the file is read twice.")
    private boolean allOrNothing;

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new NotReady(file + " can't be read, expected a CSV file.", null);
        }
        RunningDesk desk = RunningDesk.of(settings.read(surroundings));
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong findings = new AtomicLong();
        RunningDesk.Loaded loaded = desk.load(kind, Files.size(file), this::open, allOrNothing, finding -> {
            findings.incrementAndGet();
            out.println(shown(finding));
        });
        out.println(rows(loaded.kept()) + " kept, " + rows(loaded.refused()) + " refused.");
        // A header that is wrong refuses no row: none was read.
        return loaded.refused() == 0 && findings.get() == 0 ? 0 : 1;
    }

    /** The bar follows what was sent; it is drawn only where a person looks, and only the start script can tell. */
    private InputStream open() {
        try {
            InputStream in = Files.newInputStream(file);
            return System.getProperty("desk.terminal") == null
                    ? in
                    : ProgressBar.wrap(
                            in,
                            new ProgressBarBuilder()
                                    .setTaskName(String.valueOf(file.getFileName()))
                                    .setInitialMax(Files.size(file))
                                    .setUnit(" KiB", 1024));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be opened", e);
        }
    }

    /** The desk knows the file by its kind only. */
    private String shown(String finding) {
        String name = kind + ".csv";
        return finding.startsWith(name) ? file + finding.substring(name.length()) : finding;
    }

    private static String rows(long number) {
        return number == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", number);
    }
}
