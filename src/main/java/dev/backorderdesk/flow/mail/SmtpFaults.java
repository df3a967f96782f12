package dev.backorderdesk.flow.mail;

import dev.backorderdesk.flow.notices.SendFault;
import dev.backorderdesk.flow.notices.SendFault.Kind;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of the mail library says about the mail.
 *
 * <p>The library calls a mail "unsent" whose answer got lost after the final dot, and would have it sent twice. The
 * rule here: an answer of the server is believed; without one, everything from the final dot on, and everything that
 * can't be told apart from it, is a doubt.
 */
final class SmtpFaults {

    /**
     * RFC 3463, 3.8: security or policy. Before the text of a mail was seen it means our log-in, or our right to send through
     * this server, which is the same for every customer.
     */
    private static final Pattern NOT_ALLOWED = Pattern.compile(" \\(5\\.7\\.\\d+\\)");

    private SmtpFaults() {}

    /** A fault before the connection was there: nothing was said, so nothing was sent. */
    static SendFault whileConnecting(MessagingException e) {
        return new SendFault(Kind.PROVIDER, "the mail server can't be reached: " + cause(e), e);
    }

    /**
     * A fault on an open connection.
     *
     * @param archive address of the archive, whose refusal is not the customer's
     * @param begun the text of the mail had begun to go over the wire
     */
    static SendFault whileSending(MessagingException e, @Nullable String archive, boolean begun) {
        SMTPAddressFailedException refused = refusedRecipient(e, archive);
        if (refused != null) {
            return recipient(refused, archive, e);
        }
        for (Throwable at = e; at != null; at = next(at)) {
            if (at instanceof SMTPSendFailedException failed) {
                return command(failed);
            }
        }
        return begun
                ? new SendFault(Kind.IN_DOUBT, "no answer of the mail server: " + cause(e), e)
                : new SendFault(Kind.PROVIDER, "the connection failed before the mail was sent: " + cause(e), e);
    }

    /** Whether the server said nothing of the mail: it had ended the connection, or ends it now. */
    static boolean isGone(MessagingException e) {
        SMTPAddressFailedException refused = refusedRecipient(e, null);
        if (refused != null) {
            return isFarewell(refused.getReturnCode());
        }
        for (Throwable at = e; at != null; at = next(at)) {
            if (at instanceof SMTPSendFailedException failed) {
                return isFarewell(failed.getReturnCode());
            }
        }
        return true;
    }

    private static boolean isFarewell(int code) {
        return code < 400 || code == 421;
    }

    private static SendFault recipient(SMTPAddressFailedException refused, @Nullable String archive, Exception e) {
        int code = refused.getReturnCode();
        String answer = "recipient refused with " + code + status(refused.getMessage());
        if (archive != null && archive.equalsIgnoreCase(refused.getAddress().getAddress())) {
            return new SendFault(Kind.PROVIDER, "the archive address: " + answer, e);
        }
        if (code < 400) {
            return new SendFault(Kind.PROVIDER, "the mail server went away at the recipient", e);
        }
        if (code == 421
                || code >= 500
                        && NOT_ALLOWED.matcher(status(refused.getMessage())).matches()) {
            return new SendFault(Kind.PROVIDER, answer, e);
        }
        return new SendFault(code < 500 ? Kind.ADDRESS : Kind.PERMANENT, answer, e);
    }

    private static SendFault command(SMTPSendFailedException e) {
        int code = e.getReturnCode();
        String command = e.getCommand() == null ? "" : e.getCommand().toUpperCase(Locale.ROOT);
        boolean atDot = command.equals(".");
        if (code < 400) {
            return atDot
                    ? new SendFault(Kind.IN_DOUBT, "the connection ended after the mail was sent, before an answer", e)
                    : new SendFault(Kind.PROVIDER, "the connection ended before the mail was sent", e);
        }
        String answer = (atDot ? "mail" : verb(command)) + " refused with " + code + status(e.getMessage());
        if (!atDot || code == 421) {
            // The sender or the session was refused: not this mail's fault, and all others fare the same.
            return new SendFault(Kind.PROVIDER, answer, e);
        }
        return new SendFault(code < 500 ? Kind.ADDRESS : Kind.PERMANENT, answer, e);
    }

    private static String verb(String command) {
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }

    /** The enhanced status ({@code 5.1.1}) alone: the rest of an answer often repeats the address. */
    private static String status(@Nullable String message) {
        var found = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b").matcher(message == null ? "" : message);
        return found.find() ? " (" + found.group() + ")" : "";
    }

    /** The customer's refusal before the archive's. */
    private static @Nullable SMTPAddressFailedException refusedRecipient(Exception e, @Nullable String archive) {
        SMTPAddressFailedException found = null;
        for (Throwable at = e; at != null; at = next(at)) {
            if (at instanceof SMTPAddressFailedException refused
                    && (found == null
                            || !refused.getAddress().getAddress().equalsIgnoreCase(String.valueOf(archive)))) {
                found = refused;
            }
        }
        return found;
    }

    private static @Nullable Throwable next(Throwable at) {
        return at instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : null;
    }

    /** The kind of the innermost exception; its words may hold an address. */
    private static String cause(Throwable e) {
        Throwable at = e;
        for (Throwable inner = inner(at); inner != null; inner = inner(at)) {
            at = inner;
        }
        return at.getClass().getSimpleName();
    }

    private static @Nullable Throwable inner(Throwable e) {
        Throwable next = next(e);
        return next != null ? next : e.getCause() == e ? null : e.getCause();
    }
}
