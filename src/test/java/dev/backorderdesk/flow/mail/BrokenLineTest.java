package dev.backorderdesk.flow.mail;

import static dev.backorderdesk.notice.NoticeExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.notices.SendingTimes;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line to the mail server that breaks at random places, again and again. */
@Timeout(120)
class BrokenLineTest {

    private static final int MAILS = 120;

    @Test
    void every_mail_arrives_exactly_once_over_a_line_that_breaks_at_random() throws Exception {
        try (DemoMailbox mailbox = new DemoMailbox(0, 0, 10_000);
                CuttingLine line = new CuttingLine(mailbox.smtpPort(), 20_261_124L, 0);
                MailBench bench = new MailBench(line.port(), Duration.ofSeconds(5), Duration.ofMillis(1))) {
            bench.send(bench.planned("SO-FIRST")); // the archive reaches back to the start
            line.mostBytes = 40_000;
            bench.sender.letGo();
            bench.now = NINE.plusSeconds(5);
            List<DeliveryId> ids = new ArrayList<>();
            for (int i = 0; i < MAILS; i++) {
                Contact contact = new Contact(null, "c" + i + "@example.com", null, null, "DE", null);
                ids.add(bench.planned("SO-" + i, contact));
            }
            DoubtfulMail doubts = doubts(bench, mailbox);
            int mostInDoubt = 0;
            for (int round = 0; round < 60 && accepted(bench) <= MAILS; round++) {
                bench.send(ids.toArray(DeliveryId[]::new));
                mostInDoubt = Math.max(
                        mostInDoubt, bench.book.inDoubt(Channel.EMAIL, MAILS).size());
                // As after the grace: the server is done with whatever reached it.
                bench.sender.letGo();
                untilQuiet(line);
                bench.now = bench.now.plus(Duration.ofMinutes(11));
                doubts.resolve();
                bench.sender.letGo();
                untilQuiet(line);
                if (round == 25) {
                    line.mostBytes = 0; // by then everything was tried; what is left may end
                }
            }

            assertThat(line.cuts.get()).isGreaterThan(20);
            assertThat(mostInDoubt).isGreaterThan(0);
            assertThat(accepted(bench)).isEqualTo(MAILS + 1);
            for (int i = 0; i < MAILS; i++) {
                var mails = mailbox.mailsOf("c" + i + "@example.com");
                assertThat(mails).as("mails of order SO-" + i).hasSize(1);
                assertThat(mails.get(0).getMessageID())
                        .isEqualTo("<" + ids.get(i).messageKey() + "@notices.shop.example>");
            }
        }
    }

    /** The mailbox's threads die of the cuts that this test makes: that is no failure of what is waited for. */
    private static void untilQuiet(CuttingLine line) {
        Awaitility.await().dontCatchUncaughtExceptions().until(line::quiet);
    }

    private static long accepted(MailBench bench) {
        return bench.book
                .counts()
                .getOrDefault(Channel.EMAIL, java.util.Map.of())
                .getOrDefault(DeliveryState.ACCEPTED, 0L);
    }

    private static DoubtfulMail doubts(MailBench bench, DemoMailbox mailbox) {
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
}
