package dev.backorderdesk.flow.csv;

import dev.backorderdesk.desk.Answer;
import java.util.EnumMap;
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

    private static final Set<Answer.Status> KEPT =
            EnumSet.of(Answer.Status.APPLIED, Answer.Status.DUPLICATE, Answer.Status.PENDING);
    private static final Set<Answer.Status> BAD =
            EnumSet.of(Answer.Status.INVALID, Answer.Status.CONFLICT, Answer.Status.STALE, Answer.Status.REFUSED);

    public CsvReport {
        answers = Map.copyOf(answers);
    }

    /** Rows that say what they should. */
    public long good() {
        return rows - bad;
    }

    /** A row that is answered so is in the books, now or as soon as its parent is. */
    static boolean isKept(Answer.Status status) {
        return KEPT.contains(status);
    }

    /** Rows that the desk has now. */
    public long kept() {
        return KEPT.stream().mapToLong(each -> answers.getOrDefault(each, 0L)).sum();
    }

    /** The same of a rehearsal, after which the desk has none of them. */
    CsvReport nothingKept() {
        Map<Answer.Status, Long> refused = new EnumMap<>(Answer.Status.class);
        refused.putAll(answers);
        refused.keySet().removeAll(KEPT);
        return new CsvReport(rows, bad, refused, complete);
    }

    /** Nothing was wrong with any row, neither by itself nor by the desk's answer. */
    public boolean clean() {
        return complete && bad == 0 && answers.keySet().stream().noneMatch(BAD::contains);
    }
}
