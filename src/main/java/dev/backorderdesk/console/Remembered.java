package dev.backorderdesk.console;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look into the books that is taken again only after a while, for everybody who asks in between. A failure is
 * remembered as well: while the database is away, a scrape waits for it once and not once for each number.
 */
final class Remembered<T> {

    private final Supplier<T> look;
    private final long goodFor;
    private @Nullable T value;
    private @Nullable RuntimeException failure;
    private boolean looked;
    private long at;

    Remembered(Duration goodFor, Supplier<T> look) {
        this.goodFor = goodFor.toNanos();
        this.look = look;
    }

    /** @throws RuntimeException what the last look failed with */
    synchronized T get() {
        if (!looked || System.nanoTime() - at >= goodFor) {
            value = null;
            failure = null;
            try {
                value = look.get();
            } catch (RuntimeException e) {
                failure = e;
            }
            looked = true;
            at = System.nanoTime();
        }
        if (failure != null) {
            throw failure;
        }
        if (value == null) {
            throw new IllegalStateException("the look found null, expected a value");
        }
        return value;
    }
}
