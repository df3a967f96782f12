package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.promise.PostCodes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's word: it holds for new orders at once. Orders that are decided already are looked at when it begins, when it
 * changes and when it ends; see {@link CarrierLook}.
 */
final class AdvisoryBook {

    /** Beyond it the year is most likely wrong. There is none for the past: some suspensions last for years. */
    private static final Duration AHEAD_AT_MOST = Duration.ofDays(400);

    private final Working working;
    private final Journeys journeys;

    AdvisoryBook(Working working, Journeys journeys) {
        this.working = working;
        this.journeys = journeys;
    }

    void advised(Advisory advisory, Arrival arrival) {
        Problem problem = problem(advisory);
        if (problem != null) {
            new Answers(working).invalid(arrival, problem);
            return;
        }
        Region now = null;
        for (Advisory before : working.advisories) {
            if (before.advisoryId().equals(advisory.advisoryId()) && !over(before)) {
                // Where it does not hold any more, things may go again.
                now = Region.of(before);
            }
        }
        new Overruled(working.bearings.rules(), working.locations.values(), working.now)
                .by(advisory, working.advisories)
                .forEach(sentence -> working.callsOut.add(new Outcome.Call(sentence, working.now)));
        working.advisories.removeIf(each -> each.advisoryId().equals(advisory.advisoryId()));
        working.advisories.add(advisory);
        working.advisoriesOut.add(advisory);
        journeys.forget();
        Region its = Region.of(advisory);
        if (!over(advisory)) {
            // What is ahead may be the end of what holds, or hold when something leaves.
            now = now == null ? its : now.and(its);
        }
        if (now != null) {
            // Orders that were being decided when it came are committed before it is: see Ledger.
            working.wake(now.look(), working.now);
        }
        later(its, advisory.from());
        later(its, advisory.until());
        new Answers(working).applied(arrival);
    }

    private boolean over(Advisory advisory) {
        Instant until = advisory.until();
        return until != null && !until.isAfter(working.now);
    }

    private void later(Region region, @Nullable Instant at) {
        if (at != null && at.isAfter(working.now)) {
            working.wake(region.at(at).look(), at);
        }
    }

    private @Nullable Problem problem(Advisory advisory) {
        Problem unknown = new AdvisoryNames(working.bearings.rules()).problem(advisory, working.advisories);
        if (unknown != null) {
            return unknown;
        }
        if (advisory.origins().isEmpty() && advisory.destinations().isEmpty()) {
            return new Problem("", "at least one of origins and destinations", null);
        }
        Instant until = advisory.until();
        if (until != null && !until.isAfter(advisory.from())) {
            return new Problem("/until", "an instant after its from, " + advisory.from(), until.toString());
        }
        if (isTooFar(advisory.from())) {
            return new Problem("/from", notTooFar(), advisory.from().toString());
        }
        if (until != null && isTooFar(until)) {
            // Who waits would be promised the day after it.
            return new Problem("/until", notTooFar() + "; none where nobody knows it", until.toString());
        }
        if (advisory.kind() == Advisory.Kind.DELAY && advisory.extraDays() == null) {
            return new Problem("/extraDays", "the days that a DELAY adds", null);
        }
        return postCodes(advisory);
    }

    private boolean isTooFar(Instant instant) {
        return instant.isAfter(working.now.plus(AHEAD_AT_MOST));
    }

    private String notTooFar() {
        return "an instant not more than " + AHEAD_AT_MOST.toDays() + " days after now, " + working.now;
    }

    private static @Nullable Problem postCodes(Advisory advisory) {
        int number = 0;
        for (Advisory.Destination area : advisory.destinations()) {
            String from = area.postalFrom();
            String to = area.postalTo();
            if (from != null && to != null && !PostCodes.isRange(area.country(), from, to)) {
                return new Problem(
                        "/destinations/" + number + "/postalTo", "a post code not below postalFrom, " + from, to);
            }
            number++;
        }
        return null;
    }
}
