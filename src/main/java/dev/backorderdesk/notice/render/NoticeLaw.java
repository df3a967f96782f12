package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.OrderNews.Silence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The law's look at what the templates make of a notice of delay. The law lives in a room that this one doesn't know; whoever
 * puts the desk together brings it along.
 */
@FunctionalInterface
public interface NoticeLaw {

    /**
     * What is wrong.
     *
     * @param kind legal kind of the notice, as in {@link dev.backorderdesk.notice.OrderNews.Ask#law}
     * @return one sentence for each fault; empty where it may be sent
     */
    List<Fault> faults(String kind, Said said);

    /**
     * A fault.
     *
     * @param word the word of the templates that would mend it, or that is wrong there
     */
    record Fault(String word, String sentence) {}

    /**
     * What a written notice says.
     *
     * @param revised the new day; null where it says that there is none
     * @param reason why; null where it does not say
     * @param silence what it says that no answer means; null where it does not say
     * @param offersCancelling it offers to cancel with a prompt refund
     * @param answerIsFree it says that an answer costs nothing
     * @param mayCancelLater it says that after a yes the customer may still cancel
     */
    record Said(
            @Nullable LocalDate revised,
            @Nullable String reason,
            @Nullable Silence silence,
            boolean offersCancelling,
            boolean answerIsFree,
            boolean mayCancelLater) {}
}
