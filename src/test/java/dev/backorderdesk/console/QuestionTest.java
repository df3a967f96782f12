package dev.backorderdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Choices;
import dev.backorderdesk.desk.Choices.Answer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.LinkKey;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.NewsExamples;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a page asks where some of it is answered by telephone. */
class QuestionTest {
    private static final Instant NOW = NewsExamples.AT.plusSeconds(3600);

    private final NoticePlan twoLines = NewsExamples.plan(
            "en-GB",
            NewsExamples.news(
                    Topic.DELAY,
                    "a",
                    NewsExamples.cancel("FIRST_LONG", LocalDate.of(2026, 12, 1)),
                    null,
                    null,
                    "SUPPLIER_LATE",
                    NewsExamples.pieces(
                            1, 4, NewsExamples.days(NewsExamples.TWENTIETH), NewsExamples.days(NewsExamples.FOURTH)),
                    NewsExamples.pieces(
                            2, 4, NewsExamples.days(NewsExamples.TWENTIETH), NewsExamples.days(NewsExamples.FOURTH))));

    /** After a yes to these lines by telephone, when so many pieces of line 2 were shipped. */
    private Question asked(long shipped, int... lines) {
        LinkTokens tokens = new LinkTokens(List.of(new LinkKey(1, new byte[32])));
        LinkTokens.Link link = tokens.open(tokens.issue("SO-1", twoLines.noticeId(), NOW.plusSeconds(60)), NOW)
                .orElseThrow();
        List<OrderEvent> consents = IntStream.of(lines)
                .mapToObj(line -> new OrderEvent(
                        "SO-1/" + line,
                        "SO-1",
                        line,
                        NOW.minusSeconds(60),
                        OrderEvent.Kind.CONSENTED,
                        line,
                        1,
                        twoLines.noticeId(),
                        null,
                        null,
                        "consents.in/C-1"))
                .toList();
        return Question.of(
                link,
                new Choices.Asked(
                        List.of(MemoryChoices.part(1, 0, 0), MemoryChoices.part(2, shipped, 0)),
                        List.of(twoLines),
                        List.of()),
                consents,
                NOW);
    }

    @Test
    void a_yes_to_one_line_leaves_the_other_to_be_answered() {
        Question question = asked(0, 1);
        assertThat(question.state()).isEqualTo(Question.State.OPEN);
        assertThat(question.takes(Answer.WAIT)).isTrue();
    }

    @Test
    void a_yes_to_all_lines_one_by_one_is_a_yes() {
        assertThat(asked(0, 1, 2).state()).isEqualTo(Question.State.WAITS);
    }

    @Test
    void a_yes_to_what_is_still_to_leave_is_a_yes() {
        assertThat(asked(4, 1).state()).isEqualTo(Question.State.WAITS);
    }
}
