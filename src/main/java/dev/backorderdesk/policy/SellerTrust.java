package dev.backorderdesk.policy;

/**
 * A row of the seller trust table: what a seller must show before customers may wait for its goods.
 *
 * @param refundPolicyRequired the seller must show a refund policy
 * @param lowestReputation lowest reputation, 0 to 100
 * @param lowestPricePercent lowest price as a percentage of the list price
 * @param source file and row
 */
public record SellerTrust(boolean refundPolicyRequired, int lowestReputation, int lowestPricePercent, String source) {}
