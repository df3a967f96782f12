package dev.backorderdesk.desk;

import dev.backorderdesk.model.Tick;
import java.time.Instant;

/**
 * When something must be looked at again; one for each kind and subject, a newer one replaces it. One that goes on where a look
 * stopped replaces only that from which the look began: what began anew meanwhile is looked at from its beginning.
 *
 * @param at when (UTC)
 */
public record Wakeup(Tick.Look look, Instant at) {}
