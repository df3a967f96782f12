package dev.backorderdesk.desk;

import org.jspecify.annotations.Nullable;

/**
 * What the catalogue said of a line when it was ordered, as far as the law of late orders goes by it. Later entries change
 * no contract.
 *
 * @param regime the seller's; null means the country's
 * @param exempt the American rule knows no delay for such goods; others know them as any
 */
public record Agreed(@Nullable String regime, boolean exempt) {

    /** The catalogue said nothing. */
    public static final Agreed NOTHING = new Agreed(null, false);
}
