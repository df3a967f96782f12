package dev.backorderdesk.flow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to the mail server. */
@Timeout(60)
class SmtpPoolTest {
    private static final int WORKERS = 4;
    private static final int EACH = 15;

    @Test
    void however_many_write_mails_no_more_connections_are_open_than_are_set() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port(), Duration.ofSeconds(20), Duration.ofSeconds(30))) {
            List<Callable<Boolean>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(() -> {
                    for (int mail = 0; mail < EACH; mail++) {
                        bench.sender.send(mail(bench));
                    }
                    return true;
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
            for (Future<Boolean> each : threads.invokeAll(workers)) {
                assertThat(each.get()).isTrue();
            }
            threads.shutdown();
            assertThat(server.accepted()).hasSize(WORKERS * EACH);
            assertThat(server.connections()).isEqualTo(bench.settings.connections());
        }
    }

    @Test
    void a_connection_that_was_cut_makes_room_for_another() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port(), Duration.ofSeconds(20), Duration.ofSeconds(30))) {
            server.cutAfterReply = true;
            for (int mail = 0; mail < 3; mail++) {
                bench.sender.send(mail(bench));
            }
            assertThat(server.accepted()).hasSize(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void the_mail_library_does_not_search_all_jars_for_each_part_of_a_mail() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            assertThat(bench.writer).isNotNull();
            assertThat(System.getProperty(StreamProvider.class.getName()))
                    .isEqualTo(MailStreamProvider.class.getName());
        }
    }

    private static MimeMessage mail(MailBench bench) throws Exception {
        MimeMessage mail = new OutgoingMail(bench.sender.getSession(), "<probe@shop.example>", null);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.com"));
        mail.setText("Hello.");
        mail.saveChanges();
        return mail;
    }
}
