package dev.backorderdesk.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told of a whole run. */
class RedealingReportTest {

    @Test
    void counts_are_of_all_and_names_are_of_the_first() {
        RedealingReport all = new RedealingReport(Integer.MAX_VALUE);
        RedealingReport few = new RedealingReport(3);
        long lines = 0;
        for (long seed = 0; seed < 200; seed++) {
            Redealt redealt = RedealingProperties.Dealer.OURS.deal(RandomDeal.of(seed, RandomDeal.Scope.ALL));
            lines += redealt.lines();
            all.add(redealt);
            few.add(redealt);
        }
        RedealingReport.Report whole = all.report();
        assertThat(whole.skus()).isEqualTo(200);
        assertThat(whole.lines()).isEqualTo(lines);
        assertThat(whole.missed()).hasSize((int) whole.missedLines());
        assertThat(whole.lostBy().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(whole.lostPieces())
                .isEqualTo(whole.losses().stream()
                        .mapToLong(each -> each.loss().pieces())
                        .sum());
        assertThat(few.report())
                .isEqualTo(new RedealingReport.Report(
                        whole.skus(),
                        whole.lines(),
                        whole.changed(),
                        whole.gainedLines(),
                        whole.gainedPieces(),
                        whole.lostLines(),
                        whole.lostPieces(),
                        whole.lostBy(),
                        whole.losses().subList(0, 3),
                        whole.missedLines(),
                        whole.missed().subList(0, 3)));
    }
}
