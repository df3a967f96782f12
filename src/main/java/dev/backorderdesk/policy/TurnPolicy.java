package dev.backorderdesk.policy;

/**
 * A row of the table of priorities: whose turn it is among those who compete for an article.
 *
 * @param priority {@link #FIRST} to {@link #LAST}, the lower the earlier
 * @param source file and row
 */
public record TurnPolicy(int priority, String source) {

    /** Before everybody. */
    public static final int FIRST = 1;

    /** Behind everybody. */
    public static final int LAST = 999;
}
