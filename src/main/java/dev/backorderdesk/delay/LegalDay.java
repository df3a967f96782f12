package dev.backorderdesk.delay;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day at the address by whose end something has to be done. Where the address may lie in several zones, the day ends for
 * us where it ends first, and for the customer's answer where it ends last.
 *
 * @param day in the ship-to zone
 * @param end the instant from which it is too late for us
 * @param answersUntil the instant from which the customer's answer is too late; not before {@code end}
 */
public record LegalDay(LocalDate day, Instant end, Instant answersUntil) {}
