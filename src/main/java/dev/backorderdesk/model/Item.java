package dev.backorderdesk.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article.
 *
 * @param releaseDate first day of sale in the shop's zone, from 0:00; null means released
 * @param releaseAt instant of release where a day is too coarse; wins over {@code releaseDate}
 * @param preorderLimit most pieces that may be preordered in all; null means no limit here
 * @param preorderEndsAt preorders are taken that were placed before this instant (UTC); what is received 7 days after it, or
 *     later, was not
 * @param discontinued will not be supplied again
 * @param safetyStock pieces over all locations that are not promised
 * @param delayLawExempt kind of goods to which the delay law does not apply
 */
public record Item(
        String sku,
        long revision,
        String title,
        String category,
        @Nullable LocalDate releaseDate,
        @Nullable Instant releaseAt,
        @Nullable Long preorderLimit,
        @Nullable Instant preorderEndsAt,
        boolean discontinued,
        long safetyStock,
        List<String> substitutes,
        boolean delayLawExempt)
        implements CatalogEntry {

    public Item {
        substitutes = List.copyOf(substitutes);
    }

    @Override
    public String key() {
        return "ITEM/" + sku;
    }
}
