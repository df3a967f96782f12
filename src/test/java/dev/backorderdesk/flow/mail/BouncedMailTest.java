package dev.backorderdesk.flow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.RouteFiles;
import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails that come back, by the route file, over real SMTP and IMAP. */
@Timeout(60)
public class BouncedMailTest {
    private static final String REPORT = """
            From: MAILER-DAEMON@mx.example.com
            To: bounce@shop.example
            Subject: Unzustellbar
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8

            Ihre Nachricht konnte nicht zugestellt werden.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            Final-Recipient: rfc822; RECIPIENT
            Action: ACTION
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --b
            Content-Type: TYPE

            Received: by mx.example.com
            Message-ID: MESSAGE
            X-Notice-Id: NOTICE
            Subject: Order

            --b--
            """;

    private final DemoMailbox mailbox = new DemoMailbox(0, 0, 200);
    private final MailBench bench;
    private final Reading reading;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    BouncedMailTest() throws Exception {
        bench = new MailBench(mailbox.smtpPort(), Duration.ofSeconds(5), Duration.ofSeconds(30));
        reading = new Reading();
    }

    /** Tells when a mail was read. */
    public final class Reading {
        private final BouncedMail bounced = new BouncedMail(bench.book, bench.settings, () -> bench.now);
        private final BlockingQueue<Message> done = new LinkedBlockingQueue<>();

        public void read(Message mail) {
            bounced.read(mail);
            done.add(mail);
        }
    }

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("bouncedMail", reading);
        camel.getPropertiesComponent().addInitialProperty("bounces.on", "true");
        camel.getPropertiesComponent()
                .addInitialProperty(
                        "bounces.from",
                        "imap:127.0.0.1:" + mailbox.imapPort()
                                + "?username=RAW(bounce@shop.example)&password=RAW(bounce@shop.example)&unseen=true"
                                + "&delete=false&mapMailMessage=false&delay=100");
        RouteFiles.load(camel, "_errors", "notices-bounced");
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        bench.close();
        mailbox.close();
    }

    private DeliveryId taken(String orderId) throws Exception {
        DeliveryId id = bench.planned(orderId);
        bench.send(id);
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        return id;
    }

    private String report(DeliveryId id) {
        return REPORT.replace("MESSAGE", bench.settings.messageId(id.messageKey()))
                .replace("NOTICE", id.noticeId())
                .replace("RECIPIENT", "ada@example.com");
    }

    /** Until the route has read it. */
    private void arrives(String mail) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(mailbox.smtpPort()));
        MimeMessage message = new MimeMessage(
                Session.getInstance(properties),
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        Transport.send(message, new InternetAddress[] {new InternetAddress("bounce@shop.example")});
        assertThat(reading.done.poll(30, TimeUnit.SECONDS)).as("it was read").isNotNull();
    }

    @Test
    void a_report_with_the_mail_or_with_its_headers_alone_ends_the_delivery_that_it_names() throws Exception {
        DeliveryId whole = taken("SO-1");
        DeliveryId headers = taken("SO-2");
        DeliveryId other = taken("SO-3");
        arrives(report(whole).replace("ACTION", "failed").replace("TYPE", "message/rfc822"));
        arrives(report(headers).replace("ACTION", "Failed").replace("TYPE", "text/rfc822-headers"));
        for (DeliveryId id : new DeliveryId[] {whole, headers}) {
            assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.FAILED);
            assertThat(bench.book.reasonOf(id)).isEqualTo("it came back: 5.1.1");
        }
        assertThat(bench.book.stateOf(other)).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void what_is_delayed_is_the_archives_is_forged_or_is_no_report_ends_nothing() throws Exception {
        DeliveryId id = taken("SO-1");
        String report = report(id).replace("TYPE", "message/rfc822");
        arrives(report.replace("ACTION", "delayed"));
        arrives(report.replace("ACTION", "failed").replace("ada@example.com", "archive@shop.example"));
        arrives(report.replace("ACTION", "failed")
                .replace(id.noticeId(), new DeliveryId("another", Channel.EMAIL).noticeId()));
        arrives("From: ada@example.com\nSubject: Out of office\n\nX-Notice-Id: " + id.noticeId() + "\n");
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        arrives(report.replace("ACTION", "failed"));
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void what_an_archive_refuses_that_goes_by_another_name_there_ends_nothing() throws Exception {
        DeliveryId id = taken("SO-1");
        String report = report(id).replace("TYPE", "message/rfc822").replace("ACTION", "failed");
        String rewritten = report.replace("ada@example.com", "box-7@store.example");
        arrives(rewritten.replace("Final-R", "Original-Recipient: rfc822; Archive@shop.example\nFinal-R"));
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        arrives(rewritten.replace("Final-R", "Original-Recipient: rfc822; ada@example.com\nFinal-R"));
        assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void mails_go_out_with_the_address_to_which_they_come_back() throws Exception {
        taken("SO-1");
        assertThat(mailbox.mailsOf("ada@example.com").get(0).getHeader("Return-Path", null))
                .isEqualTo("<bounce@shop.example>");
    }
}
