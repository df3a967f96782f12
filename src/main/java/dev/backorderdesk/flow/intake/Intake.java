package dev.backorderdesk.flow.intake;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.jms.BatchMessage;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean {@code intake} of the routes: a batch is decoded and handed to the desk. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Decoder decoder;
    private final Consumer<List<Received>> desk;

    /** @param desk takes a batch whole or throws; good and bad messages come in the order of the queue */
    public Intake(Decoder decoder, Consumer<List<Received>> desk) {
        this.decoder = decoder;
        this.desk = desk;
    }

    /** Takes a batch; what the desk throws goes through, and the batch comes again. */
    public void take(List<BatchMessage> batch) {
        List<Received> received = batch.stream().map(this::decode).toList();
        desk.accept(received);
        received.forEach(Intake::log);
    }

    /** A bug of the decoder would come again for ever and hold up its queue, so that its message is parked like a bad one. */
    private Received decode(BatchMessage message) {
        try {
            return decoder.decode(message);
        } catch (RuntimeException e) {
            LOG.error("{}: the message {} can't be decoded", message.queue(), message.messageId(), e);
            return decoder.unreadable(message, e);
        }
    }

    /** Keys only: bodies, problems and addresses may hold personal data. What was parked is told by whoever watches the desk. */
    private static void log(Received received) {
        if (received instanceof Arrival arrival) {
            LOG.atDebug()
                    .addKeyValue("queue", arrival.queue())
                    .addKeyValue("key", arrival.event().key())
                    .log("{}: {} taken", arrival.queue(), arrival.event().key());
        }
    }
}
