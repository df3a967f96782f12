package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.store.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two weeks of real orders, with suppliers, a warehouse and carriers; the books are compared every night. {@code
 * -Dkill.seed} repeats the moments of the kills.
 */
class TradingDaysTest {
    private static final Logger LOG = LoggerFactory.getLogger(TradingDaysTest.class);
    private static final Path FOLDER = Path.of("target/proof-days");
    private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 24);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 9);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());

    @Test
    @Timeout(600)
    void two_weeks_balance_every_night_and_kills_change_nothing_on_another_database() throws Exception {
        LOG.info("kill.seed={}", seed);
        if (Files.exists(FOLDER)) {
            try (Stream<Path> all = Files.walk(FOLDER)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        TradeData data = TradeData.of(Path.of("config/demo"), FIRST, 14, 9);
        TradeBooks calm = TradeRun.run(FOLDER.resolve("calm"), null, data, ANCHOR, null, 0, true);
        TradeBooks killed = TradeRun.run(
                FOLDER.resolve("killed"), PostgresServer.newDatabase("days"), data, ANCHOR, new Random(seed), 5, true);
        LOG.info("{}, digest {}", calm.size(), calm.digest());
        assertThat(calm.differsFrom(killed)).as("kill.seed=" + seed).isNull();
        assertThat(killed.digest()).isEqualTo(calm.digest());
        assertThat(calm.size()).containsKeys("decision", "event", "release", "reorder", "noticed");
    }
}
