package dev.backorderdesk.notice.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.delay.NoticeKind;
import dev.backorderdesk.policy.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Templates of delay notices that the law forbids to send; sources as in {@link dev.backorderdesk.delay.NoticeRule}. */
@Timeout(120)
class UnlawfulTemplatesTest {

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

    private List<Finding> without(String file, String text, String instead) throws IOException {
        Path template = folder.resolve(file);
        String before = Files.readString(template);
        assertThat(before).contains(text);
        Files.writeString(template, before.replace(text, instead));
        List<Finding> findings = findings();
        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("config/templates/" + file);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.row()).isPositive();
            assertThat(finding.message()).startsWith("can't be sent as a notice of delay (");
        });
        return findings;
    }

    @Test
    void a_notice_without_an_offer_to_cancel_is_none() throws IOException {
        assertThat(without("delay/text.en.peb", "{{ ask.cancel }}", ""))
                .allSatisfy(finding -> assertThat(finding.message())
                        .contains("It does not offer to cancel with a prompt refund. Maybe print {{ ask.cancel }}"));
    }

    @Test
    void an_unknown_day_needs_its_reason() throws IOException {
        Files.copy(folder.resolve("layout/news.text.de.peb"), folder.resolve("layout/mute.text.de.peb"));
        Path mute = folder.resolve("layout/mute.text.de.peb");
        Files.writeString(
                mute,
                Files.readString(mute).replace("Grund: {{ reason }}", "").replace("Grund: {{ line.reason }}", ""));

        assertThat(without("delay/text.de.peb", "layout/news.text.de.peb", "layout/mute.text.de.peb"))
                .allSatisfy(finding -> assertThat(finding.message())
                        .contains("day unknown", "It says that the date is unknown, and not why."));
    }

    @Test
    void silence_is_not_called_consent_past_thirty_days() throws IOException {
        List<Finding> findings = without("delay/html.en.peb", "{{ ask.silence }}", "{{ silence.consent }}");

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.message())
                    .contains("(FIRST_LONG)", "It says that no answer means yes; here it does not.");
            assertThat(Files.readAllLines(folder.resolve("delay/html.en.peb")).get(finding.row() - 1))
                    .contains("silence.consent");
        });
        assertThat(findings)
                .noneSatisfy(finding -> assertThat(finding.message()).contains("(FIRST_SHORT"));
    }

    @Test
    void an_american_notice_is_not_sent_to_europe() throws IOException {
        assertThat(without("delay/text.de.peb", "{{ ask.silence }}", "{{ silence.cancel }}"))
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains("(DATE_MOVED)", "It says that no answer cancels; here it does not."));
    }

    @Test
    void an_answer_must_be_free_and_the_notice_says_so() throws IOException {
        assertThat(without("delay/text.de.peb", "{{ ask.free }}", "Bitte rufen Sie 0900 123456 an."))
                .allSatisfy(finding -> assertThat(finding.message()).contains("An answer costs the customer money."));
    }

    @Test
    void what_the_law_wants_said_is_not_worded_by_hand() throws IOException {
        assertThat(without("delay/text.en.peb", "{{ ask.silence }}", "No reply = you agree."))
                .allSatisfy(finding -> assertThat(finding.message()).contains("It does not say what no answer means."));
    }

    @Test
    void a_text_message_says_what_silence_means_and_all_of_it_where_there_is_no_mail() throws IOException {
        assertThat(without("delay/sms.en.peb", "{{ ask.silenceShort }}", "")).isNotEmpty();
    }

    @Test
    void nobody_is_asked_to_reply_with_a_word_that_ends_all_text_messages() throws IOException {
        Path sms = folder.resolve("cancelled/sms.en.peb");
        Files.writeString(sms, Files.readString(sms) + "Reply CANCEL to cancel.\n");

        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("opt-out"));
    }

    @Test
    void sentences_of_the_law_must_be_there_and_differ() throws IOException {
        Path words = folder.resolve("words.en.properties");
        String text = Files.readString(words);
        Files.writeString(words, text.replaceAll("(?m)^ask.free = .*$", ""));
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("\"ask.free\" is missing"));

        Files.writeString(
                words,
                text.replaceAll(
                        "(?m)^silence.none = .*$",
                        "silence.none = If you do not answer, we take it" + " that you agree to the new day."));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("says the same as \"silence.consent\"");
            assertThat(finding.row()).isPositive();
        });
    }

    @Test
    void every_legal_kind_is_rehearsed() {
        Set<String> kinds = new TreeSet<>();
        Templates.load(folder, TemplatesTest.SHOP, (kind, said) -> {
            kinds.add(kind);
            return List.of();
        });

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(NoticeKind.values()).map(NoticeKind::name).toList());
    }
}
