package dev.backorderdesk.promise.lead;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backorderdesk.promise.Spread;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LeadTimes} says, remembered: many orders of a day ask the same. Only the very records that were asked for
 * count as the same, not equal ones: to compare them would cost what is to be saved. Safe for many threads.
 */
public final class LearnedTimes {

    private static final int MOST = 50_000;

    private final Cache<Asked, Optional<Spread>> withoutSku =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Asked, Optional<Spread>> days =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** As {@link LeadTimes#days(Integer, int, LocalDate)}. */
    public @Nullable Spread days(LeadTimes times, @Nullable Integer contractDays, int leadTimePercent, LocalDate asOf) {
        Terms terms = new Terms(contractDays, leadTimePercent, asOf, times.tuning());
        return days.get(
                        new Asked(times.sku(), times.supplier(), times.category(), terms),
                        asked -> Optional.ofNullable(
                                times.days(withoutSku(times, terms), terms.contractDays(), terms.asOf())))
                .orElse(null);
    }

    private @Nullable Spread withoutSku(LeadTimes times, Terms terms) {
        return withoutSku
                .get(
                        new Asked(LeadRecord.EMPTY, times.supplier(), times.category(), terms),
                        asked -> Optional.ofNullable(
                                times.withoutSku(terms.contractDays(), terms.leadTimePercent(), terms.asOf())))
                .orElse(null);
    }

    private record Terms(@Nullable Integer contractDays, int leadTimePercent, LocalDate asOf, Tuning tuning) {}

    private record Asked(LeadRecord sku, LeadRecord supplier, LeadRecord category, Terms terms) {

        @Override
        @SuppressWarnings("ReferenceEquality") // the same, not equal
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked asked
                    && sku == asked.sku
                    && supplier == asked.supplier
                    && category == asked.category
                    && terms.equals(asked.terms);
        }

        @Override
        public int hashCode() {
            return Objects.hash(
                    System.identityHashCode(sku),
                    System.identityHashCode(supplier),
                    System.identityHashCode(category),
                    terms);
        }
    }
}
