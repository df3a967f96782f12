package dev.backorderdesk.flow.notices;

import java.time.Duration;

/**
 * Times of the sending.
 *
 * @param lease how long a claimed delivery is ours; nothing is sent in its second half
 * @param patience after which a job that nobody claimed is queued again
 * @param grace how old a doubt must be before evidence is asked for: a relay may still be at work
 * @param schedule waits after faults
 */
public record SendingTimes(Duration lease, Duration patience, Duration grace, RetrySchedule schedule) {

    /** Ten minutes each, as the mail standard lets a relay think for ten minutes (RFC 5321, 4.5.3.2). */
    public static final SendingTimes DEFAULT = new SendingTimes(
            Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10), RetrySchedule.DEFAULT);
}
