package dev.backorderdesk.promise;

import dev.backorderdesk.model.Advisory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that carriers said of one way, asked for an instant: of goods in ten days what counts is what holds in ten days. */
public final class CarrierWords {
    private final List<Advisory> words;
    private final Instant now;

    /**
     * They cover the way.
     *
     * @param words in the order in which they were received
     * @param now nothing is asked of before
     */
    CarrierWords(List<Advisory> words, Instant now) {
        this.words = List.copyOf(words);
        this.now = now;
    }

    /** What counts now; null where nothing does. */
    public @Nullable Advisory now() {
        return at(now, null);
    }

    /**
     * What counts for goods that leave at an instant. A suspension that has not begun is not among it: it does nothing until it
     * begins.
     *
     * @param leaves now where it is past
     */
    public @Nullable Advisory leaving(Instant leaves) {
        Advisory counts = null;
        for (Advisory word : words) {
            boolean ahead =
                    word.kind() == Advisory.Kind.SUSPENSION && word.from().isAfter(now);
            if (!ahead && holds(word, leaves.isBefore(now) ? now : leaves, null)) {
                counts = later(counts, word);
            }
        }
        return counts;
    }

    /** Calendar days that a delay adds to what leaves at an instant. */
    public int extraDays(Instant leaves) {
        if (words.isEmpty()) {
            return 0;
        }
        Advisory word = leaving(leaves);
        Integer extra = word == null || word.kind() != Advisory.Kind.DELAY ? null : word.extraDays();
        return extra == null ? 0 : extra;
    }

    /**
     * The first instant at which no suspension counts, from one on: where a word ends, the next one is asked.
     *
     * @param assumed how long after its beginning a suspension without an end is assumed to last; null means that nobody knows.
     *     Once that is over nobody knows, either
     * @return null where nobody knows
     */
    public @Nullable Instant opens(Instant from, @Nullable Duration assumed) {
        Instant at = from;
        while (at != null) {
            Advisory word = at(at, assumed);
            if (word == null || word.kind() != Advisory.Kind.SUSPENSION) {
                return at;
            }
            at = changes(at, assumed);
        }
        return null;
    }

    private @Nullable Advisory at(Instant at, @Nullable Duration assumed) {
        Advisory counts = null;
        for (Advisory word : words) {
            if (holds(word, at, assumed)) {
                counts = later(counts, word);
            }
        }
        return counts;
    }

    /** The latest begin counts, then what was received last. */
    private static Advisory later(@Nullable Advisory counts, Advisory word) {
        return counts == null || !word.from().isBefore(counts.from()) ? word : counts;
    }

    private boolean holds(Advisory word, Instant at, @Nullable Duration assumed) {
        Instant end = end(word, assumed);
        return !word.from().isAfter(at) && (end == null || end.isAfter(at));
    }

    private @Nullable Instant end(Advisory word, @Nullable Duration assumed) {
        if (word.until() != null || assumed == null || word.kind() != Advisory.Kind.SUSPENSION) {
            return word.until();
        }
        Instant end = word.from().plus(assumed);
        return end.isAfter(now) ? end : null;
    }

    /** The next instant at which another word may count. */
    private @Nullable Instant changes(Instant after, @Nullable Duration assumed) {
        Instant next = null;
        for (Advisory word : words) {
            next = sooner(next, word.from(), after);
            next = sooner(next, end(word, assumed), after);
        }
        return next;
    }

    private static @Nullable Instant sooner(@Nullable Instant next, @Nullable Instant other, Instant after) {
        return other == null || !other.isAfter(after) || (next != null && !other.isBefore(next)) ? next : other;
    }
}
