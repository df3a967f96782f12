package dev.backorderdesk.promise.lead;

/**
 * How fast is learned, and how much is believed; {@code src/adr/lead-times.md} says how they were found.
 *
 * @param halfLifeDays a delivery begun that many days before another counts half of it
 * @param skuStrength number of the SKU's deliveries as which the supplier's others count
 * @param supplierStrength number of the supplier's deliveries as which the category's others count
 * @param categoryStrength number of the category's deliveries as which the contract counts
 * @param lostAfterDays calendar days after which an open delivery is lost, not late: nothing can be learned of the days that
 *     deliveries take from one that never comes. Counted from the day it is due, or was begun where none is known
 */
public record Tuning(
        int halfLifeDays, double skuStrength, double supplierStrength, double categoryStrength, int lostAfterDays) {

    /** Found on the earlier halves of two real sets of deliveries. */
    public static final Tuning SHIPPED = new Tuning(60, 30, 30, 15, 7);
}
