package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.StatedShip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One order before the law, at the end of a batch that touched it. */
final class LateOrder {
    private final Working working;
    private final OrderBook book;

    LateOrder(Working working, OrderBook book) {
        this.working = working;
        this.book = book;
    }

    /** The law is asked about every order that the batch touched: in the same transaction as its cause. */
    static Outcome.Lawful settle(Working working, Collection<OrderBook> orders) {
        List<CaseFile> files = new ArrayList<>();
        List<Outcome.LookAt> looks = new ArrayList<>();
        Map<String, @Nullable Instant> begun = new HashMap<>();
        for (OrderBook book : orders) {
            if (!book.touched()) {
                continue;
            }
            String id = book.order().orderId();
            Instant next = new LateOrder(working, book).settle();
            if (working.isNew(id)) {
                begun.put(id, next);
            } else if (!Objects.equals(next, book.lookAt())) {
                looks.add(new Outcome.LookAt(id, next));
            }
            if (book.fileChanged()) {
                files.add(book.file());
            }
        }
        working.decidedOut.replaceAll(
                each -> each.lookedAt(begun.get(each.order().orderId())));
        return new Outcome.Lawful(files, looks);
    }

    /** All that the law looks at in a part to which nothing happened: parts alike in it stand alike. */
    private record Fresh(
            Promise first,
            String location,
            boolean released,
            @Nullable StatedShip stated,
            @Nullable LocalDate essential,
            Agreed agreed) {}

    /** Tells what must be told, and says when the law looks at it again; null where it need not. */
    @Nullable
    Instant settle() {
        Map<PartState, Standing> standings = new LinkedHashMap<>();
        Map<Fresh, Standing> alike = new HashMap<>();
        for (PartState part : book.state().parts()) {
            if (part.open() > 0) {
                Fresh fresh = fresh(part);
                // Most orders are new, and most of their parts are alike: the law is asked once for all of them.
                standings.put(
                        part, fresh == null ? standing(part) : alike.computeIfAbsent(fresh, any -> standing(part)));
            }
        }
        new LateNews(working, standings).tell(book);
        return new LawClock(working, standings).next(book);
    }

    private Standing standing(PartState part) {
        return working.histories.standing(book, part, working.now);
    }

    private @Nullable Fresh fresh(PartState part) {
        if (!part.revisions().isEmpty()
                || !book.file().isEmpty()
                || !part.location().equals(book.promisedFrom(part))) {
            return null;
        }
        for (OrderLine line : book.ordered().lines()) {
            if (line.line() == part.line()) {
                return new Fresh(
                        part.first(),
                        part.location(),
                        part.released() > 0,
                        line.statedShip(),
                        line.needByEssential() ? line.needBy() : null,
                        book.agreed(line.line()));
            }
        }
        return null;
    }
}
