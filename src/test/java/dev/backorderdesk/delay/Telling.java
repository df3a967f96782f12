package dev.backorderdesk.delay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A standing in one line, in local time, so that a table of examples can be read. */
record Telling(ZoneId zone) {

    String of(Standing standing) {
        List<String> said = new ArrayList<>();
        LegalDay promised = standing.promised();
        said.add(promised == null ? "no time runs" : "T=" + promised.day());
        said.add(state(standing.state()));
        NoticeDue notice = standing.notice();
        if (notice != null) {
            LegalDay respondBy = notice.respondBy();
            said.add("notice " + notice.kind() + " by " + at(notice.dueBy()) + ", silence " + notice.silence()
                    + (respondBy == null ? "" : " on " + respondBy.day()));
        }
        Consent consent = standing.consent();
        if (consent.kind() != Consent.Kind.NOT_ASKED) {
            said.add(consent.kind() + (consent.until() == null ? "" : " until " + consent.until()));
        }
        RefundDue refund = standing.refund();
        if (refund != null) {
            said.add("refund " + refund.last().day() + " / "
                    + refund.latestArguable().day());
        }
        standing.flags().forEach(flag -> said.add("! " + flag));
        return String.join("; ", said);
    }

    private String state(State state) {
        if (state instanceof State.Waiting waiting) {
            LegalDay until = waiting.until();
            return until == null ? "waits without end" : "waits until " + at(until.end());
        }
        if (state instanceof State.Cancelled cancelled) {
            return "cancelled at " + at(cancelled.at()) + " (" + cancelled.cause() + ")";
        }
        if (state instanceof State.Overdue overdue) {
            return "overdue since " + at(overdue.since()) + ", may be ended from " + at(overdue.mayEndFrom());
        }
        if (state instanceof State.ShippedAfterCancellation late) {
            return "shipped at " + at(late.scannedAt()) + " though " + state(late.cancelled());
        }
        if (state instanceof State.Shipped shipped) {
            return "shipped at " + at(shipped.scannedAt());
        }
        if (state instanceof State.Delivered delivered) {
            return "delivered at " + at(delivered.at()) + (delivered.late() ? ", late" : "");
        }
        return "incomplete";
    }

    private String at(@Nullable Instant instant) {
        if (instant == null) {
            return "no time";
        }
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? "end of " + local.toLocalDate().minusDays(1)
                : local.toString();
    }
}
