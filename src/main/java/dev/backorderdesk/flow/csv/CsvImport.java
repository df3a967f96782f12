package dev.backorderdesk.flow.csv;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.codec.Rows;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Supply;
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
        return load(kind, file, source, batch -> List.of(), findings, progress);
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
        Rows rows = new Rows(decoder, kind.queue(), kind.entry());
        CsvRows reader = new CsvRows(file, rows, findings);
        Batch batch = new Batch(file, desk, findings);
        boolean complete = reader.read(source, (line, row) -> {
            batch.add(line, row);
            if (batch.full()) {
                batch.send();
                progress.accept(reader.rows());
            }
        });
        batch.send();
        progress.accept(reader.rows());
        return new CsvReport(reader.rows(), reader.bad(), batch.answers, complete);
    }

    /**
     * Sends everything if no row has a finding, else nothing: the file is read twice. Where something else that came in
     * between makes a row bad after all, the report says so, and how many were kept.
     *
     * @param rehearse how the desk would answer a batch; writes nothing
     */
    public CsvReport loadAllOrNothing(
            CsvKind kind,
            String file,
            CsvSource source,
            Function<List<Received>, List<Answer>> rehearse,
            Function<List<Received>, List<Answer>> desk,
            Consumer<CsvFinding> findings,
            LongConsumer progress)
            throws IOException {
        CsvReport checked = load(kind, file, source, new RowsBefore(rehearse), findings, progress);
        return checked.clean() ? load(kind, file, source, desk, findings, progress) : checked.nothingKept();
    }

    /** Rows on their way to the desk, whose answers are told by the row. */
    private static final class Batch {
        private final String file;
        private final Function<List<Received>, List<Answer>> desk;
        private final Consumer<CsvFinding> findings;
        private final List<Received> rows = new ArrayList<>();
        private final List<Long> lines = new ArrayList<>();
        private final Map<Answer.Status, Long> answers = new EnumMap<>(Answer.Status.class);

        Batch(String file, Function<List<Received>, List<Answer>> desk, Consumer<CsvFinding> findings) {
            this.file = file;
            this.desk = desk;
            this.findings = findings;
        }

        void add(long line, Received row) {
            lines.add(line);
            rows.add(row);
        }

        boolean full() {
            return rows.size() == BATCH;
        }

        void send() {
            if (rows.isEmpty()) {
                return;
            }
            List<Answer> told = desk.apply(List.copyOf(rows));
            for (int i = 0; i < told.size(); i++) {
                Answer answer = told.get(i);
                answers.merge(answer.status(), 1L, Long::sum);
                if (answer.status() == Answer.Status.CONFLICT) {
                    findings.accept(conflict(lines.get(i), rows.get(i), answer));
                    continue;
                }
                for (Problem problem : answer.errors()) {
                    String column = problem.at().isEmpty() ? null : problem.at().substring(1);
                    findings.accept(new CsvFinding(file, lines.get(i), column, problem.expected(), problem.found()));
                }
            }
            rows.clear();
            lines.clear();
        }

        /** Two digests say nothing to a person. */
        private CsvFinding conflict(long line, Received row, Answer answer) {
            Event event = row instanceof Arrival arrival ? arrival.event() : null;
            String key = String.valueOf(answer.key());
            String what = "another key: " + key + " is known with other content";
            if (event instanceof CatalogEntry || event instanceof Supply) {
                String known = event instanceof CatalogEntry ? key.replace('/', ' ') : key;
                what = "a higher revision for a change: " + known + " revision " + event.revision()
                        + " is known with other content";
            }
            Problem digests = answer.errors().get(0);
            return new CsvFinding(
                    file, line, null, what + " (" + digests.expected() + ")", String.valueOf(digests.found()));
        }
    }
}
