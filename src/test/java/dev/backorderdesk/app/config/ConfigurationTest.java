package dev.backorderdesk.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final Path SHIPPED = Path.of("config/application.properties");

    @TempDir
    Path folder;

    private static Configuration read(Map<String, String> given) {
        return Configuration.read(Path.of("/desk"), Sources.given(given));
    }

    private static String complaint(Map<String, String> given) {
        var thrown = catchThrowableOfType(BrokenConfiguration.class, () -> read(given));
        return String.join("\n", thrown.findings());
    }

    @Test
    void the_shipped_file_names_every_setting_with_its_default() throws Exception {
        var file = new Properties();
        try (Reader in = Files.newBufferedReader(SHIPPED)) {
            file.load(in);
        }
        Configuration.read(Path.of("/desk"), Sources.of(SHIPPED, Map.of(), new Properties(), Map.of()));
        Map<String, String> shipped =
                file.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, file::getProperty));
        assertThat(shipped).isEqualTo(Configuration.defaults());
    }

    @Test
    void without_any_setting_everything_is_embedded() {
        var configuration = read(Map.of());
        assertThat(configuration.database().embedded()).isTrue();
        assertThat(configuration.broker().embedded()).isTrue();
        assertThat(configuration.mail().embedded()).isTrue();
        assertThat(configuration.sms().embedded()).isTrue();
        assertThat(configuration.folders().data()).isEqualTo(Path.of("/desk/data"));
        assertThat(configuration.timing().reorderCollect()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void what_is_nearer_to_the_start_wins() throws Exception {
        var file = Files.writeString(folder.resolve("application.properties"), "db.user=file\ndb.password=file\n");
        var system = new Properties();
        system.setProperty("db.user", "system");
        var sources = Sources.of(
                file,
                Map.of("DESK_DB_USER", "environment", "DESK_DB_PASSWORD", "environment"),
                system,
                Map.of("shop.name", "Given"));
        var configuration = Configuration.read(folder, sources);
        assertThat(configuration.database().user()).isEqualTo("system");
        assertThat(configuration.database().password()).isEqualTo("environment");
        assertThat(configuration.shop().name()).isEqualTo("Given");
    }

    @Test
    void a_wrong_value_is_told_with_name_value_place_and_expectation() {
        assertThat(complaint(Map.of("http.console.port", "80a80")))
                .isEqualTo("Setting http.console.port is \"80a80\" (--set), expected whole number from 0 to 65535.");
    }

    @Test
    void a_database_or_a_language_that_we_do_not_know_stops_the_start_with_what_is_expected() {
        for (String url : List.of("jdbc:mysql://x/y", "jdbc:h2:tcp://x/y", "jdbc:h2:file:x;AUTO_SERVER=TRUE")) {
            assertThat(complaint(Map.of("db.url", url)))
                    .isEqualTo("Setting db.url is \"" + url + "\" (--set), expected jdbc:postgresql:...,"
                            + " or for one desk alone jdbc:h2:file:... or jdbc:h2:mem:....");
        }
        assertThat(complaint(Map.of("shop.locale", "fr")))
                .isEqualTo("Setting shop.locale is \"fr\" (--set), expected a language tag as de-DE,"
                        + " of a language that has templates: de, en.");
        var sources = Sources.given(Map.of("shop.locale", "en-GB", "db.url", "jdbc:h2:mem:x"));
        assertThat(Configuration.read(folder, sources).shop().locale()).isEqualTo("en-GB");
    }

    @Test
    void a_value_that_nothing_could_work_with_is_told_with_its_name() {
        String good = "7:" + "A".repeat(43) + "=";
        assertThat(read(Map.of("links.secrets", good + ",8:" + "_-".repeat(22)))
                        .links()
                        .secrets())
                .startsWith(good);
        String long43 = "A".repeat(43);
        for (String secrets : List.of(
                "7:" + long43 + "==", // too much padding
                "7:" + "A".repeat(45),
                "7:AAAA",
                "256:" + long43,
                "99999999999:" + long43,
                long43,
                good + "," + good)) {
            assertThat(complaint(Map.of("links.secrets", secrets)))
                    .isEqualTo("Setting links.secrets is \"...\" (--set), expected id:base64 of 32 bytes or more,"
                            + " separated by commas, each id from 0 to 255 once.");
        }
        assertThat(complaint(Map.of("shop.public-url", "http:foo")))
                .isEqualTo("Setting shop.public-url is \"http:foo\" (--set),"
                        + " expected http(s)://host without a slash at its end.");
        assertThat(complaint(Map.of("shop.country", "UK")))
                .isEqualTo("Setting shop.country is \"UK\" (--set), expected two letters of ISO 3166 as GB.");
        assertThat(read(Map.of("shop.country", "GB")).shop().country()).isEqualTo("GB");
    }

    @Test
    void a_misspelt_name_gets_a_suggestion() {
        assertThat(complaint(Map.of("shop.nmae", "X")))
                .isEqualTo("There is no setting shop.nmae (--set). Did you mean \"shop.name\"?");
    }

    @Test
    void a_misspelt_variable_gets_a_suggestion() throws Exception {
        var file = Files.writeString(folder.resolve("application.properties"), "");
        var sources = Sources.of(file, Map.of("DESK_DB_URI", "jdbc:x"), new Properties(), Map.of());
        assertThat(catchThrowableOfType(BrokenConfiguration.class, () -> Configuration.read(folder, sources)))
                .hasMessageContaining("DESK_DB_URI")
                .hasMessageContaining("Did you mean \"db.url\"?");
    }

    @Test
    void every_mistake_is_told_at_once() {
        var thrown = catchThrowableOfType(
                BrokenConfiguration.class,
                () -> read(Map.of("shop.zone", "Berlin", "reorder.collect", "soon", "intake.batch", "1000")));
        assertThat(thrown.findings()).hasSize(3).allMatch(finding -> finding.contains("expected"));
    }

    @Test
    void a_wrong_secret_is_not_shown() {
        assertThat(complaint(Map.of("links.secrets", "hunter2"))).doesNotContain("hunter2");
    }

    @Test
    void a_missing_file_is_named() {
        var thrown = catchThrowableOfType(
                BrokenConfiguration.class,
                () -> Sources.of(folder.resolve("none.properties"), Map.of(), new Properties(), Map.of()));
        assertThat(thrown).hasMessageContaining("none.properties");
    }
}
