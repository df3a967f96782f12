package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What customers were told after their decision, and what was noted of it, until a story speaks of it. */
final class LawTold {

    /** What other stories, which speak of goods, pass over. */
    static final Set<OrderEvent.Kind> KINDS = EnumSet.of(OrderEvent.Kind.DELAY_NOTICED, OrderEvent.Kind.CONSENTED);

    private final List<NoticePlan> notices = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private boolean spoken;

    void add(Outcome outcome) {
        outcome.notices().stream()
                .filter(each -> !each.kind().equals("decision"))
                .forEach(notices::add);
        outcome.moved().events().stream()
                .filter(each -> KINDS.contains(each.kind()))
                .forEach(events::add);
    }

    /** The next notice, of that kind; says which. */
    NoticePlan notice(String kind) {
        spoken = true;
        assertThat(notices).as("notices").extracting(NoticePlan::kind).startsWith(kind);
        return notices.remove(0);
    }

    /** The next of these events, with its notice. */
    OrderEvent noted(OrderEvent.Kind kind) {
        spoken = true;
        assertThat(events).as("events").extracting(OrderEvent::kind).startsWith(kind);
        return events.remove(0);
    }

    void silence() {
        spoken = true;
    }

    /** Other stories pass over news, yet not over a question to which silence is an answer, nor over an answer. */
    void nothingMore() {
        assertThat(notices)
                .as("notices that no one spoke of")
                .filteredOn(each -> spoken || silenceAnswers(each))
                .isEmpty();
        assertThat(events)
                .as("consents that no one spoke of")
                .filteredOn(each -> spoken || each.kind() == OrderEvent.Kind.CONSENTED)
                .isEmpty();
    }

    private static boolean silenceAnswers(NoticePlan notice) {
        return notice.view() instanceof NewsView news
                && news.ask() != null
                && news.ask().silence() != OrderNews.Silence.NONE;
    }
}
