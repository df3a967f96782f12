package dev.backorderdesk.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one rule states about a line. Terms combine by one law, so the order in which they were stated cannot matter.
 *
 * @param code the reason's stable code
 * @param amount pieces, days or the priority, by kind; 0 where the kind needs none
 * @param day by kind; null where the kind needs none
 */
public record Term(
        Kind kind, String code, long amount, @Nullable LocalDate day) {

    /** What can be stated. */
    public enum Kind {
        /** Everything is refused. */
        REFUSE,
        /** At most so many pieces of this line. */
        LIMIT,
        /** What is not in stock may wait. */
        MAY_WAIT,
        /** What is not in stock may not wait, whatever else lets it. */
        MAY_NOT_WAIT,
        /** At most so many pieces may wait. */
        LIMIT_WAITING,
        /** Nothing may wait for stock longer than so many calendar days from the order to ship-by. */
        WAIT_AT_MOST,
        /** Nothing may arrive after that day. */
        DELIVER_BY,
        /** Why there is no more supply with a date; limits nothing by itself. */
        NO_MORE_SUPPLY,
        /** Why it is simply accepted. */
        IN_STOCK,
        /** The customer wishes it by that day; said where it comes later. */
        WISHED_BY,
        /** Its turn among those who compete for the article: the lower, the earlier. */
        PRIORITY,
        /** Worth saying where something is granted. */
        NOTE
    }
}
