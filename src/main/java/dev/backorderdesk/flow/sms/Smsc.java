package dev.backorderdesk.flow.sms;

import dev.backorderdesk.flow.notices.Outgoing;
import dev.backorderdesk.flow.notices.ProviderBreaker;
import dev.backorderdesk.flow.notices.SendFault;
import dev.backorderdesk.flow.notices.SendFault.Kind;
import dev.backorderdesk.notice.SendOutcome;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * The message centre, as the route {@code notices-sms} uses it: one transceiver session, made when the first text goes
 * out, so that a centre that is down never keeps the service from starting.
 */
public final class Smsc implements AutoCloseable {

    private static final byte JOINED = 0x40; // esm_class: begins with a user data header

    private final SmscSettings settings;
    private final ProviderBreaker breaker;
    private final InstantSource clock;
    private final SmppLine line;

    public Smsc(SmscSettings settings, ProviderBreaker breaker, InstantSource clock) {
        this.settings = settings;
        this.breaker = breaker;
        this.clock = clock;
        this.line = new SmppLine(settings);
    }

    /**
     * Sends; afterwards the text's delivery has its outcome.
     *
     * @throws SendFault where it was not certainly taken
     */
    public void send(OutgoingText text) throws SendFault {
        Outgoing outgoing = text.outgoing();
        if (!outgoing.mayBeSentAt(clock.instant())) {
            throw new SendFault(Kind.PROVIDER, "not tried: those before it took too long");
        }
        String messageId = breaker.call(() -> submit(text));
        outgoing.ended(new SendOutcome.Accepted(messageId, "submit_sm_resp 0x0"));
    }

    /** @return the centre's id of the first part */
    private String submit(OutgoingText text) throws SendFault {
        SMPPSession session;
        try {
            session = line.session();
        } catch (IOException e) {
            throw new SendFault(
                    Kind.PROVIDER,
                    "the message centre can't be reached: " + e.getClass().getSimpleName(),
                    e);
        }
        // The same at every attempt, so that a centre that looks for repeats can find them.
        int reference = text.outgoing().delivery().id().messageKey().hashCode();
        List<TextPart> parts = TextPart.of(text.text(), reference);
        String first = "";
        for (int i = 0; i < parts.size(); i++) {
            try {
                String id = submit(session, text.to(), parts.get(i), reference);
                first = i == 0 ? id : first;
            } catch (SendFault fault) {
                if (fault.kind() == Kind.IN_DOUBT) {
                    line.drop(session);
                }
                if (i > 0) {
                    // The customer has a part; the whole again would repeat it.
                    throw new SendFault(
                            Kind.IN_DOUBT, i + " of " + parts.size() + " parts taken, then: " + fault.reason(), fault);
                }
                throw fault;
            }
        }
        return first;
    }

    private String submit(SMPPSession session, String to, TextPart part, int reference) throws SendFault {
        boolean named = !settings.sourceAddress().matches("\\+?[0-9]+");
        try {
            return session.submitShortMessage(
                            "",
                            named ? TypeOfNumber.ALPHANUMERIC : TypeOfNumber.INTERNATIONAL,
                            named ? NumberingPlanIndicator.UNKNOWN : NumberingPlanIndicator.ISDN,
                            settings.sourceAddress().replace("+", ""),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            to.replace("+", ""),
                            new ESMClass(part.joined() ? JOINED : 0),
                            (byte) 0,
                            (byte) 1,
                            null,
                            null,
                            new RegisteredDelivery(1),
                            (byte) 0,
                            new RawDataCoding(part.coding()),
                            (byte) 0,
                            part.bytes(),
                            new OptionalParameter.User_message_reference((short) reference))
                    .getMessageId();
        } catch (NegativeResponseException e) {
            throw SmppFaults.status(e.getCommandStatus());
        } catch (PDUException e) {
            throw new SendFault(Kind.PERMANENT, "it can't be written as a text message: " + e.getMessage(), e);
        } catch (ResponseTimeoutException e) {
            throw new SendFault(Kind.IN_DOUBT, "no answer of the message centre in time", e);
        } catch (InvalidResponseException | IOException e) {
            throw new SendFault(
                    Kind.IN_DOUBT,
                    "the connection ended before an answer: " + e.getClass().getSimpleName(),
                    e);
        }
    }

    /** Whether the session stands or can be made, for the health page. */
    public boolean answers() {
        try {
            line.session();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
