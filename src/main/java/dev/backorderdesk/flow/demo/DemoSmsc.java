package dev.backorderdesk.flow.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backorderdesk.notice.render.Gsm7;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phone of every customer: a message centre that takes every text over SMPP 3.4, keeps the latest, and answers with
 * an id in hex that its receipts spell in decimal, as real ones do. Can be told to throttle, to refuse, and to fall
 * silent after it took a text.
 */
public final class DemoSmsc implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSmsc.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THROTTLED = 0x58;
    private static final int INVALID_DESTINATION = 0x0b;
    private static final int JOINED = 0x40;
    private static final int UCS2 = 8;

    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "demo-smsc");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong(0xA000L);
    private final AtomicInteger throttle = new AtomicInteger();
    private final AtomicInteger spared = new AtomicInteger();
    private final AtomicInteger refuse = new AtomicInteger();
    private final AtomicInteger silence = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final Deque<Text> texts = new ArrayDeque<>();
    private final int limit;
    private final @Nullable Path file;
    private volatile boolean closed;

    /**
     * A text as it came.
     *
     * @param reference the sender's own, the same at every attempt; -1 where there is none
     * @param part number of this part, from 1
     */
    public record Text(String id, String from, String to, String text, int reference, int part, int parts) {}

    /**
     * Starts it.
     *
     * @param port 0 means any free one
     * @param limit most texts that are kept
     * @param file gets one JSON line for each text; null means none
     */
    public DemoSmsc(int port, int limit, @Nullable Path file) throws IOException {
        this.limit = limit;
        this.file = file;
        this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.listener = new SMPPServerSessionListener(port, new Listening(new ServerSocketConnection(socket)));
        threads.execute(this::accept);
    }

    /** The library would listen on all addresses and not tell the port. */
    private record Listening(ServerConnection connection) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return connection;
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return connection;
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return connection;
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The texts that are kept, oldest first. */
    public List<Text> texts() {
        synchronized (texts) {
            return new ArrayList<>(texts);
        }
    }

    /** Texts taken since the start. */
    public long taken() {
        return taken.get();
    }

    /** The next texts are answered with "throttled" and not taken. */
    public void throttleNext(int count) {
        throttle.set(count);
    }

    /** The next text is taken, the one after it is throttled. */
    public void throttleSecond() {
        spared.set(1);
        throttle.set(1);
    }

    /** The next texts are answered with "invalid destination" and not taken. */
    public void refuseNext(int count) {
        refuse.set(count);
    }

    /** The next texts are taken, but the connection ends before the answer. */
    public void fallSilentAfterNext(int count) {
        silence.set(count);
    }

    private void accept() {
        while (!closed) {
            try {
                SMPPServerSession session = listener.accept();
                sessions.add(session);
                session.setMessageReceiverListener(new SubmitOnly(this::submit));
                threads.execute(() -> bind(session));
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("demo message centre: {}", e.toString());
                }
            }
        }
    }

    private static void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            request.accept("demo");
        } catch (TimeoutException | IOException | org.jsmpp.PDUStringException | IllegalStateException e) {
            LOG.info("demo message centre: no bind: {}", e.toString());
            session.close();
        }
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private SubmitSmResult submit(SubmitSm sm, SMPPServerSession session) throws ProcessRequestException {
        if (!take(spared) && take(throttle)) {
            throw new ProcessRequestException("throttled", THROTTLED);
        }
        if (take(refuse)) {
            throw new ProcessRequestException("no such number", INVALID_DESTINATION);
        }
        long id = ids.incrementAndGet();
        keep(read(sm, Long.toHexString(id)));
        if (take(silence)) {
            sessions.remove(session);
            session.close();
            throw new ProcessRequestException("not heard any more", THROTTLED);
        }
        if (sm.getRegisteredDelivery() != 0) {
            threads.execute(() -> receipt(sm, id, session));
        }
        try {
            return new SubmitSmResult(new MessageId(Long.toHexString(id)), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException("a number in hex is a good id", e);
        }
    }

    private static Text read(SubmitSm sm, String id) {
        byte[] body = sm.getShortMessage();
        boolean joined = (sm.getEsmClass() & JOINED) != 0;
        int head = joined ? (body[0] & 0xff) + 1 : 0;
        byte[] words = java.util.Arrays.copyOfRange(body, head, body.length);
        var reference = sm.getOptionalParameter(OptionalParameter.User_message_reference.class);
        return new Text(
                id,
                sm.getSourceAddr(),
                sm.getDestAddress(),
                sm.getDataCoding() == UCS2 ? new String(words, StandardCharsets.UTF_16BE) : Gsm7.decode(words),
                reference == null ? -1 : reference.getValue() & 0xffff,
                joined ? body[5] : 1,
                joined ? body[4] : 1);
    }

    private void keep(Text text) {
        synchronized (texts) {
            taken.incrementAndGet();
            texts.add(text);
            if (texts.size() > limit) {
                texts.remove();
            }
            if (file != null) {
                append(file, text);
            }
        }
    }

    private static void append(Path file, Text text) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", text.id());
        line.put("from", text.from());
        line.put("to", text.to());
        line.put("reference", text.reference());
        line.put("part", text.part());
        line.put("parts", text.parts());
        line.put("text", text.text());
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("texts can't be written to " + file, e);
        }
    }

    private static void receipt(SubmitSm sm, long id, SMPPServerSession session) {
        String words = "id:" + id
                + " sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:DELIVRD err:000 text:";
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    sm.getDestAddress(),
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    sm.getSourceAddr(),
                    new ESMClass(4),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding((byte) 0),
                    words.getBytes(StandardCharsets.US_ASCII));
        } catch (org.jsmpp.PDUException
                | org.jsmpp.extra.ResponseTimeoutException
                | org.jsmpp.InvalidResponseException
                | org.jsmpp.extra.NegativeResponseException
                | IOException e) {
            LOG.debug("demo message centre: receipt not heard: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        socket.close();
        sessions.forEach(SMPPServerSession::close);
        threads.shutdownNow();
    }
}
