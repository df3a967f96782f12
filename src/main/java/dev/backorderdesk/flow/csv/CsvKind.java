package dev.backorderdesk.flow.csv;

import dev.backorderdesk.flow.Queues;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a file can hold. */
public enum CsvKind {
    ITEMS("items", Queues.CATALOG_IN, "ITEM"),
    SUPPLIERS("suppliers", Queues.CATALOG_IN, "SUPPLIER"),
    SUPPLIER_ITEMS("supplier-items", Queues.CATALOG_IN, "SUPPLIER_ITEM"),
    SELLERS("sellers", Queues.CATALOG_IN, "SELLER"),
    LOCATIONS("locations", Queues.CATALOG_IN, "LOCATION"),
    STOCK("stock", Queues.STOCK_IN, null),
    SUPPLY("supply", Queues.SUPPLY_IN, null);

    private final String word;
    private final String queue;
    private final @Nullable String entry;

    CsvKind(String word, String queue, @Nullable String entry) {
        this.word = word;
        this.queue = queue;
        this.entry = entry;
    }

    /** By the word that the command takes ({@code supplier-items}). */
    public static Optional<CsvKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** The word that the command takes. */
    public String word() {
        return word;
    }

    /** The queue on which such messages come too. */
    public String queue() {
        return queue;
    }

    /** {@code kind} of the catalogue's messages; null for others. */
    public @Nullable String entry() {
        return entry;
    }
}
