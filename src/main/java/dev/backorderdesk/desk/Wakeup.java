package dev.backorderdesk.desk;

import dev.backorderdesk.model.Tick;
import java.time.Instant;

/**
 * When something must be looked at again; one for each kind and subject, a newer one replaces it.
 *
 * @param at when (UTC)
 */
public record Wakeup(Tick.Look look, Instant at) {}
