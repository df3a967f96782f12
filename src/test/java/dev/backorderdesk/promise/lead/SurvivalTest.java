package dev.backorderdesk.promise.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backorderdesk.promise.Spread;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Durations of which some have not ended. */
class SurvivalTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    private static Spread of(@Nullable Spread prior, double strength, Map<Long, Double> ended, Map<Long, Double> open) {
        return Objects.requireNonNull(Survival.of(prior, strength, ended, open));
    }

    @Test
    void without_open_ones_it_is_what_was_counted() {
        Spread spread = of(null, 0, Map.of(3L, 1.0, 5L, 2.0, 9L, 1.0), Map.of());
        assertThat(spread.upTo(3)).isCloseTo(0.25, EXACTLY);
        assertThat(spread.upTo(5)).isCloseTo(0.75, EXACTLY);
        assertThat(spread.upTo(9)).isCloseTo(1, EXACTLY);
    }

    @Test
    void kaplan_and_meier_by_hand() {
        // Ended at 2, 4, 4 and 7; open beyond 3 and beyond 5. At risk: 6 at 2, 4 at 4, 1 at 7.
        Spread spread = of(null, 0, Map.of(2L, 1.0, 4L, 2.0, 7L, 1.0), Map.of(3L, 1.0, 5L, 1.0));
        assertThat(1 - spread.upTo(2)).isCloseTo(5.0 / 6, EXACTLY);
        assertThat(1 - spread.upTo(4)).isCloseTo(5.0 / 6 * 2 / 4, EXACTLY);
        assertThat(1 - spread.upTo(7)).isCloseTo(0, EXACTLY);
    }

    @Test
    void one_that_ends_on_the_day_another_is_seen_open_ends_first() {
        // Open beyond 4 was at risk at 4: half of two end there.
        assertThat(of(null, 0, Map.of(4L, 1.0), Map.of(4L, 1.0)).upTo(4)).isCloseTo(0.5, EXACTLY);
        assertThat(of(null, 0, Map.of(4L, 1.0), Map.of(3L, 1.0)).upTo(4)).isCloseTo(1, EXACTLY);
    }

    @Test
    void what_outlives_all_others_counts_as_ending_on_the_day_after() {
        assertThat(of(null, 0, Map.of(4L, 1.0), Map.of(10L, 1.0)).shares())
                .hasSize(2)
                .containsEntry(11L, 0.5);
    }

    @Test
    void a_prior_counts_as_so_many_observations() {
        Spread prior = Spread.of(Map.of(10L, 0.5, 20L, 0.5));
        Spread spread = of(prior, 4, Map.of(12L, 6.0), Map.of());
        assertThat(spread.upTo(10)).isCloseTo(0.2, EXACTLY);
        assertThat(spread.upTo(12)).isCloseTo(0.8, EXACTLY);
        assertThat(spread.upTo(20)).isCloseTo(1, EXACTLY);
    }

    @Test
    void a_prior_says_how_long_open_ones_still_last() {
        // Both halves of the prior, and one open beyond 10: by Susarla and Van Ryzin 1/2 of 2 + 1 ends at 10, times
        // 1/3.
        Spread prior = Spread.of(Map.of(10L, 0.5, 20L, 0.5));
        Spread spread = of(prior, 2, Map.of(), Map.of(10L, 1.0));
        assertThat(spread.upTo(10)).isCloseTo(1.0 / 3, EXACTLY);
        assertThat(spread.upTo(20)).isCloseTo(1, EXACTLY);
    }

    @Test
    void nothing_known_is_nothing() {
        assertThat(Survival.of(null, 5, Map.of(), Map.of())).isNull();
    }

    @Test
    void one_more_open_never_makes_it_shorter() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 500; round++) {
            Map<Long, Double> ended = weights(random, 8);
            Map<Long, Double> open = weights(random, 4);
            Spread prior = round % 2 == 0 ? null : Spread.of(weights(random, 4));
            Map<Long, Double> more = new TreeMap<>(open);
            more.merge((long) random.nextInt(25), 1.0, Double::sum);
            Spread before = of(prior, 3, ended, open);
            Spread after = of(prior, 3, ended, more);
            for (long day = 0; day < 30; day++) {
                assertThat(after.upTo(day)).isLessThanOrEqualTo(before.upTo(day) + 1e-12);
            }
        }
    }

    private static Map<Long, Double> weights(SplittableRandom random, int most) {
        Map<Long, Double> weights = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            weights.merge((long) random.nextInt(20), 0.5 + random.nextInt(3), Double::sum);
        }
        return weights;
    }
}
