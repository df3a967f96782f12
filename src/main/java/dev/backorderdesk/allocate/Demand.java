package dev.backorderdesk.allocate;

import dev.backorderdesk.policy.BackorderPolicy;

/**
 * A part whose stock and supply may be dealt anew.
 *
 * @param part what it has now: pieces served that did not leave yet, and pegs
 * @param policy the row that holds for it
 * @param pinned picked: it never moves
 * @param complete its order ships as one
 * @param restInStock all other lines of such an order have stock; without meaning for others
 */
public record Demand(WaitingPart part, BackorderPolicy policy, boolean pinned, boolean complete, boolean restInStock) {

    /** A part that moves by itself. */
    public static Demand of(WaitingPart part, BackorderPolicy policy) {
        return new Demand(part, policy, false, false, false);
    }

    /** It is left as it is. */
    boolean fixed() {
        return pinned || policy.strategy() == BackorderPolicy.Strategy.SKIP;
    }

    /** It takes no stock before others had their turn, unless that completes its order. */
    boolean lends() {
        return complete && policy.lends();
    }
}
