package dev.backorderdesk.flow.csv;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Loads files, row by row, in bounded memory.
 *
 * <p>Every row is a message of its own, with its key: the same file twice changes nothing. A {@code revision} that is
 * missing is 1; a {@code movementId} must be in the file, since without it the same receipt could come in twice.
 */
public final class CsvImport {

    private static final int BATCH = 500;

    private final Decoder decoder;

    public CsvImport(Decoder decoder) {
        this.decoder = decoder;
    }

    /**
     * Reads a file without sending anything.
     *
     * @param file the name that findings bear
     * @param progress told the number of rows read so far, now and then
     */
    public CsvReport check(
            CsvKind kind, String file, CsvSource source, Consumer<CsvFinding> findings, LongConsumer progress)
            throws IOException {
        return read(kind, file, source, batch -> List.of(), findings, progress);
    }

    /**
     * Sends the good rows to the desk, in batches of 500, and tells of the others.
     *
     * @param desk takes a batch whole, or throws and the import ends there
     */
    public CsvReport load(
            CsvKind kind,
            String file,
            CsvSource source,
            Function<List<Received>, List<Answer>> desk,
            Consumer<CsvFinding> findings,
            LongConsumer progress)
            throws IOException {
        return read(kind, file, source, desk, findings, progress);
    }

    /**
     * Sends everything if no row has a finding, else nothing: the file is read twice. What only the desk can know, as
     * another content under a known key, is told by its answers and undoes nothing.
     */
    public CsvReport loadAllOrNothing(
            CsvKind kind,
            String file,
            CsvSource source,
            Function<List<Received>, List<Answer>> desk,
            Consumer<CsvFinding> findings,
            LongConsumer progress)
            throws IOException {
        CsvReport checked = check(kind, file, source, findings, progress);
        return checked.clean() ? load(kind, file, source, desk, findings, progress) : checked;
    }

    private CsvReport read(
            CsvKind kind,
            String file,
            CsvSource source,
            Function<List<Received>, List<Answer>> desk,
            Consumer<CsvFinding> findings,
            LongConsumer progress)
            throws IOException {
        Rows rows = new Rows(decoder, kind.queue(), kind.entry());
        Map<Answer.Status, Long> answers = new EnumMap<>(Answer.Status.class);
        List<Received> batch = new ArrayList<>();
        CsvRows reader = new CsvRows(file, rows, findings);
        boolean complete = reader.read(source, row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                send(batch, desk, answers);
                progress.accept(reader.rows());
            }
        });
        send(batch, desk, answers);
        progress.accept(reader.rows());
        return new CsvReport(reader.rows(), reader.bad(), answers, complete);
    }

    private static void send(
            List<Received> batch, Function<List<Received>, List<Answer>> desk, Map<Answer.Status, Long> answers) {
        if (!batch.isEmpty()) {
            desk.apply(List.copyOf(batch)).forEach(each -> answers.merge(each.status(), 1L, Long::sum));
            batch.clear();
        }
    }
}
