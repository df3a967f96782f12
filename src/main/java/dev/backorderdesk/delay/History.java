package dev.backorderdesk.delay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed about a part, and what has happened to it as far as is known. What is heard late, as a carrier's scan,
 * stands where it happened.
 *
 * @param happenings in whatever order; kept by time, what ships before what cancels at the same instant
 */
public record History(Agreement agreement, List<Happening> happenings) {

    public History {
        happenings = happenings.stream()
                .sorted(Comparator.comparing(Happening::at).thenComparingInt(History::rank))
                .toList();
    }

    /** With one more happening. */
    public History with(Happening happening) {
        return new History(
                agreement,
                Stream.concat(happenings.stream(), Stream.of(happening)).toList());
    }

    /** When the next thing happens that is known already; null where there is none. */
    @Nullable
    Instant nextAfter(Instant asOf) {
        return happenings.stream()
                .map(Happening::at)
                .filter(at -> at.isAfter(asOf))
                .findFirst()
                .orElse(null);
    }

    private static int rank(Happening happening) {
        if (happening instanceof Happening.OrderComplete || happening instanceof Happening.Dishonoured) {
            return 0;
        }
        if (happening instanceof Happening.Shipped) {
            return 1;
        }
        return happening instanceof Happening.Delivered ? 2 : 3;
    }
}
