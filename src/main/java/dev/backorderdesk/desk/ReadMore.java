package dev.backorderdesk.desk;

/**
 * More became free than could be known before the books were read, as after a count with later movements: more of those
 * who wait must be read, and the batch handled anew. Never leaves the desk.
 */
final class ReadMore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Need.SkuLocation place;
    private final long pieces;

    ReadMore(Need.SkuLocation place, long pieces) {
        super(place + ": " + pieces + " pieces", null, false, false);
        this.place = place;
        this.pieces = pieces;
    }

    /** The need, with so many pieces more in that place. */
    Need and(Need need) {
        return need.withArriving(place, pieces);
    }
}
