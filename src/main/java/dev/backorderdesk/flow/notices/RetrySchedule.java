package dev.backorderdesk.flow.notices;

import dev.backorderdesk.notice.Delivery;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendOutcome.Blame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What follows from a fault.
 *
 * @param provider waits after the first, second, ... fault of the provider; the last one repeats
 * @param address waits after passing faults of the address; when they are used up, the notice is parked
 * @param giveUpAfter after this time from its planning a notice is parked whatever the fault
 */
public record RetrySchedule(List<Duration> provider, List<Duration> address, Duration giveUpAfter) {

    /** 10 s, 30 s, 2 min, 5 min, then every 10 min; addresses 5 min, 15 min, 1 h, 4 h, 12 h; at most three days. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10)),
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12)),
            Duration.ofDays(3));

    public RetrySchedule {
        provider = List.copyOf(provider);
        address = List.copyOf(address);
        if (provider.isEmpty()) {
            throw new IllegalArgumentException("the retry schedule has no wait for faults of the provider");
        }
    }

    /** The outcome of a faulty attempt that ended at {@code now}. */
    public SendOutcome after(SendFault fault, Delivery delivery, Instant now) {
        return switch (fault.kind()) {
            case IN_DOUBT -> new SendOutcome.InDoubt(fault.reason());
            case PERMANENT -> new SendOutcome.Failed(fault.reason());
            case PROVIDER -> {
                int faults = Math.min(delivery.providerFaults(), provider.size() - 1);
                yield retry(provider.get(faults), Blame.PROVIDER, fault, delivery, now);
            }
            case ADDRESS ->
                delivery.addressFaults() >= address.size()
                        ? new SendOutcome.Failed(
                                "given up after " + delivery.attempt() + " attempts: " + fault.reason())
                        : retry(address.get(delivery.addressFaults()), Blame.ADDRESS, fault, delivery, now);
        };
    }

    private SendOutcome retry(Duration wait, Blame blame, SendFault fault, Delivery delivery, Instant now) {
        // Up to a fifth more, the same for the same attempt: not all come back at once, and a replay does the same.
        int fifth = Math.floorMod((delivery.id() + "/" + delivery.attempt()).hashCode(), 200);
        Instant dueAt = now.plus(wait).plusMillis(wait.toMillis() * fifth / 1000);
        if (dueAt.isAfter(delivery.plan().plannedAt().plus(giveUpAfter))) {
            return new SendOutcome.Failed(
                    "given up " + giveUpAfter.toHours() + " hours after it was planned: " + fault.reason());
        }
        return new SendOutcome.Retry(dueAt, blame, fault.reason());
    }
}
