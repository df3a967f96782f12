package dev.backorderdesk.flow.jms;

import dev.backorderdesk.flow.Queues;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.broker.Broker;
import org.apache.activemq.broker.region.Queue;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.broker.region.policy.SharedDeadLetterStrategy;
import org.apache.activemq.command.ActiveMQTempQueue;
import org.apache.activemq.usage.MemoryUsage;

/**
 * How the queues share the memory of the broker. It hands out only what is in memory, and once that is full it reads
 * nothing more from the disk, for nobody. So what is full must have been filled by those who wait for it:
 *
 * <ul>
 *   <li>half is for the queues that we read, and for topics: whatever lies there, we take it away;
 *   <li>a quarter is for the queues that others read, and they take of it only while somebody reads them;
 *   <li>a quarter is for what is parked, which stays in memory once it was listed.
 * </ul>
 */
final class BrokerMemory {
    private static final int READ = 2;
    private static final int WRITTEN = 4;
    private static final int PARKED = 4;

    // Of its part, for one queue; what a queue keeps ahead of its readers is 70 per cent of that.
    private static final int ORDERS = 3;
    private static final int READ_EACH = 12;
    private static final int WRITTEN_EACH = 8;

    private static final int ALL_PARKED = 20_000;
    private static final int EVENTS_AHEAD = 500;

    private final long read;
    private final MemoryUsage written;
    private final MemoryUsage parked;

    /** @param bytes all of it */
    BrokerMemory(long bytes) {
        read = bytes / READ;
        written = part("written", bytes / WRITTEN);
        parked = part("parked", bytes / PARKED);
    }

    private static MemoryUsage part(String name, long bytes) {
        MemoryUsage part = new MemoryUsage(name);
        part.setLimit(bytes);
        return part;
    }

    /** Bytes for the queues that we read, and for topics. */
    long read() {
        return read;
    }

    /** For the queues that others read. */
    MemoryUsage written() {
        return written;
    }

    PolicyMap policies() {
        List<PolicyEntry> all = new ArrayList<>();
        all.add(topics());
        all.add(writtenQueues());
        all.add(temporaryQueues());
        all.add(parkedQueues());
        List<String> ours = new ArrayList<>(Queues.IN);
        ours.addAll(Queues.NOTICES);
        for (String queue : ours) {
            PolicyEntry entry = new PolicyEntry();
            entry.setQueue(queue);
            entry.setMemoryLimit(read / (queue.equals(Queues.ORDERS_IN) ? ORDERS : READ_EACH));
            all.add(neverBlocking(entry));
        }
        PolicyMap map = new PolicyMap();
        map.setPolicyEntries(all);
        return map;
    }

    private static PolicyEntry topics() {
        PolicyEntry topics = new PolicyEntry();
        topics.setTopic(">");
        // Who listens and does not keep up must stop nobody: what he did not take yet goes to the disk.
        topics.setProducerFlowControl(false);
        topics.setTopicPrefetch(EVENTS_AHEAD);
        return topics;
    }

    private PolicyEntry writtenQueues() {
        PolicyEntry entry = new Part(written);
        entry.setQueue(">");
        entry.setMemoryLimit(written.getLimit() / WRITTEN_EACH);
        return keptOnDisk(neverBlocking(entry));
    }

    private PolicyEntry temporaryQueues() {
        PolicyEntry entry = new PolicyEntry();
        entry.setDestination(new ActiveMQTempQueue(">"));
        entry.setMemoryLimit(written.getLimit() / WRITTEN_EACH);
        return keptOnDisk(neverBlocking(entry));
    }

    private PolicyEntry parkedQueues() {
        PolicyEntry entry = new Part(parked);
        entry.setQueue("*.*" + Queues.PARKED);
        entry.setMemoryLimit(parked.getLimit());
        // A person looks for one of them: all must be in reach.
        entry.setMaxBrowsePageSize(ALL_PARKED);
        entry.setMaxPageSize(ALL_PARKED);
        return keptOnDisk(neverBlocking(entry));
    }

    /** A backlog goes to the disk; it must not stop those who send. */
    private static PolicyEntry neverBlocking(PolicyEntry entry) {
        entry.setProducerFlowControl(false);
        entry.setDeadLetterStrategy(nothingMovesAway());
        return entry;
    }

    /** Nobody may read them for days. The look for what has expired would bring the first 400 into memory every half minute. */
    private static PolicyEntry keptOnDisk(PolicyEntry entry) {
        entry.setUseCache(false);
        entry.setExpireMessagesPeriod(0);
        return entry;
    }

    /** A sender that sets a time to live has asked that the message vanish; nobody would look into a dead-letter queue. */
    private static SharedDeadLetterStrategy nothingMovesAway() {
        SharedDeadLetterStrategy strategy = new SharedDeadLetterStrategy();
        strategy.setProcessExpired(false);
        strategy.setProcessNonPersistent(false);
        return strategy;
    }

    /** Queues whose messages count against a part, and against nothing else. */
    private static final class Part extends PolicyEntry {
        private final MemoryUsage part;

        Part(MemoryUsage part) {
            this.part = part;
        }

        @Override
        public void configure(Broker broker, Queue queue) {
            super.configure(broker, queue);
            queue.getMemoryUsage().setParent(part);
        }
    }
}
