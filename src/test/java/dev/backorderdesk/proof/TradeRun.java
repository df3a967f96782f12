package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
     * Runs it to its end.
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
        settings.put("folders.routes", routes(folder).toString());
        // Only the clock brings what is due, so that the same comes first in every run.
        settings.put("tick.every", "1h");
        Instant began = Instant.now();
        try (DeskChild desk = new DeskChild(folder, folder.resolve("logs"), settings)) {
            TradingDays days = new TradingDays(desk, data, url, kills, everyDays, new TradeBooks(whole));
            try {
                TradeBooks books = days.run(
                        anchor,
                        day -> LOG.info(
                                "{}: {} {}, killed {} times, {} s",
                                folder.getFileName(),
                                day,
                                url == null ? "told" : "balances",
                                days.killed(),
                                Duration.between(began, Instant.now()).toSeconds()));
                assertThat(days.killed() > 0).isEqualTo(kills != null);
                desk.stop();
                assertThat(desk.said()).doesNotContain(" ERROR ");
                return books;
            } catch (Exception | AssertionError e) {
                throw new AssertionError(folder + "\n" + desk.lastWords(), e);
            }
        }
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
