package dev.backorderdesk.flow.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.flow.Queues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void what_it_took_is_on_the_disk_and_the_queues_are_there() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, new EmbeddedBroker.Ports(0, 0, 0))) {
            KahaDBPersistenceAdapter store =
                    (KahaDBPersistenceAdapter) broker.service().getPersistenceAdapter();
            assertThat(store.getJournalDiskSyncStrategy()).isEqualTo("ALWAYS");
            assertThat(store.isEnableJournalDiskSyncs()).isTrue();
            assertThat(broker.service().isPersistent()).isTrue();
            assertThat(Arrays.stream(broker.service().getDestinations()).map(ActiveMQDestination::getPhysicalName))
                    .containsAll(Queues.all());
            assertThat(broker.service().getTransportConnectors())
                    .allSatisfy(each -> assertThat(
                                    each.getServer().getSocketAddress().getAddress())
                            .isEqualTo(InetAddress.getLoopbackAddress()));
        }
    }

    @Test
    void messages_outlive_a_restart() throws Exception {
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            broker.send("orders.in", "one");
        }
        try (BrokerForTest broker = new BrokerForTest(folder)) {
            assertThat(broker.texts("orders.in")).containsExactly("one");
        }
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, new EmbeddedBroker.Ports(taken.getLocalPort(), 0, 0)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Maybe another desk runs already")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }
}
