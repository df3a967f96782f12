package dev.backorderdesk.console;

import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Choices.Asked;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.flow.codec.ChoiceLetters;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Choices kept in memory, with what was sent. */
final class MemoryChoices implements ChoiceLever {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final Instant SCANNED = Instant.parse("2026-11-30T16:00:00Z");
    static final Promise PROMISE = new Promise(DAY, DAY.plusDays(3), Basis.INBOUND, "PO-77");

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
        return part(line, 1, PartKind.BACKORDERED, PROMISE)
                .ship(shipped, SCANNED)
                .cancel(cancelled(cancelled));
    }

    /** Four pieces that wait, with what is promised now; another day was promised first. */
    static PartState part(int line, int part, PartKind kind, Promise current) {
        return new PartState(
                line,
                part,
                "LAMP",
                "MAIN",
                kind,
                4,
                0,
                0,
                0,
                0,
                "DHL",
                "standard",
                PROMISE,
                current,
                current,
                null,
                0,
                List.of(),
                null,
                null,
                List.of(),
                List.of());
    }

    static Cancellation cancelled(long pieces) {
        return new Cancellation(pieces, SCANNED, "orders.changes/CH-1", false);
    }
}
