package dev.backorderdesk.app.service;

import dev.backorderdesk.console.ImportLever;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.csv.CsvFinding;
import dev.backorderdesk.flow.csv.CsvImport;
import dev.backorderdesk.flow.csv.CsvKind;
import dev.backorderdesk.flow.csv.CsvReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Loads files of master data, stock and supply through the front desk: the same rules as for messages. */
final class Shelf implements ImportLever {
    private final CsvImport reader;
    private final FrontDesk desk;
    private final Path data;

    /** @param data where a file that must be read twice is put for the time of its reading */
    Shelf(Decoder decoder, FrontDesk desk, Path data) {
        this.reader = new CsvImport(decoder);
        this.desk = desk;
        this.data = data;
    }

    @Override
    public Set<String> kinds() {
        return Arrays.stream(CsvKind.values()).map(CsvKind::word).collect(Collectors.toSet());
    }

    @Override
    public Loaded load(String kind, InputStream csv, boolean allOrNothing, Told told) throws IOException {
        CsvKind of = CsvKind.of(kind).orElseThrow();
        String file = kind + ".csv";
        Consumer<CsvFinding> findings = finding -> told.finding(finding.toString());
        if (!allOrNothing) {
            return loaded(reader.load(of, file, () -> csv, desk::load, findings, told::rows));
        }
        Path copy = Files.createTempFile(data, "import-", ".csv");
        try {
            Files.copy(csv, copy, StandardCopyOption.REPLACE_EXISTING);
            return loaded(reader.loadAllOrNothing(
                    of, file, () -> Files.newInputStream(copy), desk::rehearse, desk::load, findings, told::rows));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Loaded loaded(CsvReport report) {
        return new Loaded(report.kept(), report.rows() - report.kept());
    }
}
