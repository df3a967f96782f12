package dev.backorderdesk.flow.sms;

import java.time.Duration;

/**
 * The message centre.
 *
 * @param sourceAddress who sends: up to 11 letters and digits, or a number
 * @param answerTimeout for the connection and for every answer
 */
public record SmscSettings(
        String host, int port, String systemId, String password, String sourceAddress, Duration answerTimeout) {

    public SmscSettings {
        if (!sourceAddress.matches("[A-Za-z0-9 ]{1,11}|\\+?[0-9]{3,15}")) {
            throw new IllegalArgumentException(
                    "sms.source is \"" + sourceAddress + "\", expected 1 to 11 letters and digits, or a phone number");
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SmscSettings[" + host + ":" + port + "]";
    }
}
