package dev.backorderdesk.flow.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one session with the message centre: made when needed, made again after it was lost, not too often. */
final class SmppLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLine.class);
    private static final int COMMAND_NOT_SUPPORTED = 0x03;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final SmscSettings settings;
    private @Nullable SMPPSession session;
    private Duration pause = Duration.ZERO;
    private long failedAt;
    private boolean closed;

    SmppLine(SmscSettings settings) {
        this.settings = settings;
    }

    /** @throws IOException where there is none, also while it is too early to try again */
    synchronized SMPPSession session() throws IOException {
        SMPPSession open = session;
        if (open != null && open.getSessionState().isTransmittable()) {
            return open;
        }
        if (closed) {
            throw new IOException("closed");
        }
        if (System.nanoTime() - failedAt < pause.toNanos()) {
            throw new IOException("the last try failed less than " + pause.toMillis() + " ms ago");
        }
        drop(open);
        try {
            SMPPSession fresh = bind();
            session = fresh;
            pause = Duration.ZERO;
            return fresh;
        } catch (IOException e) {
            failedAt = System.nanoTime();
            pause = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private SMPPSession bind() throws IOException {
        SMPPSession fresh = new SMPPSession(this::connect);
        fresh.setMessageReceiverListener(new Receipts());
        fresh.setTransactionTimer(settings.answerTimeout().toMillis());
        fresh.setEnquireLinkTimer(10_000);
        fresh.setPduProcessorDegree(2);
        BindParameter bind = new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
        try {
            fresh.connectAndBind(
                    settings.host(),
                    settings.port(),
                    bind,
                    settings.answerTimeout().toMillis());
            LOG.info("bound to the message centre {}:{}", settings.host(), settings.port());
            return fresh;
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    /** Without the wait for fuller packets, which costs a small request forty milliseconds. */
    private Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int)
                    settings.answerTimeout().toMillis());
            return new SocketConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Ends a session of which nobody knows any more what it has heard. */
    synchronized void drop(@Nullable SMPPSession old) {
        if (old != null) {
            old.close();
            if (old == session) {
                session = null;
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (session != null) {
            session.unbindAndClose();
        }
    }

    /** Receipts are acknowledged so that the centre does not repeat them; nobody decides anything by them yet. */
    private static final class Receipts implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm receipt) {
            LOG.debug("receipt of the message centre");
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            LOG.debug("alert of the message centre");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("data_sm is not taken here", COMMAND_NOT_SUPPORTED);
        }
    }
}
