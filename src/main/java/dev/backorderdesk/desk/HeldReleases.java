package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import java.util.ArrayList;
import java.util.List;

/** What the warehouse hears of releases of which something is held, goes another way, or may leave again. */
final class HeldReleases {
    private HeldReleases() {}

    /**
     * The warehouse hears of a release whose pieces go another way, or must stay; of those that it might still ship.
     *
     * @param before its order before that
     */
    static void revise(OrderBook book, Release release, OrderState before, String cause) {
        List<PartState> parts = new ArrayList<>();
        boolean changed = false;
        for (Release.Line line : release.lines()) {
            PartState was = before.part(line.line(), line.part());
            if (was != null && was.released() > 0) {
                PartState part = book.part(line.line(), line.part());
                parts.add(part);
                changed |= part.released() != was.released()
                        || !part.carrier().equals(was.carrier())
                        || !part.service().equals(was.service());
            }
        }
        if (!changed) {
            return;
        }
        PartState any = parts.get(0);
        boolean sameWay = parts.stream()
                .allMatch(part -> part.released() > 0
                        && part.carrier().equals(any.carrier())
                        && part.service().equals(any.service()));
        if (parts.stream().allMatch(part -> part.released() == 0)) {
            book.revise(release.next(Release.Action.HOLD));
        } else if (!sameWay) {
            // Some of it stays, or goes with yet another carrier: it is taken apart and released anew.
            for (PartState part : parts) {
                book.change(
                        OrderEvent.Kind.RECALLED,
                        part.line(),
                        part.part(),
                        cause,
                        state -> state.release(-state.released()));
            }
            book.revise(release.next(Release.Action.RECALL));
        } else if (!any.carrier().equals(release.carrier()) || !any.service().equals(release.service())) {
            book.revise(release.next(Release.Action.RELEASE, any.carrier(), any.service(), release.lines()));
        }
    }

    /** What was held is released anew under another number: the old one is never shipped. */
    static void recall(OrderBook book) {
        boolean together = book.order().shipComplete()
                && book.state().parts().stream().anyMatch(part -> part.open() > 0 && part.held() != null);
        for (Release release : book.state().releases()) {
            boolean held = release.lines().stream()
                    .map(line -> book.part(line.line(), line.part()))
                    .anyMatch(part -> part.open() > 0 && part.held() != null);
            if (release.action() == Release.Action.HOLD && !held && !together) {
                book.revise(release.next(Release.Action.RECALL));
            }
        }
    }

    /** A release that a carrier's word holds, and of which nothing is left to ship. */
    static void forget(OrderBook book) {
        for (Release release : book.state().releases()) {
            boolean open = release.lines().stream()
                    .anyMatch(line -> book.part(line.line(), line.part()).open() > 0);
            if (release.action() == Release.Action.HOLD && !open) {
                book.revise(release.next(Release.Action.RECALL));
            }
        }
    }
}
