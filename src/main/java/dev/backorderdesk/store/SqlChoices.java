package dev.backorderdesk.store;

import dev.backorderdesk.desk.Choices;
import dev.backorderdesk.desk.Dossier;
import dev.backorderdesk.desk.OutboxMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Choices in a database, written with the message that carries them on. */
final class SqlChoices implements Choices {

    private final Database database;

    SqlChoices(Database database) {
        this.database = database;
    }

    @Override
    public Asked of(String orderId) {
        return database.loosely(session -> {
            Dossier dossier = DossierTables.read(session, Set.of(orderId)).get(orderId);
            if (dossier == null) {
                return Asked.NOTHING;
            }
            return new Asked(
                    dossier.state().parts(), NoticeTables.plans(session, orderId), made(session, "order_id", orderId));
        });
    }

    @Override
    public Choice choose(Choice choice, Function<Choice, OutboxMessage> letter) {
        // The page says "recorded" after it, so it must outlive a power cut.
        return database.durably(session -> {
            int written = session.update(
                    """
                    insert into customer_choice (choice_id, order_id, notice_id, answer, chosen_at)
                    values (?, ?, ?, ?, ?) on conflict do nothing""", choice.choiceId(), choice.orderId(), choice.noticeId(), choice.answer(), choice.at());
            if (written > 0) {
                SqlOutbox.write(session, List.of(letter.apply(choice)), choice.at());
                return choice;
            }
            return made(session, "choice_id", choice.choiceId()).get(0);
        });
    }

    private static List<Choice> made(Session session, String column, String value) {
        return session.query(
                "select choice_id, order_id, notice_id, answer, chosen_at from customer_choice where " + column
                        + " = ? order by chosen_at, choice_id",
                SqlChoices::choice,
                value);
    }

    private static Choice choice(Columns row) throws SQLException {
        return new Choice(row.text(1), row.text(2), row.textOrNull(3), row.constant(4, Answer.class), row.instant(5));
    }
}
