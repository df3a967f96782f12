package dev.backorderdesk.allocate;

import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import java.util.List;

/**
 * What a new deal of one SKU came to. Nothing is written by it: who only wants to know throws it away.
 *
 * @param lines parts that were dealt to
 * @param changes parts that go with other pieces than they came with, by rank
 * @param losses who has less, or later, than before
 * @param missed who was not given what its strategy claims
 */
public record Redealt(String sku, int lines, List<Change> changes, List<Loss> losses, List<Missed> missed) {

    public Redealt {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
        missed = List.copyOf(missed);
    }

    /**
     * A part before and after.
     *
     * @param gained pieces that it has more, or sooner
     * @param lost pieces that it has no more, or later
     */
    public record Change(WaitingPart before, WaitingPart after, long gained, long lost) {}

    /** A part by its name. */
    public record Name(String orderId, int line, int part) {
        static Name of(WaitingPart part) {
            return new Name(part.orderId(), part.line(), part.part());
        }
    }

    /**
     * Pieces that a part lost for one cause.
     *
     * @param winners who has them now; empty where there are none any more or nobody has them
     */
    public record Loss(Name loser, long pieces, Cause cause, List<Winner> winners) {
        public Loss {
            winners = List.copyOf(winners);
        }
    }

    /** Who has pieces that another lost. */
    public record Winner(Name name, long pieces) {}

    /** Why pieces were lost. */
    public enum Cause {
        /** The winner's strategy comes first. */
        STRATEGY,
        /** The winner stands before it within the strategy. */
        TURN,
        /** They are of the guaranteed minimum of the winner's group. */
        PROTECTION,
        /** Its own group has its most. */
        MAXIMUM,
        /** Its order can't ship now, and the winner can. */
        LENT,
        /** What it counted on is not there or does not come any more. */
        SUPPLY_SHORT
    }

    /**
     * An exception.
     *
     * @param claimed WIN: not all of it could be given; GAIN: not all that it has could be kept
     * @param treated how it was treated instead; the same means that it took what there was
     * @param pieces that are missing
     */
    public record Missed(Name name, Strategy claimed, Strategy treated, long pieces) {}
}
