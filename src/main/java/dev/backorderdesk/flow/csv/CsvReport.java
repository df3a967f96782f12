package dev.backorderdesk.flow.csv;

import dev.backorderdesk.desk.Answer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of a file.
 *
 * @param rows rows below the header
 * @param bad rows with a finding, not sent
 * @param answers how the desk answered those that were sent
 * @param complete the file could be read to its end
 */
public record CsvReport(long rows, long bad, Map<Answer.Status, Long> answers, boolean complete) {

    private static final Set<Answer.Status> BAD =
            EnumSet.of(Answer.Status.INVALID, Answer.Status.CONFLICT, Answer.Status.STALE, Answer.Status.REFUSED);

    public CsvReport {
        answers = Map.copyOf(answers);
    }

    /** Rows that say what they should. */
    public long good() {
        return rows - bad;
    }

    /** Nothing was wrong with any row, neither by itself nor by the desk's answer. */
    public boolean clean() {
        return complete && bad == 0 && answers.keySet().stream().noneMatch(BAD::contains);
    }
}
