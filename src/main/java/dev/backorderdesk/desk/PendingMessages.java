package dev.backorderdesk.desk;

import dev.backorderdesk.model.Tick;
import java.util.Locale;

/** Messages that ran ahead of what they are about. */
final class PendingMessages {
    private final Working working;
    private final Answers answers;

    PendingMessages(Working working) {
        this.working = working;
        this.answers = new Answers(working);
    }

    void waits(Arrival arrival, Pending.Parent parent) {
        Kept known = working.kept(arrival.inboxKey());
        boolean later = known != null && known.revision() < arrival.event().revision();
        boolean waitsAlready = working.snapshot.pending().stream()
                        .anyMatch(each -> each.key().equals(arrival.inboxKey()))
                || working.pendingOut.stream().anyMatch(each -> each.key().equals(arrival.inboxKey()));
        // A later revision takes the place of what waits: that one would only be stale when its parent comes.
        answers.pending(arrival, parent, later || !waitsAlready);
    }

    /** It has waited long enough, or its parent came while nobody looked. */
    void due(Tick.PendingDue due) {
        InboxKey key = new InboxKey(due.queue(), due.pendingKey());
        for (Pending pending : working.snapshot.pending()) {
            if (!pending.key().equals(key) || working.settledOut.contains(key)) {
                continue;
            }
            working.settledOut.add(key);
            if (pending.expiresAt().isAfter(working.now)) {
                working.againOut.add(pending);
            } else {
                park(pending);
            }
        }
    }

    private void park(Pending pending) {
        String parent = pending.parent().kind().name().toLowerCase(Locale.ROOT);
        working.parkedOut.add(new Outcome.Parked(
                pending.key().queue(),
                pending.key().key(),
                pending.raw(),
                "PENDING_TOO_LONG",
                "The " + parent + " " + pending.parent().id() + ", which this is about, did not come within "
                        + working.settings().pendingFor() + ".",
                working.now,
                pending.reply()));
    }
}
