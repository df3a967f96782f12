package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What customers choose on the pages of their orders. A choice is recorded once, and goes to the queue that takes it in the
 * transaction that records it: from there it is an event as any other.
 */
public interface Choices {

    /** What the page of an order asks and shows beside the decision; nothing where the order is unknown. */
    Asked of(String orderId);

    /**
     * Records a choice and sends it. The same choice again is neither recorded nor sent again.
     *
     * @param letter how it is sent
     * @return what is recorded: this one, or the earlier one of that id
     */
    Choice choose(Choice choice, Function<Choice, OutboxMessage> letter);

    /**
     * What an order's customer is asked.
     *
     * @param parts where the pieces of the order are now
     * @param notices all that were planned for it, the oldest first
     * @param made choices on its pages, the oldest first
     */
    record Asked(List<PartState> parts, List<NoticePlan> notices, List<Choice> made) {

        /** Of an order that is unknown. */
        public static final Asked NOTHING = new Asked(List.of(), List.of(), List.of());

        public Asked {
            parts = List.copyOf(parts);
            notices = List.copyOf(notices);
            made = List.copyOf(made);
        }
    }

    /**
     * A choice.
     *
     * @param choiceId derived from what is chosen for which notice
     * @param noticeId the question that it answers; null where nobody asked
     * @param at when it was received (UTC)
     */
    record Choice(String choiceId, String orderId, @Nullable String noticeId, Answer answer, Instant at) {}

    /** What can be chosen. */
    enum Answer {
        WAIT,
        CANCEL
    }
}
