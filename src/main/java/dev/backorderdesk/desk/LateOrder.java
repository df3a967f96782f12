package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Standing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order before the law, at the end of a batch that touched it. */
final class LateOrder {
    private final Working working;
    private final OrderBook book;

    LateOrder(Working working, OrderBook book) {
        this.working = working;
        this.book = book;
    }

    /** Tells what must be told, and says when the law looks at it again; null where it need not. */
    @Nullable
    Instant settle() {
        Map<PartState, Standing> standings = new LinkedHashMap<>();
        for (PartState part : book.state().parts()) {
            if (part.open() > 0) {
                standings.put(part, working.histories.standing(book, part, working.now));
            }
        }
        new LateNews(working, standings).tell(book);
        return new LawClock(working, standings).next(book);
    }
}
