package dev.backorderdesk.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the payment side says of a refund, as it came on {@code refunds.in}.
 *
 * @param amount what was sent, or could not be
 * @param currency ISO 4217
 * @param method how it was sent; null means as asked
 * @param sentAt when it was sent (UTC); null means when it was told
 * @param reason why it failed
 */
public record RefundAnswer(
        String answerId,
        String refundId,
        Status status,
        BigDecimal amount,
        String currency,
        @Nullable String method,
        @Nullable Instant sentAt,
        @Nullable String reason)
        implements Event {

    /** How it went. */
    public enum Status {
        SENT,
        FAILED
    }

    @Override
    public String key() {
        return answerId;
    }
}
