package dev.backorderdesk.flow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.demo.ReceivedMail;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.NewsTold;
import dev.backorderdesk.notice.NoticeExamples;
import dev.backorderdesk.notice.NoticePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails of every kind of news as a customer receives them; they stand in {@code target/notices} to be read. */
@Timeout(120)
class NewsMailsReceivedTest {

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void every_kind_of_news_arrives_as_a_mail(String locale) throws Exception {
        Map<String, NoticePlan> plans = NewsTold.every(locale, Channel.EMAIL);
        StringBuilder read = new StringBuilder();
        try (DemoMailbox mailbox = new DemoMailbox(0, 0, 100);
                MailBench bench = new MailBench(mailbox.smtpPort())) {
            for (Map.Entry<String, NoticePlan> each : plans.entrySet()) {
                NoticePlan plan = each.getValue();
                bench.book.planned(plan, NoticeExamples.ada(), NoticeExamples.NINE);
                bench.send(new DeliveryId(plan.noticeId(), Channel.EMAIL));
                List<ReceivedMail> mails = mailbox.received("ada@example.com");
                ReceivedMail mail = mails.get(mails.size() - 1);
                assertThat(mail.subject()).contains(plan.orderId()).hasSizeLessThanOrEqualTo(60);
                assertThat(mail.text()).contains("https://o.shop.example/o/").doesNotContain("null", "{{", "  .");
                assertThat(mail.html()).contains("<html lang=\"" + locale.substring(0, 2) + "\"");
                read.append("==== ")
                        .append(each.getKey())
                        .append("\nFrom: ")
                        .append(mail.from())
                        .append("\nTo: ")
                        .append(mail.to())
                        .append("\nSubject: ")
                        .append(mail.subject())
                        .append("\n\n")
                        .append(mail.text())
                        .append('\n');
                write("mail-" + plan.kind() + "-" + plan.orderId() + "." + locale + ".html", mail.html());
            }
            assertThat(mailbox.received("ada@example.com")).hasSize(plans.size());
        }
        write("mails." + locale + ".txt", read.toString());
    }

    private static void write(String name, String text) throws Exception {
        Path file = Path.of("target", "notices", name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
