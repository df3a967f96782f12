package dev.backorderdesk.notice.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.policy.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrokenTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    Path folder = Path.of("unset");

    @BeforeEach
    void copy_the_shipped_files(@TempDir Path temp) throws IOException {
        folder = temp.resolve("config/templates");
        Path from = Path.of("config/templates");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path to = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private List<Finding> findings() {
        return Templates.load(folder, TemplatesTest.SHOP, new DelayNoticeLaw()).findings();
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void an_unknown_word_is_found_with_file_row_and_column() throws IOException {
        append("decision/text.en.peb", "The end: {{ order.total }}\n");
        int row = Files.readAllLines(folder.resolve("decision/text.en.peb")).size();

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("config/templates/decision/text.en.peb");
            assertThat(finding.row()).isEqualTo(row);
            assertThat(finding.column()).isEqualTo("19");
            assertThat(finding.found()).isEqualTo("total");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        });
    }

    @Test
    void an_unknown_word_in_the_frame_is_found_in_the_frame() throws IOException {
        Path layout = folder.resolve("layout/html.peb");
        Files.writeString(layout, Files.readString(layout).replace("{{ shop.name }}", "{{ shopname }}"));

        assertThat(findings()).extracting(Finding::file).containsOnly("config/templates/layout/html.peb");
        assertThat(findings().get(0).row()).isEqualTo(22);
    }

    @Test
    void a_tag_that_is_not_closed_is_found_with_its_row() throws IOException {
        Files.writeString(folder.resolve("decision/sms.de.peb"), "{{ shop.name }}\n{% if order.allInStock %}\n");

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("config/templates/decision/sms.de.peb");
            assertThat(finding.row()).isGreaterThanOrEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ order.getClass() }}",
                "{{ order.class }}",
                "{{ \"\".getClass().forName(\"java.lang.Runtime\") }}",
                "{{ lines.size() }}",
                "{{ shop.name.bytes }}",
                "{% include \"/etc/passwd\" %}",
                "{% include \"../../pom.xml\" %}",
                "{% for i in range(1, 1000000000) %}x{% endfor %}",
                "{% for i in 1..1000000000 %}x{% endfor %}",
                "{{ line.title | raw }}",
                "{{ order.id | raw }}",
                "{% autoescape false %}{{ order.id }}{% endautoescape %}",
                "{% import \"layout/html.peb\" %}",
                "{{ i18n(\"x\", \"y\") }}",
                "{% parallel %}x{% endparallel %}",
                "{{ order.id | sha256 }}",
            })
    void a_template_reaches_nothing_but_its_words(String attack) throws IOException {
        append("decision/subject.en.peb", attack);

        assertThat(findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("config/templates/decision/subject.en.peb");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        });
    }

    @Test
    void a_template_that_extends_itself_is_an_error_and_not_the_end() throws IOException {
        Files.writeString(folder.resolve("decision/html.en.peb"), "{% extends \"decision/html.en.peb\" %}");

        assertThat(findings()).isNotEmpty();
    }

    @Test
    void a_mail_without_the_link_is_an_error() throws IOException {
        Path text = folder.resolve("decision/text.de.peb");
        Files.writeString(text, Files.readString(text).replace("{{ order.url }}", ""));

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("order.url"));
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(folder.resolve("decision/html.de.peb"));

        assertThat(findings())
                .extracting(Finding::toString)
                .containsExactly("config/templates/decision/html.de.peb: is missing");
    }

    @Test
    void a_file_that_is_not_utf_8_is_an_error() throws IOException {
        Files.write(
                folder.resolve("words.de.properties"),
                "# pieces\npieces = {0} Stück".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("decision/text.en.peb"), new byte[] {'a', '\n', '\n', (byte) 0xFF});

        assertThat(findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "config/templates/decision/text.en.peb:3: This row holds a character that is not UTF-8."
                                + " Save the file as UTF-8.",
                        "config/templates/words.de.properties:2: This row holds a character that is not UTF-8."
                                + " Save the file as UTF-8.");
    }

    @Test
    void an_empty_file_is_named() throws IOException {
        Files.writeString(folder.resolve("decision/text.en.peb"), "\n ");
        Files.writeString(folder.resolve("layout/html.peb"), "");

        assertThat(findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "config/templates/decision/text.en.peb: is empty, expected what customers read",
                        "config/templates/layout/html.peb: is empty, expected what customers read");
    }

    @Test
    void a_plural_that_can_not_be_read_is_found_with_its_row() throws IOException {
        Path words = folder.resolve("words.de.properties");
        Files.writeString(
                words, Files.readString(words).replaceAll("(?m)^pieces = .*$", "pieces = {0, plural, one {#}"));

        assertThat(findings())
                .singleElement()
                .satisfies(f -> assertThat(f.row()).isEqualTo(2));
    }

    @Test
    void a_script_in_the_page_is_an_error() throws IOException {
        Path layout = folder.resolve("layout/html.peb");
        Files.writeString(layout, Files.readString(layout).replace("</body>", "<script>x()</script></body>"));

        assertThat(findings()).extracting(Finding::message).anyMatch(m -> m.contains("script"));
    }

    @Test
    void a_good_edit_is_taken_while_running() throws IOException {
        LiveTemplates live = new LiveTemplates(folder, TemplatesTest.SHOP, new DelayNoticeLaw());
        Templates before = live.current();

        assertThat(live.refresh(NOW)).isFalse();
        append("decision/text.en.peb", "Thank you!\n");

        assertThat(live.refresh(NOW)).isTrue();
        assertThat(live.current()).isNotSameAs(before);
        assertThat(live.changedAt()).isEqualTo(NOW);
        assertThat(live.findings()).isEmpty();
    }

    @Test
    void a_broken_edit_leaves_the_former_set_in_use_until_it_is_mended() throws IOException {
        LiveTemplates live = new LiveTemplates(folder, TemplatesTest.SHOP, new DelayNoticeLaw());
        Templates before = live.current();
        String good = Files.readString(folder.resolve("decision/sms.en.peb"));

        Files.writeString(folder.resolve("decision/sms.en.peb"), good + "{{ nonsense }}");
        assertThat(live.refresh(NOW)).isTrue();
        assertThat(live.current()).isSameAs(before);
        assertThat(live.findings()).hasSize(1);

        Files.writeString(folder.resolve("decision/sms.en.peb"), good);
        assertThat(live.refresh(NOW)).isTrue();
        assertThat(live.findings()).isEmpty();
    }

    @Test
    void a_broken_set_stops_the_start_with_everything_that_is_wrong() throws IOException {
        append("decision/sms.en.peb", "{{ nonsense }}");
        append("decision/sms.de.peb", "{{ unsinn }}");

        assertThatThrownBy(() -> new LiveTemplates(folder, TemplatesTest.SHOP, new DelayNoticeLaw()))
                .hasMessageContaining("sms.en.peb:")
                .hasMessageContaining("sms.de.peb:");
    }
}
