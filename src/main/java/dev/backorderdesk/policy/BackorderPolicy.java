package dev.backorderdesk.policy;

/**
 * A row of the table of backorder processing: how a waiting line is treated when stock and supply are dealt anew.
 *
 * @param strategy what it may win or lose
 * @param place the lower, the earlier within the strategy; rows of one strategy and place have the same {@code sort}
 * @param sort the order within the place
 * @param fallback where a WIN that can't have all is treated instead, after those of that strategy; WIN itself means that
 *     it stays and takes what there is
 * @param lends a line of an order that ships as one and can't ship now leaves stock to those who can
 * @param group whose share of {@link BackorderShare} it counts on
 * @param source file and row
 */
public record BackorderPolicy(
        Strategy strategy, int place, Sort sort, Strategy fallback, boolean lends, String group, String source) {

    /** In the order in which they are dealt to. */
    public enum Strategy {
        /** All of it, as early as can be, before everybody. */
        WIN,
        /** Keeps what it has and may get more, or earlier. */
        GAIN,
        /** Better or worse. */
        REDISTRIBUTE,
        /** Keeps what it has unless those before need it; never more, never earlier. */
        FILL,
        /** The same after everybody else. */
        LOSE,
        /** Not touched. */
        SKIP
    }

    /** The order of lines within a place; lines that tie stand in turn. */
    public enum Sort {
        /** Priority, promised day, order time, id. */
        TURN,
        /** Order time. */
        ORDERED,
        /** Promised day. */
        PROMISED,
        /** Fewest pieces first: most lines are complete. */
        SMALLEST,
        /** Most pieces first. */
        LARGEST
    }
}
