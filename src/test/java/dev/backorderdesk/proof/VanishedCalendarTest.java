package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier's calendar is in the catalogue, its file is gone at the next start. */
class VanishedCalendarTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String WAITS = """
            {"orderId":"%s","placedAt":"2026-11-24T11:00:00Z","channel":"web","seller":"S-1",\
            "customer":{"id":"C-1"},"shipTo":{"country":"GB"},"lines":[{"line":1,"sku":"15056p","quantity":40}]}""";

    @TempDir
    private Path folder;

    @Test
    void its_orders_are_decided_by_the_default_locations_calendar_and_health_names_both_until_it_is_back()
            throws Exception {
        Path calendars = Files.createDirectory(folder.resolve("calendars"));
        try (Stream<Path> all = Files.list(Path.of("config/calendars"))) {
            for (Path each : all.toList()) {
                Files.copy(each, calendars.resolve(each.getFileName()));
            }
        }
        Map<String, String> settings = Map.of(
                "folders.calendars",
                calendars.toString(),
                "folders.data",
                folder.resolve("data").toString());
        try (DeskForTest desk = new DeskForTest(folder.resolve("first"), NOON, settings)) {
            desk.importDemo();
            assertThat(decided(desk, "V-1")).contains("BACKORDERED");
            assertThat(desk.get("/health")).doesNotContain("FUJIAN");
        }
        Path file = calendars.resolve("CN.properties");
        byte[] kept = Files.readAllBytes(file);
        Files.delete(file);
        try (DeskForTest desk = new DeskForTest(folder.resolve("second"), NOON, settings)) {
            assertThat(decided(desk, "V-2")).contains("BACKORDERED");
            assertThat(desk.get("/health"))
                    .contains("DEGRADED")
                    .contains("supplier FUJIAN")
                    .contains("calendars/CN.properties")
                    .doesNotContain("YIWU");
            Files.write(file, kept);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(desk.get("/health")).doesNotContain("FUJIAN"));
        }
    }

    private static String decided(DeskForTest desk, String orderId) throws Exception {
        return TenLines.decide(desk.desk.brokerUrl(), WAITS.formatted(orderId));
    }
}
