package dev.backorderdesk.console;

import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.desk.Records;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the console looks into.
 *
 * @param about what runs, as it is now: name to words, in the order in which it is shown ({@code Rules}, {@code Clock},
 *     {@code Database}, ...); holds no secrets
 * @param counts numbers beside the totals of the books, as queue depths, in the order in which they are shown
 * @param evidence what the law may ask about an order, by its id
 */
public record Insight(
        Records records,
        Health health,
        Meters meters,
        Supplier<Map<String, String>> about,
        Supplier<Map<String, Long>> counts,
        Function<String, Optional<Evidence>> evidence) {

    /** One that knows no evidence. */
    public Insight(
            Records records,
            Health health,
            Meters meters,
            Supplier<Map<String, String>> about,
            Supplier<Map<String, Long>> counts) {
        this(records, health, meters, about, counts, orderId -> Optional.empty());
    }
}
