package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One desk in a folder of its own, from the first trading day to the last. */
final class TradeRun {
    private static final Logger LOG = LoggerFactory.getLogger(TradeRun.class);

    private TradeRun() {}

    /**
     * Runs it to its end; each night its books are compared with those of the outside.
     *
     * @param url of an empty database; null means H2 in the folder
     * @param anchor the day for which stock and supply of the data were made up
     * @param kills when it is killed; null: never
     * @param everyDays days between two kills
     * @param whole keeps every text
     */
    static TradeBooks run(
            Path folder,
            @Nullable String url,
            TradeData data,
            LocalDate anchor,
            @Nullable Random kills,
            int everyDays,
            boolean whole)
            throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        if (url != null) {
            settings.put("db.url", url);
        }
        TradingDays.Books books =
                url == null ? () -> copied(folder) : () -> DriverManager.getConnection(url, "desk", "");
        settings.put("folders.routes", routes(folder).toString());
        // Only the clock brings what is due, so that the same comes first in every run.
        settings.put("tick.every", "1h");
        // Notices are planned and never sent here: they would be asked for anew every hour, each day more of them.
        settings.put("notices.lease", "10000h");
        Instant began = Instant.now();
        try (DeskChild desk = new DeskChild(folder, folder.resolve("logs"), settings)) {
            TradingDays days = new TradingDays(desk, data, books, kills, everyDays, new TradeBooks(whole));
            try {
                TradeBooks told = days.run(
                        anchor,
                        day -> LOG.info(
                                "{}: {} balances, killed {} times, {} s",
                                folder.getFileName(),
                                day,
                                days.killed(),
                                Duration.between(began, Instant.now()).toSeconds()));
                assertThat(told.nights()).as("nights that were compared").isEqualTo(data.days());
                if (kills == null) {
                    assertThat(days.killed()).isZero();
                } else {
                    assertThat(days.killed()).isPositive().isGreaterThanOrEqualTo(data.days() / everyDays);
                }
                desk.stop();
                assertThat(desk.said()).doesNotContain(" ERROR ");
                return told;
            } catch (Exception | AssertionError e) {
                throw new AssertionError(folder + "\n" + desk.lastWords(), e);
            }
        }
    }

    /** Only the desk may open its file on H2. Whatever it answered is in the file, which is copied as a power cut would leave it. */
    private static Connection copied(Path folder) throws IOException, SQLException {
        Files.copy(folder.resolve("desk.mv.db"), folder.resolve("night.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("night").toAbsolutePath() + ";IFEXISTS=TRUE", "desk", "");
    }

    /** Without those of the notices: what goes to customers is not compared. */
    private static Path routes(Path folder) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (Stream<Path> all = Files.list(Path.of("routes"))) {
            for (Path each : all.filter(
                            path -> !String.valueOf(path.getFileName()).startsWith("notices-"))
                    .toList()) {
                Files.copy(each, routes.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return routes;
    }
}
