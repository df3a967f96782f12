package dev.backorderdesk.flow.jms;

import dev.backorderdesk.flow.Queues;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.TransportConnector;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.plugin.StatisticsBrokerPlugin;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/** ActiveMQ Classic in this process, on loopback only. What it took is on the disk before it says so. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final long MEGABYTE = 1024L * 1024L;
    private static final long MEMORY = 128 * MEGABYTE;
    private static final int SHARE = 3; // of the heap at most: what is read and written needs as much again and again
    private static final long STORE = 16 * 1024 * MEGABYTE;
    private static final long TEMPORARY = 1024 * MEGABYTE;
    /** Bytes of one file of the journal, which is made whole. */
    public static final int JOURNAL_FILE = (int) (32 * MEGABYTE);

    private final BrokerService broker;
    private final Ports ports;
    private final CompletableFuture<IOException> broken;

    private EmbeddedBroker(BrokerService broker, Ports ports, CompletableFuture<IOException> broken) {
        this.broker = broker;
        this.ports = ports;
        this.broken = broken;
    }

    /** Ports on 127.0.0.1; where one is wanted, 0 means any free one. */
    public record Ports(int openWire, int amqp, int stomp) {}

    /**
     * Starts it.
     *
     * @param folder where its journal lies; created where it is missing
     * @param largest bytes of a message that a client may send; what is larger than a message may be is parked whole, but
     *     nobody must fill the memory
     * @throws IOException where it can't start, a port that is taken included
     */
    public static EmbeddedBroker start(Path folder, Ports wanted, long largest) throws IOException {
        return start(
                folder, wanted, largest, Math.min(MEMORY, Runtime.getRuntime().maxMemory() / SHARE));
    }

    /** @param bytes of memory for all messages together */
    static EmbeddedBroker start(Path folder, Ports wanted, long largest, long bytes) throws IOException {
        Files.createDirectories(folder);
        BrokerMemory memory = new BrokerMemory(bytes);
        BrokerService broker = new BrokerService();
        JournalFaults faults = new JournalFaults();
        try {
            broker.setBrokerName("desk" + STARTED.incrementAndGet());
            broker.setDataDirectoryFile(folder.toFile());
            broker.setPersistenceAdapter(journal(folder));
            broker.setIoExceptionHandler(faults);
            broker.setUseJmx(false);
            broker.setUseShutdownHook(false);
            broker.setSchedulerSupport(false);
            broker.getSystemUsage().getMemoryUsage().setLimit(memory.read());
            broker.getSystemUsage().getStoreUsage().setLimit(STORE);
            broker.getSystemUsage().getTempUsage().setLimit(TEMPORARY);
            broker.setAdjustUsageLimits(true);
            broker.setDestinationPolicy(memory.policies());
            // Who looks into the parked queues asks how many there are.
            broker.setPlugins(new BrokerPlugin[] {
                new LargestMessage(largest),
                new KeptIntake(),
                new TemporaryQueues(memory.written()),
                new StatisticsBrokerPlugin()
            });
            // Where a queue exists already, an AMQP sender that says nothing of queue or topic finds it.
            broker.setDestinations(Queues.all().stream().map(ActiveMQQueue::new).toArray(ActiveMQDestination[]::new));
            TransportConnector openWire =
                    broker.addConnector(OpenWireDoor.at(URI.create(url("tcp", wanted.openWire())), 2 * largest));
            TransportConnector amqp = broker.addConnector(
                    url("amqp", wanted.amqp()) + "?transport.transformer=jms&wireFormat.maxFrameSize=" + largest);
            TransportConnector stomp = broker.addConnector(url("stomp", wanted.stomp()) + "?wireFormat.maxFrameSize="
                    + largest + "&wireFormat.maxDataLength=" + largest);
            broker.start();
            broker.waitUntilStarted();
            return new EmbeddedBroker(broker, new Ports(port(openWire), port(amqp), port(stomp)), faults.first());
        } catch (Exception e) {
            stop(broker, e);
            throw new IOException(
                    "the broker does not start with " + wanted + " in " + folder + ": " + e.getMessage()
                            + ". Maybe another desk runs already.",
                    e);
        }
    }

    private static KahaDBPersistenceAdapter journal(Path folder) {
        KahaDBPersistenceAdapter journal = new KahaDBPersistenceAdapter();
        journal.setDirectory(folder.resolve("kahadb").toFile());
        journal.setJournalDiskSyncStrategy("ALWAYS");
        journal.setJournalMaxFileLength(JOURNAL_FILE);
        // A kill may tear the last record, which nobody was told is kept. The broker cuts it off by itself; with this
        // check
        // it takes it for damage and does not start any more.
        journal.setCheckForCorruptJournalFiles(false);
        return journal;
    }

    private static String url(String scheme, int port) {
        return scheme + "://127.0.0.1:" + port;
    }

    private static int port(TransportConnector connector) throws Exception {
        return connector.getServer().getSocketAddress().getPort();
    }

    /** The real ports. */
    public Ports ports() {
        return ports;
    }

    /**
     * Completes when its journal could not be written, on a full disk for one. It has ended itself then, for good: started
     * anew, once it can write again, it knows all that it ever acknowledged.
     */
    public CompletionStage<IOException> broken() {
        return broken;
    }

    /** Messages that wait, by queue; queues that nobody used yet are left out. */
    public Map<String, Long> depths() {
        Map<String, Long> depths = new TreeMap<>();
        if (broker.isStarted()) {
            broker.getRegionBroker().getDestinationMap().forEach((name, queue) -> {
                if (name.isQueue() && !name.isTemporary()) {
                    depths.put(
                            name.getPhysicalName(),
                            queue.getDestinationStatistics().getMessages().getCount());
                }
            });
        }
        return depths;
    }

    /** Where clients of this process connect. */
    String innerUrl() {
        return "vm://" + broker.getBrokerName() + "?create=false";
    }

    BrokerService service() {
        return broker;
    }

    @Override
    public void close() throws IOException {
        try {
            broker.stop();
            broker.waitUntilStopped();
        } catch (Exception e) {
            throw new IOException("the broker did not stop: " + e.getMessage(), e);
        }
    }

    private static void stop(BrokerService broker, Exception because) {
        try {
            broker.stop();
        } catch (Exception e) {
            because.addSuppressed(e);
        }
    }
}
