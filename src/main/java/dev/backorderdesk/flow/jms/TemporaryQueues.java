package dev.backorderdesk.flow.jms;

import jakarta.jms.ResourceAllocationException;
import org.apache.activemq.broker.BrokerPluginSupport;
import org.apache.activemq.broker.ConnectionContext;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.broker.region.Queue;
import org.apache.activemq.broker.region.cursors.FilePendingMessageCursor;
import org.apache.activemq.broker.region.cursors.PendingMessageCursor;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.DestinationInfo;
import org.apache.activemq.command.Message;
import org.apache.activemq.usage.MemoryUsage;
import org.apache.activemq.usage.SystemUsage;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks and does not fetch his answers stops nobody: a temporary queue, which the broker would keep in memory whole,
 * goes to the disk where it grows. When there is no room for it either, its sender is told.
 */
final class TemporaryQueues extends BrokerPluginSupport {
    private static final int FULL_PERCENT = 90; // what comes in together may be more than one message

    private final MemoryUsage part;

    /** @param part of the memory, for what others read */
    TemporaryQueues(MemoryUsage part) {
        this.part = part;
    }

    @Override
    public Destination addDestination(ConnectionContext context, ActiveMQDestination name, boolean create)
            throws Exception {
        Destination destination = super.addDestination(context, name, create);
        toDisk(destination);
        return destination;
    }

    @Override
    public void addDestinationInfo(ConnectionContext context, DestinationInfo info) throws Exception {
        super.addDestinationInfo(context, info);
        toDisk(getDestinationMap(info.getDestination()).get(info.getDestination()));
    }

    @Override
    public void removeDestination(ConnectionContext context, ActiveMQDestination name, long timeout) throws Exception {
        @Nullable Destination gone = getDestinationMap(name).get(name);
        super.removeDestination(context, name, timeout);
        forget(gone);
    }

    @Override
    public void removeDestinationInfo(ConnectionContext context, DestinationInfo info) throws Exception {
        @Nullable Destination gone = getDestinationMap(info.getDestination()).get(info.getDestination());
        super.removeDestinationInfo(context, info);
        forget(gone);
    }

    @Override
    public void send(ProducerBrokerExchange exchange, Message message) throws Exception {
        if (isTemporary(message.getDestination())
                && getBrokerService().getSystemUsage().getTempUsage().isFull(FULL_PERCENT)) {
            throw new ResourceAllocationException(
                    "there is no room for what nobody fetches from " + message.getDestination());
        }
        super.send(exchange, message);
    }

    private void toDisk(@Nullable Destination destination) throws Exception {
        if (!(destination instanceof Queue queue)
                || !isTemporary(queue.getActiveMQDestination())
                || queue.getMessages() instanceof FilePendingMessageCursor) {
            return;
        }
        MemoryUsage memory = queue.getMemoryUsage();
        memory.stop(); // else the part it comes from would remember it for ever
        memory.setParent(part);
        memory.start();
        SystemUsage usage = new SystemUsage(getBrokerService().getSystemUsage(), queue.getName());
        usage.setMemoryUsage(memory);
        PendingMessageCursor onDisk = new FilePendingMessageCursor(this, queue.getName(), false);
        onDisk.setMemoryUsageHighWaterMark(queue.getCursorMemoryHighWaterMark());
        onDisk.setSystemUsage(usage);
        onDisk.start();
        queue.getMessages().stop();
        queue.setMessages(onDisk);
    }

    /** Its file goes with it. */
    private static void forget(@Nullable Destination gone) throws Exception {
        if (gone instanceof Queue queue && isTemporary(queue.getActiveMQDestination())) {
            queue.getMessages().destroy();
        }
    }

    private static boolean isTemporary(ActiveMQDestination name) {
        return name.isTemporary() && name.isQueue();
    }
}
