package dev.backorderdesk.notice;

/** One notice on one channel: what is claimed, sent and recorded. */
public record DeliveryId(String noticeId, Channel channel) {

    /**
     * The name under which every attempt of this delivery goes out (Message-ID, message reference): 26 letters and
     * digits, the same at every attempt, so that relays, providers and mail programs can tell a repeat.
     */
    public String messageKey() {
        return Base32.digest("message", noticeId, channel.name());
    }
}
