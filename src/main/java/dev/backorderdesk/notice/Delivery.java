package dev.backorderdesk.notice;

/**
 * A claimed delivery: its intent is committed and nobody else sends it while the lease runs.
 *
 * @param claimToken proof of the claim; the outcome is recorded only with the token that is still valid
 * @param attempt number of this attempt, from 1
 * @param addressFaults earlier attempts that failed for a passing reason of the address
 * @param providerFaults earlier attempts that failed at the provider
 */
public record Delivery(
        DeliveryId id,
        String claimToken,
        int attempt,
        int addressFaults,
        int providerFaults,
        NoticePlan plan,
        Contact to) {}
