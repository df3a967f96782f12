package dev.backorderdesk.desk;

import dev.backorderdesk.model.Order;
import java.util.List;

/** Says what became of a message, and puts aside what a person must see. */
final class Answers {
    private final Working working;

    Answers(Working working) {
        this.working = working;
    }

    /** Applied, and remembered under its key. */
    void applied(Arrival arrival) {
        kept(arrival, Answer.Status.APPLIED);
        answer(arrival, Answer.Status.APPLIED, List.of());
    }

    /** Waits for its parent, and is remembered. */
    void pending(Arrival arrival, Pending.Parent parent, boolean isNew) {
        kept(arrival, Answer.Status.PENDING);
        answer(arrival, Answer.Status.PENDING, List.of());
        if (isNew) {
            working.pendingOut.add(new Pending(
                    arrival.inboxKey(),
                    parent,
                    arrival.raw(),
                    arrival.reply(),
                    working.now.plus(working.settings().pendingFor())));
        }
    }

    /** Understood, and not done; remembered, so that it is refused again. */
    void refused(Arrival arrival, Problem why) {
        kept(arrival, Answer.Status.REFUSED);
        answer(arrival, Answer.Status.REFUSED, List.of(why));
    }

    /** Names something that does not exist or does not fit: parked, and it claims no key. */
    void invalid(Arrival arrival, Problem problem) {
        Kept known = working.kept(arrival.inboxKey());
        if (known != null && known.revision() == arrival.event().revision()) {
            // It waited for its parent under this key, which is free again. An earlier revision that was applied stays
            // known.
            kept(arrival, Answer.Status.INVALID);
        }
        answer(arrival, Answer.Status.INVALID, List.of(problem));
        park(arrival, arrival.event().key(), "INVALID", sentence(problem));
    }

    /** Was not understood at all. */
    void rejected(Rejected rejected) {
        working.answersOut.add(new Answer(
                rejected.queue(), rejected.key(), Answer.Status.INVALID, rejected.problems(), rejected.reply()));
        working.parkedOut.add(new Outcome.Parked(
                rejected.queue(),
                rejected.key(),
                rejected.aside() ? null : rejected.raw(),
                rejected.code(),
                rejected.sentence(),
                working.now,
                rejected.reply()));
    }

    /**
     * Whether the inbox knows it: a duplicate is answered from what is stored, an older revision is stale, and another
     * content under a known key is a conflict.
     */
    boolean knownAlready(Arrival arrival) {
        Kept known = working.kept(arrival.inboxKey());
        long revision = arrival.event().revision();
        if (known == null || revision > known.revision() || known.status() == Answer.Status.INVALID) {
            return false;
        }
        if (revision < known.revision()) {
            Problem problem = new Problem(
                    "/revision", "revision above " + known.revision() + ", which is known", String.valueOf(revision));
            answer(arrival, Answer.Status.STALE, List.of(problem));
            return true;
        }
        if (!arrival.digest().equals(known.digest())) {
            Problem problem = new Problem("", "digest " + known.digest(), "digest " + arrival.digest());
            answer(arrival, Answer.Status.CONFLICT, List.of(problem));
            park(
                    arrival,
                    arrival.event().key(),
                    "CONFLICT",
                    "The key " + arrival.event().key() + " came before with other content: expected "
                            + problem.expected() + ", found " + problem.found() + ".");
            return true;
        }
        if (known.status() == Answer.Status.PENDING || known.status() == Answer.Status.REFUSED) {
            return false; // its parent may be there by now; what was refused is refused again, with the reason
        }
        if (arrival.event() instanceof Order order) {
            working.answersAgainOut.add(new Outcome.AnswerAgain(order.orderId(), known.decision(), arrival.reply()));
        } else {
            answer(arrival, Answer.Status.DUPLICATE, List.of());
        }
        return true;
    }

    void answer(Arrival arrival, Answer.Status status, List<Problem> problems) {
        working.answersOut.add(new Answer(arrival.queue(), arrival.event().key(), status, problems, arrival.reply()));
    }

    private void kept(Arrival arrival, Answer.Status status) {
        working.keep(new Kept(arrival.inboxKey(), arrival.event().revision(), arrival.digest(), status, null));
    }

    private void park(Received received, @org.jspecify.annotations.Nullable String key, String code, String why) {
        working.parkedOut.add(
                new Outcome.Parked(received.queue(), key, received.raw(), code, why, working.now, received.reply()));
    }

    static String sentence(Problem problem) {
        String found = problem.found();
        String where = problem.at().isEmpty() ? "" : "At " + problem.at() + ": ";
        // What is expected comes last, for it may end with a proposal.
        String sentence = where + (found == null ? "" : "found \"" + found + "\", ") + "expected " + problem.expected();
        return sentence.matches("(?s).*[.?!]") ? sentence : sentence + ".";
    }
}
