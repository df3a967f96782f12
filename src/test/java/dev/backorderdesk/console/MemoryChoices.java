package dev.backorderdesk.console;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Choices.Asked;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.flow.codec.ChoiceLetters;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.NoticePlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Choices kept in memory, with what was sent. */
final class MemoryChoices implements ChoiceLever {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    List<PartState> parts = new ArrayList<>();
    final List<NoticePlan> notices = new ArrayList<>();
    final List<Choice> made = new ArrayList<>();
    final List<OutboxMessage> sent = new ArrayList<>();

    @Override
    public synchronized Asked of(String orderId) {
        return new Asked(
                parts,
                notices.stream().filter(plan -> plan.orderId().equals(orderId)).toList(),
                made);
    }

    @Override
    public synchronized Choice choose(Choice choice) {
        for (Choice earlier : made) {
            if (earlier.choiceId().equals(choice.choiceId())) {
                return earlier;
            }
        }
        made.add(choice);
        sent.add(ChoiceLetters.of(choice));
        return choice;
    }

    /** Four pieces of which some left and some are cancelled. */
    static PartState part(int line, long shipped, long cancelled) {
        Promise promise = new Promise(DAY, DAY.plusDays(3), Basis.INBOUND, "PO-77");
        return new PartState(
                line,
                1,
                "LAMP",
                "MAIN",
                PartKind.BACKORDERED,
                4,
                0,
                0,
                shipped,
                cancelled,
                "DHL",
                "standard",
                promise,
                promise,
                promise,
                null,
                0,
                List.of(),
                null,
                null,
                List.of(),
                List.of());
    }
}
