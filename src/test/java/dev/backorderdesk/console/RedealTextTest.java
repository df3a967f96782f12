package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.allocate.Redealt;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedealTextTest {
    private static final Redealt.Name LOSER = new Redealt.Name("SO-2", 1, 1);

    /** One line that lost by two causes. */
    private static RedealingReport.Report report(int mostNamed) {
        RedealingReport report = new RedealingReport(mostNamed);
        report.add(new Redealt(
                "LAMP",
                2,
                List.of(),
                List.of(
                        new Redealt.Loss(LOSER, 3, Redealt.Cause.SUPPLY_SHORT, List.of()),
                        new Redealt.Loss(LOSER, 2, Redealt.Cause.MAXIMUM, List.of())),
                List.of()));
        return report.report();
    }

    @Test
    void losses_that_are_not_named_are_missed_though_as_many_are_named_as_lines_lost() {
        assertThat(RedealText.of(report(1), false)).contains("  Not all losses are named here.");
        assertThat(RedealText.of(report(2), false)).doesNotContain("  Not all losses are named here.");
    }
}
