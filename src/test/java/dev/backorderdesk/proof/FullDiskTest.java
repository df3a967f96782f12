package dev.backorderdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.broker.BrokerRegistry;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.SuppressReplyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_desk_whose_broker_can_write_no_more_ends_and_says_why() throws Exception {
        try (DeskForTest desk = new DeskForTest(folder, Instant.parse("2026-11-23T09:00:00Z"), Map.of())) {
            BrokerService broker = Objects.requireNonNull(BrokerRegistry.getInstance().getBrokers().values().stream()
                    .filter(each -> each.getDataDirectoryFile().toPath().startsWith(folder))
                    .findFirst()
                    .orElse(null));
            // Where the broker's store turns to with whatever it could not write.
            assertThatThrownBy(() -> broker.handleIOException(new IOException("No space left on device")))
                    .isInstanceOf(SuppressReplyException.class);
            assertThat(desk.desk.awaitStop())
                    .startsWith("The broker in this process can't write to ")
                    .endsWith(
                            ": No space left on device. Nothing that it acknowledged is lost. Maybe the disk is full?");
        }
    }
}
