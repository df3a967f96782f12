package dev.backorderdesk.desk;

import dev.backorderdesk.model.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox remembers of a key.
 *
 * @param revision the highest revision seen
 * @param digest the digest of that revision
 * @param status how it was answered: APPLIED, PENDING, REFUSED, or INVALID where it waited and proved wrong: such a key is free
 * @param decision for an order: what was decided
 */
public record Kept(
        InboxKey key,
        long revision,
        String digest,
        Answer.Status status,
        @Nullable Decision decision) {}
