package dev.backorderdesk.desk;

import dev.backorderdesk.promise.lead.Delivery;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier was asked for, or announced, until all of it came: what its lead time is learned from.
 *
 * @param subject see {@link #ofReorder} and {@link #ofSupply}
 * @param category as it was when it was asked for
 * @param received day of the last receipt (location's zone); null before the first
 */
public record UnderWay(
        String subject,
        String supplier,
        String sku,
        String category,
        Delivery delivery,
        @Nullable LocalDate received) {

    /** Name of a reorder that was not answered. */
    static String ofReorder(String reorderId) {
        return "reorder/" + reorderId;
    }

    /** Name of a supply. */
    static String ofSupply(String supplyId) {
        return "supply/" + supplyId;
    }

    /** The subjects that a batch may change. */
    public static List<String> subjects(Need need) {
        return Stream.concat(
                        need.reorderIds().stream().map(UnderWay::ofReorder),
                        need.supplyIds().stream().map(UnderWay::ofSupply))
                .sorted()
                .toList();
    }

    /** The records that learn from it. */
    List<String> records() {
        return List.of(Leads.ofSku(supplier, sku), Leads.ofSupplier(supplier), Leads.ofCategory(category));
    }

    UnderWay with(Delivery other, @Nullable LocalDate lastReceived) {
        return new UnderWay(subject, supplier, sku, category, other, lastReceived);
    }

    UnderWay as(String other) {
        return new UnderWay(other, supplier, sku, category, delivery, received);
    }
}
