package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Choices.Answer;
import dev.backorderdesk.desk.Choices.Asked;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.flow.codec.ChoiceLetters;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What customers choose, in every database. */
class ChoicesTest {

    private static final Instant NINE = NoticeExamples.NINE;

    static Stream<Supplier<Database>> databases() {
        return Stream.of(Databases::h2, Databases::postgres);
    }

    private static Store store(Supplier<Database> database) {
        return Store.in(database.get(), InstantSource.fixed(Instant.EPOCH));
    }

    private static Choice choice(String id, Answer answer, Instant at) {
        return new Choice(id, "SO-1", "notice-1", answer, at);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_choice_is_recorded_and_sent_once(Supplier<Database> database) {
        Store store = store(database);

        Choice first = store.choices().choose(choice("a", Answer.WAIT, NINE), ChoiceLetters::of);
        Choice again = store.choices().choose(choice("a", Answer.WAIT, NINE.plusSeconds(60)), ChoiceLetters::of);
        Choice other = store.choices().choose(choice("b", Answer.CANCEL, NINE.plusSeconds(90)), ChoiceLetters::of);

        assertThat(again).isEqualTo(first).isEqualTo(choice("a", Answer.WAIT, NINE));
        assertThat(other.answer()).isEqualTo(Answer.CANCEL);
        assertThat(store.outbox().depth()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void two_fingers_on_one_button_send_one_message(Supplier<Database> database) throws Exception {
        Store store = store(database);
        CyclicBarrier together = new CyclicBarrier(4);
        List<Callable<Choice>> clicks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant at = NINE.plusSeconds(i);
            clicks.add(() -> {
                together.await();
                return store.choices().choose(choice("a", Answer.CANCEL, at), ChoiceLetters::of);
            });
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Choice> recorded = new ArrayList<>();
            for (var click : pool.invokeAll(clicks)) {
                recorded.add(click.get());
            }
            assertThat(recorded).containsOnly(recorded.get(0));
        } finally {
            pool.shutdownNow();
        }
        assertThat(store.outbox().depth()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_order_shows_its_notices_and_what_was_chosen(Supplier<Database> database) {
        Store store = store(database);
        NoticePlan plan = NoticeExamples.plan("SO-1", Channel.EMAIL);
        new PlannedNotice(store.ledger()).write(plan, NoticeExamples.ada(), NINE);
        store.choices().choose(choice("a", Answer.WAIT, NINE), ChoiceLetters::of);

        Asked asked = store.choices().of("SO-1");

        assertThat(asked.notices()).containsExactly(plan);
        assertThat(asked.made()).containsExactly(choice("a", Answer.WAIT, NINE));
        assertThat(store.choices().of("SO-404")).isEqualTo(Asked.NOTHING);
    }
}
