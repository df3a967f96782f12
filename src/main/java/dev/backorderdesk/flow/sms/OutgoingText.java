package dev.backorderdesk.flow.sms;

import dev.backorderdesk.flow.notices.Outgoing;

/**
 * A text message of ours, ready for the wire. Its {@code toString} names nobody, as routes may log bodies.
 *
 * @param to E.164 with its plus sign
 */
public record OutgoingText(Outgoing outgoing, String to, String text) {

    @Override
    public String toString() {
        return "OutgoingText[" + outgoing.delivery().id() + "]";
    }
}
