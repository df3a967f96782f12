package dev.backorderdesk.flow.mail;

import dev.backorderdesk.flow.notices.Outgoing;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** A mail of ours, ready for the wire. */
public final class OutgoingMail extends SMTPMessage {

    private static final Pattern BREAKS =
            Pattern.compile("\\r\\n?(?![ \\t])|(?<!\\r)\\n(?![ \\t])|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

    private final String messageId;
    private final @Nullable Outgoing outgoing;
    private byte @Nullable [] encoded;
    private boolean begun;

    /** @param outgoing null for a probe that no customer gets */
    OutgoingMail(Session session, String messageId, @Nullable Outgoing outgoing) {
        super(session);
        this.messageId = messageId;
        this.outgoing = outgoing;
    }

    /** The delivery it carries; null for a probe. */
    public @Nullable Outgoing outgoing() {
        return outgoing;
    }

    /** Whether its text has begun to go over the wire since {@link #notBegun}: before that, nobody can have taken it. */
    boolean begun() {
        return begun;
    }

    void notBegun() {
        begun = false;
    }

    /** The transport writes the mail only after the server has asked for it. */
    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun = true;
        if (encoded == null) {
            super.writeTo(out, ignored);
        } else {
            out.write(encoded);
        }
    }

    /** Saves it and writes it for good: no connection waits while it is encoded, and a second attempt sends the same bytes. */
    void encode() throws MessagingException, IOException {
        saveChanges();
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        super.writeTo(out, null);
        encoded = out.toByteArray();
    }

    /** The library writes a new one at every save; ours is the same at every attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Signs that could begin a line of their own are taken out: they would begin another header. */
    @Override
    public void setHeader(String name, String value) throws MessagingException {
        super.setHeader(name, oneLine(name, value));
    }

    @Override
    public void addHeader(String name, String value) throws MessagingException {
        super.addHeader(name, oneLine(name, value));
    }

    /** Folded lines, as the library itself writes them, stay: they begin with a space. */
    private static String oneLine(String name, String value) {
        if (name.chars().anyMatch(c -> c <= ' ' || c == ':')) {
            throw new IllegalArgumentException("\"" + name + "\" is no header name");
        }
        return BREAKS.matcher(value).replaceAll(" ");
    }
}
