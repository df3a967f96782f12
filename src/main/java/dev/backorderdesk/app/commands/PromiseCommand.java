package dev.backorderdesk.app.commands;

import dev.backorderdesk.flow.csv.CsvSource;
import dev.backorderdesk.flow.csv.DeliveryFiles;
import dev.backorderdesk.promise.lead.Backtest;
import dev.backorderdesk.promise.lead.PastOrder;
import dev.backorderdesk.promise.lead.Tuning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk promise}. */
@Command(name = "promise", description = "How good promises are.")
final class PromiseCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected \"promise backtest\".");
    }

    @Command(
            name = "backtest",
            description = {
                "What would have been promised on the day of each past order, and how it would have turned out, by"
                        + " month. Needs no desk that runs.",
                "The columns are supplier,sku,category,sent,received,contract_days: one row for each order, days as"
                        + " 2026-11-20, received and contract_days may be empty. Files of SCMS and Olist are read as"
                        + " they are; .gz is unpacked."
            })
    int backtest(@Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files in UTF-8.") List<Path> files)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong findings = new AtomicLong();
        DeliveryFiles deliveries = new DeliveryFiles(finding -> {
            findings.incrementAndGet();
            out.println(finding);
        });
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new NotReady(file + " can't be read, expected a CSV file.", null);
            }
            deliveries.read(file.toString(), CsvSource.of(file));
        }
        DeliveryFiles.Read read = deliveries.finish();
        if (!read.complete()) {
            return 1;
        }
        if (read.orders().isEmpty()) {
            throw new Refused("No row says when something was ordered, and of whom.");
        }
        BacktestTable.print(Backtest.report(promises(read.orders())), read, out);
        return findings.get() == 0 ? 0 : 1;
    }

    /** A bar is drawn only where a person looks on, and only the start script can tell. */
    private static List<Backtest.Promised> promises(List<PastOrder> orders) {
        if (System.getProperty("desk.terminal") == null) {
            return Backtest.promises(orders, Tuning.SHIPPED, done -> {});
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("promises")
                .setInitialMax(orders.size())
                .build()) {
            return Backtest.promises(orders, Tuning.SHIPPED, bar::stepTo);
        }
    }
}
