package dev.backorderdesk.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.policy.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCalendarsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void two() throws IOException {
        Files.writeString(folder.resolve("DE.properties"), "country=DE\nweekend=SATURDAY,SUNDAY\n");
        Files.writeString(folder.resolve("none.properties"), "weekend=\n");
    }

    @Test
    void a_broken_one_is_told_with_its_place_and_the_former_ones_go_on() throws IOException {
        LiveCalendars live = new LiveCalendars(folder, "config/calendars");
        Files.writeString(folder.resolve("DE.properties"), "country=DE\nnonsense=1\nweekend=\n");
        assertThat(looks(live)).isTrue();
        assertThat(live.findings())
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .startsWith("config/calendars/DE.properties:2 [nonsense]");
        assertThat(live.current().names()).contains("DE");
        Files.writeString(folder.resolve("DE.properties"), "country=DE\nweekend=SATURDAY,SUNDAY\n");
        assertThat(looks(live)).isTrue();
        assertThat(live.findings()).isEmpty();
    }

    @Test
    void one_that_is_gone_stays_in_use_and_a_new_one_is_known() throws IOException {
        LiveCalendars live = new LiveCalendars(folder, "config/calendars");
        Files.delete(folder.resolve("none.properties"));
        assertThat(looks(live)).isTrue();
        assertThat(live.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("is gone");
        assertThat(live.current().names()).contains("none");
        Files.writeString(folder.resolve("none.properties"), "weekend=\n");
        Files.writeString(folder.resolve("MT.properties"), "country=MT\nweekend=\n");
        assertThat(looks(live)).isTrue();
        assertThat(live.current().names()).contains("none", "MT");
    }

    @Test
    void a_broken_one_stops_the_start() throws IOException {
        Files.writeString(folder.resolve("DE.properties"), "nonsense=1\n");
        assertThatThrownBy(() -> new LiveCalendars(folder, "config/calendars"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("config/calendars/DE.properties:1 [nonsense]");
    }

    /** An edit counts at the second look that sees it. */
    private static boolean looks(LiveCalendars live) throws IOException {
        boolean first = live.refresh();
        return live.refresh() || first;
    }
}
