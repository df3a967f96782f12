package dev.backorderdesk.flow.csv;

import dev.backorderdesk.desk.Answer;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param rows rows below the header
 * @param bad rows with a finding, not sent
 * @param answers how the desk answered those that were sent
 * @param complete the file could be read to its end
 */
public record CsvReport(long rows, long bad, Map<Answer.Status, Long> answers, boolean complete) {

    public CsvReport {
        answers = Map.copyOf(answers);
    }

    /** Rows that say what they should. */
    public long good() {
        return rows - bad;
    }

    /** Nothing was wrong. */
    public boolean clean() {
        return complete && bad == 0;
    }
}
