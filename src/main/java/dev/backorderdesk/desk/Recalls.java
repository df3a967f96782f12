package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse may ship no more. Nobody says when it put it back, and a carrier's scan may still show that it had left:
 * so long as scans may come late ({@code late scan hours} of the order's law), and never into the day on which the alarm for
 * the refund rings, its stock is nobody else's and no money is asked back for it.
 */
final class Recalls {
    private final Working working;
    private final Agreements agreements;

    Recalls(Working working) {
        this.working = working;
        this.agreements = new Agreements(working.bearings);
    }

    /**
     * What is recalled of a part with these pieces more.
     *
     * @param since from when on they were cancelled by right (UTC)
     */
    PartState.Recall more(OrderBook book, PartState part, long pieces, Instant since) {
        int hours = agreements.ofPart(book, part).terms().lateScanHours();
        PartState.Recall before = part.recall();
        Instant first = before == null || since.isBefore(before.since()) ? since : before.since();
        // Each further recall of the part ends with the first, or the money for that would wait too long.
        Instant until = before == null ? working.now.plus(Duration.ofHours(hours)) : before.until();
        Instant alarm = DelayLaw.refundOfRefused(agreements.ofLine(book, part.line()), first)
                .alarmAt();
        until = alarm.isBefore(until) ? alarm : until;
        until = until.isBefore(working.now) ? working.now : until;
        return new PartState.Recall(part.recalled() + pieces, first, until);
    }

    /**
     * Allocated pieces of a part that the warehouse had in its hands until a moment ago: it was told to keep them, or to put
     * them back, so lately that a scan may still show that they had left.
     */
    long lying(OrderBook book, PartState part) {
        if (part.allocated() == 0 || book.state().releases().isEmpty()) {
            return 0;
        }
        Duration late = Duration.ofHours(agreements.ofPart(book, part).terms().lateScanHours());
        long had = book.state().releases().stream()
                .filter(release -> release.action() != Release.Action.RELEASE
                        && release.revisedAt().plus(late).isAfter(working.now))
                .mapToLong(release -> book.state().left(release, part))
                .sum();
        // What was cancelled of them is no allocated piece any more.
        return Math.min(part.allocated(), Math.max(0, had - part.recalled()));
    }

    /** The warehouse must not ship these; of the newest release first, for what left was of the oldest, or of the one that was named. */
    void tell(OrderBook book, PartState part, long pieces, String cause) {
        List<Release> open = book.state().openReleases();
        Map<Release, Long> taken = new LinkedHashMap<>();
        long outside = part.released();
        long left = pieces;
        for (Release release : open) {
            long here = Math.min(outside, book.state().left(release, part));
            outside -= here;
            long some = Math.min(left, here);
            left -= some;
            if (some > 0) {
                taken.put(release, some);
            }
        }
        book.change(OrderEvent.Kind.RECALLED, part.line(), part.part(), cause, state -> state.release(-pieces));
        taken.forEach((release, some) -> revise(book, release, less(release, part, some)));
    }

    private static List<Release.Line> less(Release release, PartState part, long pieces) {
        List<Release.Line> lines = new ArrayList<>();
        for (Release.Line line : release.lines()) {
            boolean its = line.line() == part.line() && line.part() == part.part();
            long rest = its ? line.quantity() - pieces : line.quantity();
            if (rest > 0) {
                lines.add(new Release.Line(line.line(), line.part(), line.sku(), rest));
            }
        }
        return lines;
    }

    /** What is left of it is shipped; where nothing is, it is given back whole. */
    private static void revise(OrderBook book, Release release, List<Release.Line> rest) {
        Release less = release.next(Release.Action.RELEASE, release.carrier(), release.service(), rest);
        boolean any = !rest.isEmpty() && book.state().with(less).openReleases().contains(less);
        book.revise(any ? less : release.next(Release.Action.RECALL));
    }

    /** When the first of an order's recalls is over (UTC); null where nothing is recalled. */
    static @Nullable Instant end(OrderBook book) {
        Instant first = null;
        for (PartState part : book.state().parts()) {
            PartState.Recall recall = part.recall();
            if (recall != null && (first == null || recall.until().isBefore(first))) {
                first = recall.until();
            }
        }
        return first;
    }
}
