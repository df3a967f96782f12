package dev.backorderdesk.flow.sms;

import dev.backorderdesk.flow.notices.SendFault;
import dev.backorderdesk.flow.notices.SendFault.Kind;
import java.util.Set;

/** What a status of the message centre says about the text (SMPP 3.4, 5.1.3). */
final class SmppFaults {

    private static final int INVALID_SOURCE = 0x0a;
    private static final int INVALID_DESTINATION = 0x0b;
    private static final int SUBMIT_FAILED = 0x45;

    /** System error, queue full, throttled, not bound, bind failed, wrong password or system id, temporary failure. */
    private static final Set<Integer> PROVIDER = Set.of(0x08, 0x14, 0x58, 0x04, 0x0d, 0x0e, 0x0f, 0x64, INVALID_SOURCE);

    private SmppFaults() {}

    static SendFault status(int status) {
        String reason = "refused by the message centre with status 0x" + Integer.toHexString(status);
        if (PROVIDER.contains(status)) {
            return new SendFault(Kind.PROVIDER, reason);
        }
        if (status == INVALID_DESTINATION) {
            return new SendFault(Kind.PERMANENT, reason + " (no such number)");
        }
        // What is not known to be for ever is tried a few times more, then parked.
        return new SendFault(Kind.ADDRESS, reason + (status == SUBMIT_FAILED ? " (submit failed)" : ""));
    }
}
