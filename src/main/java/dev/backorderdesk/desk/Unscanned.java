package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.LegalDay;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.Release;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse may ship and no carrier has scanned. Somebody is called once for each release, a day before the time of
 * it is over: where shipment is judged it lapses then, where delivery is judged it is late. What was released within that day
 * is given half of what was left; what was late when it was released, a day beyond that on which it was to leave.
 *
 * <p>Released on 2026-03-02; it lapses at the end of 2026-04-01: somebody is called at the end of
 * 2026-03-31.
 */
final class Unscanned {
    private final Working working;

    Unscanned(Working working) {
        this.working = working;
    }

    /** Calls where it is time, and says when to look again; null where nobody is to be called later. */
    @Nullable
    Instant watch(OrderBook book, PartState part, Standing standing) {
        Instant over = part.released() == 0 ? null : over(book, part, standing);
        if (over == null) {
            return null;
        }
        if (over.minus(LawClock.BEFORE).isAfter(working.now)) {
            return over.minus(LawClock.BEFORE);
        }
        Release release = release(book, part);
        String what = release == null ? "" : "unscanned " + release.releaseId() + " " + over;
        if (release == null || book.file().alarms().contains(what)) {
            return null;
        }
        Instant at = at(release, over, part);
        if (at.isAfter(working.now)) {
            return at;
        }
        String by = standing.state() instanceof State.Overdue
                ? "late since "
                : working.histories.byDelivery(book, part) ? "late at " : "cancelled at ";
        LawClock.call(
                book,
                part,
                what,
                "release " + release.releaseId() + " of " + release.at() + " was scanned by no carrier; it is " + by
                        + over);
        return null;
    }

    private Instant at(Release release, Instant over, PartState part) {
        if (!release.at().isBefore(over)) {
            Instant leaves = working.histories.endThere(part, release.shipBy());
            return (leaves.isAfter(release.at()) ? leaves : release.at()).plus(LawClock.BEFORE);
        }
        Instant day = over.minus(LawClock.BEFORE);
        return release.at().isBefore(day)
                ? day
                : release.at().plus(Duration.between(release.at(), over).dividedBy(2));
    }

    /** When its time is over, or was; null where no law sets an end. */
    private @Nullable Instant over(OrderBook book, PartState part, Standing standing) {
        if (standing.state() instanceof State.Overdue overdue) {
            return overdue.since();
        }
        if (!(standing.state() instanceof State.Waiting)) {
            return null;
        }
        LegalDay promised = standing.promised();
        return working.histories.byDelivery(book, part)
                ? promised == null ? null : promised.end()
                : standing.cancelsAt();
    }

    /** The newest release with pieces of it that are still there. */
    private static @Nullable Release release(OrderBook book, PartState part) {
        return book.state().openReleases().stream()
                .filter(each -> each.lines().stream()
                        .anyMatch(line -> line.line() == part.line() && line.part() == part.part()))
                .findFirst()
                .orElse(null);
    }
}
