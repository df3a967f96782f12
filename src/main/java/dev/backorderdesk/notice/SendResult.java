package dev.backorderdesk.notice;

/** The outcome of a claimed delivery, with the token of its claim. */
public record SendResult(DeliveryId id, String claimToken, SendOutcome outcome) {

    /** The outcome of {@code delivery}. */
    public static SendResult of(Delivery delivery, SendOutcome outcome) {
        return new SendResult(delivery.id(), delivery.claimToken(), outcome);
    }
}
