package dev.backorderdesk.flow.notices;

import static dev.backorderdesk.notice.NoticeExamples.NINE;
import static dev.backorderdesk.notice.NoticeExamples.ada;
import static dev.backorderdesk.notice.NoticeExamples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DecisionNotice;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.MemoryDeliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeSweepTest {

    private final MemoryDeliveries book = new MemoryDeliveries();
    private final List<String> queued = new ArrayList<>();
    private Instant now = NINE;
    private final NoticeSweep sweep = new NoticeSweep(
            book,
            (noticeIds, channel) -> String.join(",", noticeIds) + "/" + channel,
            (queue, text) -> queued.add(queue + " " + text),
            () -> now,
            SendingTimes.DEFAULT);
    private final DeliveryId mail = new DeliveryId(DecisionNotice.noticeId("SO-1", NINE), Channel.EMAIL);
    private final DeliveryId text = new DeliveryId(DecisionNotice.noticeId("SO-1", NINE), Channel.SMS);

    @Test
    void a_lost_job_is_queued_again_on_its_channels_queue() {
        book.planned(plan("SO-1", Channel.EMAIL, Channel.SMS), ada(), NINE);
        sweep.sweep();
        assertThat(queued).isEmpty();

        now = NINE.plusSeconds(601);
        sweep.sweep();
        sweep.sweep();

        assertThat(queued)
                .containsExactlyInAnyOrder(
                        "notices.email " + mail.noticeId() + "/EMAIL", "notices.sms " + text.noticeId() + "/SMS");
    }

    @Test
    void a_sender_that_died_leaves_a_doubt_and_nothing_is_queued_again() {
        book.planned(plan("SO-1", Channel.EMAIL), ada(), NINE);
        book.claim(List.of(mail), NINE, SendingTimes.DEFAULT.lease());

        now = NINE.plusSeconds(601);
        sweep.sweep();

        assertThat(book.stateOf(mail)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(queued).isEmpty();
    }
}
