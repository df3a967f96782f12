package dev.backorderdesk.flow.jms;

import dev.backorderdesk.flow.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.zip.InflaterInputStream;
import org.apache.activemq.command.ActiveMQMessage;
import org.apache.activemq.util.ByteSequence;

/**
 * Bodies that are too large to be read at all: read, they stand in memory several times over, and one alone can end the
 * process, and end it again with each start. Such a message goes to its parked queue as it came, in the session that took it,
 * and nobody unpacks it.
 *
 * @param most bytes of a body that is still read (UTF-8, not compressed)
 * @param clock when it was parked
 */
public record Oversize(long most, InstantSource clock) {

    private static final int LENGTH_BYTES = 4; // before a text, and before the compressed bytes of a BytesMessage
    private static final long LONGEST_FORM = 2;

    /** What a person, and the sender, is told. */
    Aside aside() {
        return new Aside(
                Aside.TOO_LARGE,
                "Its body has more than " + most + " bytes. It was not read, and lies here as it came.");
    }

    /** Whether a body has more bytes; nothing is copied, and what is compressed is unpacked so far at most. */
    boolean is(Message message) throws JMSException {
        return isLarger(message, most);
    }

    /** The same for any limit. */
    public static boolean isLarger(Message message, long most) throws JMSException {
        if (!(message instanceof ActiveMQMessage own)) {
            return false;
        }
        ByteSequence content = own.getContent();
        if (content == null) {
            String text = own instanceof TextMessage body ? body.getText() : null;
            return text != null && text.length() > most;
        }
        if (own.isCompressed()) {
            return content.getLength() > most || inflatesTo(own, content, most);
        }
        return content.getLength() > most
                && (!(own instanceof TextMessage)
                        || content.getLength() > LONGEST_FORM * most + LENGTH_BYTES
                        || utf8(content) > most);
    }

    /** Java writes a text's NUL with two bytes, not one, and each character beyond the first plane with six, not four. */
    private static long utf8(ByteSequence content) {
        byte[] data = content.getData();
        int end = content.getOffset() + content.getLength();
        long length = 0;
        for (int i = content.getOffset() + LENGTH_BYTES; i < end; i++) {
            boolean nul = (data[i] & 0xFF) == 0xC0;
            boolean half = (data[i] & 0xFF) == 0xED && i + 1 < end && (data[i + 1] & 0xFF) >= 0xA0;
            // Of the three bytes of half a pair the first is not counted: two for each half are the pair's four.
            length += nul || half ? 0 : 1;
        }
        return length;
    }

    private static boolean inflatesTo(ActiveMQMessage message, ByteSequence content, long most) {
        int ahead = message instanceof BytesMessage ? LENGTH_BYTES : 0;
        byte[] some = new byte[8_192];
        long all = 0;
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(
                content.getData(), content.getOffset() + ahead, Math.max(0, content.getLength() - ahead)))) {
            for (int read = in.read(some); read >= 0 && all <= most; read = in.read(some)) {
                all += read;
            }
        } catch (IOException e) {
            return false; // whoever reads it will find it broken, and say so
        }
        return all > most;
    }

    /** Puts a message on its parked queue, whole, with the session's next commit. */
    void park(Session session, String queue, Message message, Aside why) throws JMSException {
        ActiveMQMessage copy = (ActiveMQMessage) ((ActiveMQMessage) message).copy();
        if (JmsMessages.properties(message).isEmpty()) {
            copy.clearProperties(); // those that nobody can read take no others beside them
        }
        copy.setReadOnlyProperties(false);
        copy.setStringProperty("parkedReason", why.sentence());
        copy.setStringProperty("parkedCode", why.code());
        copy.setStringProperty("parkedAt", clock.instant().toString());
        if (copy.getJMSCorrelationID() == null) {
            copy.setJMSCorrelationID(message.getJMSMessageID());
        }
        try (MessageProducer producer = session.createProducer(session.createQueue(queue + Queues.PARKED))) {
            producer.send(copy);
        }
    }
}
