package dev.backorderdesk.policy;

/**
 * What the lines of a group may have of an article, stock and dated or undated supply taken together.
 *
 * @param mostPieces {@link SellerPolicy#UNLIMITED} means no limit; the lesser of this and the percentage holds
 * @param mostPercent of all that there is, rounded down
 * @param protectedPieces that lines of the group get before everybody, where they wait for so many; the greater of this
 *     and the percentage holds
 * @param protectedPercent of all that there is, rounded down
 * @param source file and row
 */
public record BackorderShare(
        long mostPieces, int mostPercent, long protectedPieces, int protectedPercent, String source) {
    private static final int ALL = 100;

    /**
     * The maximum.
     *
     * @param all pieces of stock and supply
     */
    public long most(long all) {
        return Math.min(mostPieces, mostPercent == ALL ? SellerPolicy.UNLIMITED : part(all, mostPercent));
    }

    /** The guaranteed minimum, never more than the maximum. */
    public long least(long all) {
        return Math.min(most(all), Math.max(protectedPieces, part(all, protectedPercent)));
    }

    private static long part(long all, int percent) {
        // Hundreds and rest apart, so that no count of pieces overflows.
        return all / ALL * percent + all % ALL * percent / ALL;
    }
}
