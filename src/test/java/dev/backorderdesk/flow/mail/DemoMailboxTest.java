package dev.backorderdesk.flow.mail;

import static dev.backorderdesk.notice.NoticeExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.notices.SendingTimes;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.SendOutcome;
import dev.backorderdesk.notice.SendResult;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails as they arrive, and doubts ended by the archive, over real SMTP and IMAP. */
@Timeout(60)
class DemoMailboxTest {

    private DemoMailbox mailbox = new DemoMailbox(0, 0, 200);
    private MailBench bench;

    DemoMailboxTest() throws Exception {
        bench = new MailBench(mailbox.smtpPort(), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    @BeforeEach
    void one_mail_is_in_the_archive_already() throws Exception {
        bench.now = NINE.minusSeconds(60);
        bench.planned("SO-0", new Contact(null, "first@example.com", null, null, "DE", null));
        bench.now = NINE;
        bench.send(new DeliveryId(dev.backorderdesk.notice.DecisionNotice.noticeId("SO-0", NINE), Channel.EMAIL));
        bench.now = NINE.plusSeconds(5);
    }

    @AfterEach
    void close() {
        bench.close();
        mailbox.close();
    }

    private DoubtfulMail doubts() {
        var archive = new ProofMailbox(new ProofMailbox.Settings(
                "127.0.0.1",
                mailbox.imapPort(),
                false,
                "archive@shop.example",
                "archive@shop.example",
                "INBOX",
                Duration.ofSeconds(5)));
        return new DoubtfulMail(
                bench.book, archive, bench.settings, bench.writer, bench.sender, () -> bench.now, SendingTimes.DEFAULT);
    }

    /** As after a kill: the intent is committed, nobody knows the outcome. */
    private DeliveryId inDoubt(String orderId) {
        DeliveryId id = bench.planned(orderId);
        var claimed =
                bench.book.claim(List.of(id), bench.now, Duration.ofMinutes(1)).get(0);
        bench.book.record(List.of(SendResult.of(claimed, new SendOutcome.InDoubt("killed"))), bench.now);
        return id;
    }

    @Test
    void a_mail_arrives_with_two_parts_and_headers_that_keep_machines_quiet() throws Exception {
        DeliveryId id = bench.planned("SO-1");
        bench.send(id);

        List<MimeMessage> mails = mailbox.mailsOf("ada@example.com");
        assertThat(mails).hasSize(1);
        MimeMessage mail = mails.get(0);
        assertThat(mail.getSubject()).isEqualTo("Order SO-1 confirmed in part");
        assertThat(mail.getMessageID()).isEqualTo("<" + id.messageKey() + "@notices.shop.example>");
        assertThat(mail.getHeader("X-Notice-Id")).containsExactly(id.noticeId());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getFrom()[0]).hasToString("Lamp House <orders@shop.example>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSentDate().toInstant()).isEqualTo(bench.now);
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(String.valueOf(parts.getBodyPart(0).getContent())).contains("10 December 2026");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(String.valueOf(parts.getBodyPart(1).getContent())).contains("10 December 2026");
        assertThat(mailbox.mailsOf("archive@shop.example")).hasSize(2);
    }

    @Test
    void a_doubtful_mail_that_is_in_the_archive_was_taken() throws Exception {
        DeliveryId id = bench.planned("SO-1");
        var claimed =
                bench.book.claim(List.of(id), bench.now, Duration.ofMinutes(1)).get(0);
        var outgoing = new dev.backorderdesk.flow.notices.OutgoingForTest(claimed, bench.now.plusSeconds(30)).get();
        bench.sender.send(bench.writer.write(outgoing, bench.now));
        bench.book.record(List.of(SendResult.of(claimed, new SendOutcome.InDoubt("killed"))), bench.now);

        bench.now = bench.now.plus(Duration.ofMinutes(11));
        doubts().resolve();

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(mailbox.mailsOf("ada@example.com")).hasSize(1);
    }

    @Test
    void a_doubtful_mail_that_is_absent_though_a_later_one_is_there_goes_out_again() throws Exception {
        DeliveryId id = inDoubt("SO-1");
        bench.now = bench.now.plusSeconds(60);
        bench.send(bench.planned("SO-2"));
        bench.now = bench.now.plus(Duration.ofMinutes(11));
        doubts().resolve();

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
        bench.send(id);
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(mailbox.mailsOf("ada@example.com")).hasSize(2);
    }

    @Test
    void where_nothing_came_later_a_probe_is_sent_and_the_doubt_ends_at_the_next_look() {
        DeliveryId id = inDoubt("SO-1");
        bench.now = bench.now.plus(Duration.ofMinutes(11));

        doubts().resolve();
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(mailbox.mailsOf("archive@shop.example")).hasSize(2);

        doubts().resolve();
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
    }

    @Test
    void a_young_doubt_is_left_alone() {
        DeliveryId id = inDoubt("SO-1");
        bench.now = bench.now.plus(Duration.ofMinutes(9));
        doubts().resolve();

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(mailbox.mailsOf("archive@shop.example")).hasSize(1);
    }

    @Test
    void an_archive_that_does_not_reach_back_proves_nothing() throws Exception {
        bench.now = NINE.minus(Duration.ofDays(2));
        bench.book.planned(
                dev.backorderdesk.notice.NoticeExamples.plan("SO-OLD", Channel.EMAIL),
                dev.backorderdesk.notice.NoticeExamples.ada(),
                bench.now);
        DeliveryId id = new DeliveryId(dev.backorderdesk.notice.DecisionNotice.noticeId("SO-OLD", NINE), Channel.EMAIL);
        var claimed =
                bench.book.claim(List.of(id), bench.now, Duration.ofMinutes(1)).get(0);
        bench.book.record(List.of(SendResult.of(claimed, new SendOutcome.InDoubt("killed"))), bench.now);
        bench.now = NINE.plus(Duration.ofHours(1));
        doubts().resolve();

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(bench.book.reasonOf(id)).contains("does not reach back");
    }

    @Test
    void an_archive_that_is_away_leaves_every_doubt_as_it_is() {
        DeliveryId id = inDoubt("SO-1");
        bench.now = bench.now.plus(Duration.ofMinutes(11));
        DoubtfulMail doubts = doubts();
        mailbox.close();
        doubts.resolve();

        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.IN_DOUBT);
        assertThat(bench.book.reasonOf(id)).isEqualTo("killed");
    }

    @Test
    void the_mailbox_keeps_the_latest_only() throws Exception {
        for (int i = 1; i <= 300; i++) {
            Contact contact = new Contact(null, "c" + i + "@example.com", null, null, "DE", null);
            bench.send(bench.planned("SO-" + i, contact));
        }
        assertThat(mailbox.taken()).isEqualTo(602);
        assertThat(mailbox.mails()).hasSizeLessThanOrEqualTo(200);
        assertThat(mailbox.mailsOf("c300@example.com")).hasSize(1);
        assertThat(mailbox.mailsOf("archive@shop.example")).isNotEmpty();
    }
}
