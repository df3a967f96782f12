package dev.backorderdesk.promise;

/**
 * How a supplier's dates are read; the numbers stand in an analysts' table.
 *
 * @param overduePushDays working days added to the next working day where supply is overdue
 * @param undatedAfterDays working days overdue after which supply has no credible date
 * @param farAheadDays calendar days ahead beyond which supply does not lessen a reorder
 * @param leadTimePercent percentage of the contract lead time that nine of ten deliveries keep (P90)
 */
public record DateTerms(int overduePushDays, int undatedAfterDays, int farAheadDays, int leadTimePercent) {}
