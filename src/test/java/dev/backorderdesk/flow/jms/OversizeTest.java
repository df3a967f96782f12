package dev.backorderdesk.flow.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.activemq.command.ActiveMQBytesMessage;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.junit.jupiter.api.Test;

class OversizeTest {

    @Test
    void a_text_counts_as_it_is_in_utf_8_to_the_byte() throws Exception {
        for (String some :
                List.of("a", "\u00e4", "\u20ac", "\ud55c\ud7a3", "\ud83d\ude00", "\u0000", "\ud83d\ude00\u0000a")) {
            String text = some.repeat(500);
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            ActiveMQTextMessage message = new ActiveMQTextMessage();
            message.setText(text);
            message.storeContentAndClear();
            assertThat(message.getContent().getLength()).isGreaterThanOrEqualTo(bytes);
            assertThat(Oversize.isLarger(message, bytes)).as(some).isFalse();
            assertThat(Oversize.isLarger(message, bytes - 1)).as(some).isTrue();
        }
    }

    @Test
    void bytes_count_as_they_are() throws Exception {
        ActiveMQBytesMessage message = new ActiveMQBytesMessage();
        message.writeBytes(new byte[1000]);
        message.reset();
        assertThat(Oversize.isLarger(message, 1000)).isFalse();
        assertThat(Oversize.isLarger(message, 999)).isTrue();
    }
}
