package dev.backorderdesk.store;

import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The desk looks at what can't be sent, in the transaction in which that became known: somebody may have to be called. */
final class UnsentNotices {

    private UnsentNotices() {}

    /** A notice that contradicts another, with why. */
    static void blocked(Session session, String noticeId, String why, Instant now) {
        WakeupTable.unsent(session, List.of(noticeId), why, now);
    }

    /** Notices that a server refused, or gave back: those that the law asks for are looked at. */
    static void refused(Session session, Collection<String> noticeIds, Instant now) {
        if (noticeIds.isEmpty()) {
            return;
        }
        List<String> delays = session.query(
                "select notice_id from notice where notice_id = any(?) and kind = ? order by notice_id",
                row -> row.text(1),
                Session.array(noticeIds),
                Topic.DELAY.folder());
        WakeupTable.unsent(session, delays, "", now);
    }
}
