package dev.backorderdesk.delay;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When the right to a refund came into being.
 *
 * @param cancelledAt the instant of the cancellation
 * @param day the last day of the period that lapsed, or the day on which the cancellation was received (ship-to zone)
 * @param lapsed by the passing of a day: the day after it may be argued to be the first that does not count
 */
record Vesting(Instant cancelledAt, LocalDate day, boolean lapsed) {}
