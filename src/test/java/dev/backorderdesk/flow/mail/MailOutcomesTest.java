package dev.backorderdesk.flow.mail;

import static dev.backorderdesk.notice.NoticeExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of the table of outcomes, against a server that fails there, through the route that customers' mails take. */
@Timeout(60)
class MailOutcomesTest {

    private record Ending(DeliveryState state, String reason, Instant dueAt, FaultySmtp server) {
        void isRetriedWithin(Duration atLeast, Duration atMost) {
            assertThat(state).isEqualTo(DeliveryState.DUE);
            assertThat(dueAt).isBetween(NINE.plus(atLeast), NINE.plus(atMost));
        }

        void isRetriedAsTheProvidersFault() {
            isRetriedWithin(Duration.ofSeconds(10), Duration.ofSeconds(12));
        }

        void isRetriedAsTheAddressesFault() {
            isRetriedWithin(Duration.ofMinutes(5), Duration.ofMinutes(6));
        }
    }

    private static Ending after(Consumer<FaultySmtp> fault) throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            fault.accept(server);
            DeliveryId id = bench.planned("SO-1");
            bench.send(id);
            return new Ending(
                    Objects.requireNonNull(bench.book.stateOf(id)),
                    bench.book.reasonOf(id),
                    Objects.requireNonNull(bench.book.dueAtOf(id)),
                    server);
        }
    }

    @Test
    void a_mail_that_was_taken_is_accepted_with_the_servers_words() throws Exception {
        Ending ending = after(server -> {});

        assertThat(ending.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(ending.reason()).isEqualTo("250 2.0.0 queued as 4XyZ");
        assertThat(ending.server().accepted()).hasSize(1);
        assertThat(ending.server().commands())
                .contains(
                        "MAIL FROM:<bounce@shop.example>",
                        "RCPT TO:<ada@example.com>",
                        "RCPT TO:<archive@shop.example>");
    }

    @Test
    void a_server_that_is_not_there_is_tried_again_soon() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (MailBench bench = new MailBench(nobody)) {
            DeliveryId id = bench.planned("SO-1");
            bench.send(id);
            assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
            assertThat(bench.book.dueAtOf(id)).isBetween(NINE.plusSeconds(10), NINE.plusSeconds(12));
            assertThat(bench.book.reasonOf(id)).isEqualTo("the mail server can't be reached: ConnectException");
        }
    }

    @Test
    void a_server_that_greets_with_421_is_tried_again_soon() throws Exception {
        after(server -> server.greeting = "421 too busy").isRetriedAsTheProvidersFault();
    }

    @Test
    void a_server_that_says_nothing_at_the_greeting_is_tried_again_soon() throws Exception {
        after(server -> server.greeting = FaultySmtp.SILENCE).isRetriedAsTheProvidersFault();
    }

    @Test
    void a_sender_refused_for_now_is_tried_again_soon() throws Exception {
        after(server -> server.mail = "451 4.3.0 not now").isRetriedAsTheProvidersFault();
    }

    @ParameterizedTest
    @CsvSource({"450 4.2.1 greylisted", "452 4.2.2 mailbox full"})
    void a_recipient_refused_for_now_is_tried_again_later(String answer) throws Exception {
        Ending ending = after(server -> server.customer = answer);

        ending.isRetriedAsTheAddressesFault();
        assertThat(ending.server().commands()).noneMatch(c -> c.startsWith("DATA"));
    }

    @Test
    void a_recipient_that_does_not_exist_is_parked_without_his_address_in_the_reason() throws Exception {
        Ending ending = after(server -> server.customer = "550 5.1.1 ada@example.com: no such user");

        assertThat(ending.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(ending.reason()).isEqualTo("recipient refused with 550 (5.1.1)");
        assertThat(ending.server().commands()).noneMatch(c -> c.startsWith("DATA"));
    }

    @ParameterizedTest
    @CsvSource({"550 5.7.1 relaying denied", "554 5.7.1 ada@example.com: relay access denied", "550 5.7.60 log in first"
    })
    void a_right_to_send_that_we_lack_is_not_the_customers_fault(String answer) throws Exception {
        Ending ending = after(server -> server.customer = answer);

        ending.isRetriedAsTheProvidersFault();
        assertThat(ending.reason()).doesNotContain("ada");
    }

    @Test
    void an_archive_that_is_refused_is_not_the_customers_fault() throws Exception {
        Ending ending = after(server -> server.archive = "550 5.1.1 no such user");

        ending.isRetriedAsTheProvidersFault();
        assertThat(ending.reason()).contains("archive");
        assertThat(ending.server().commands()).noneMatch(c -> c.startsWith("DATA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FaultySmtp.CUT, FaultySmtp.RESET, FaultySmtp.SILENCE})
    void a_connection_lost_before_the_mail_was_sent_is_safe_to_repeat(String loss) throws Exception {
        after(server -> server.data = loss).isRetriedAsTheProvidersFault();
        after(server -> server.mail = loss).isRetriedAsTheProvidersFault();
        after(server -> server.customer = loss).isRetriedAsTheProvidersFault();
    }

    @ParameterizedTest
    @ValueSource(strings = {FaultySmtp.CUT, FaultySmtp.RESET})
    void a_connection_cut_after_the_dot_is_a_doubt(String loss) throws Exception {
        assertThat(after(server -> server.dot = loss).state()).isEqualTo(DeliveryState.IN_DOUBT);
    }

    @Test
    void silence_after_the_dot_is_a_doubt() throws Exception {
        assertThat(after(server -> server.dot = FaultySmtp.SILENCE).state()).isEqualTo(DeliveryState.IN_DOUBT);
    }

    @Test
    void a_mail_refused_for_now_after_the_dot_is_tried_again_later() throws Exception {
        after(server -> server.dot = "451 4.7.1 come back later").isRetriedAsTheAddressesFault();
    }

    @Test
    void a_mail_refused_for_good_after_the_dot_is_parked() throws Exception {
        Ending ending = after(server -> server.dot = "554 5.7.1 spam");

        assertThat(ending.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(ending.reason()).isEqualTo("mail refused with 554 (5.7.1)");
    }

    @Test
    void a_connection_cut_after_the_answer_changes_nothing() throws Exception {
        assertThat(after(server -> server.cutAfterReply = true).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void an_address_that_is_none_is_parked_and_the_next_mail_goes_out() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            DeliveryId bad = bench.planned(
                    "SO-1", new Contact("Eve", "eve@example.com\r\nBcc: all@example.com", null, null, "DE", null));
            DeliveryId good = bench.planned("SO-2");
            bench.send(bad, good);

            assertThat(bench.book.stateOf(bad)).isEqualTo(DeliveryState.FAILED);
            assertThat(bench.book.reasonOf(bad)).doesNotContain("eve");
            assertThat(bench.book.stateOf(good)).isEqualTo(DeliveryState.ACCEPTED);
        }
    }

    @Test
    void mails_share_a_connection() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            for (int i = 0; i < 20; i++) {
                bench.send(bench.planned("SO-" + i));
            }
            assertThat(server.accepted()).hasSize(20);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_the_server_ended_is_replaced_before_the_next_mail() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            server.cutAfterReply = true;
            for (int i = 0; i < 5; i++) {
                bench.send(bench.planned("SO-" + i));
            }
            assertThat(server.accepted()).hasSize(5);
            assertThat(server.connections()).isEqualTo(5);
        }
    }

    @Test
    void a_farewell_at_the_next_mail_costs_it_no_attempt() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            server.mailsAConnection = 2;
            for (int i = 0; i < 5; i++) {
                DeliveryId id = bench.planned("SO-" + i);
                bench.send(id);
                assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
            }
            assertThat(server.accepted()).hasSize(5);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void a_refusal_of_a_used_connection_is_believed() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            bench.send(bench.planned("SO-1"));
            server.mail = "451 4.7.1 too many";
            DeliveryId id = bench.planned("SO-2");
            bench.send(id);
            assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void every_attempt_has_the_same_message_id() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            DeliveryId id = bench.planned("SO-1");
            server.dot = "451 4.3.0 later";
            server.keepsWhatItNeverAnswered = true;
            bench.send(id);
            server.dot = "250 ok";
            bench.now = NINE.plusSeconds(400);
            bench.send(id);

            assertThat(server.accepted())
                    .hasSize(2)
                    .allSatisfy(mail ->
                            assertThat(mail).contains("Message-ID: <" + id.messageKey() + "@notices.shop.example>\n"));
        }
    }

    @Test
    void while_the_server_is_down_waiting_notices_are_not_claimed_in_vain() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            server.greeting = "421 down";
            for (int i = 0; i < 3; i++) {
                bench.send(bench.planned("SO-" + i));
            }
            int tried = server.connections();
            DeliveryId id = bench.planned("SO-9");
            bench.send(id);

            assertThat(server.connections()).isEqualTo(tried);
            assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
            assertThat(bench.book.dueAtOf(id)).isEqualTo(NINE.plusSeconds(30));
            var claimed = bench.book.claim(java.util.List.of(id), NINE.plusSeconds(30), Duration.ofMinutes(1));
            assertThat(claimed.get(0).attempt()).isEqualTo(1);
        }
    }

    @Test
    void an_address_that_stays_refused_is_parked_in_the_end() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            server.customer = "450 4.2.1 greylisted";
            DeliveryId id = bench.planned("SO-1");
            for (int attempt = 1; attempt <= 6; attempt++) {
                assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.DUE);
                bench.now = Objects.requireNonNull(bench.book.dueAtOf(id));
                bench.send(id);
            }
            assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.FAILED);
            assertThat(bench.book.reasonOf(id)).startsWith("given up after 6 attempts: recipient refused with 450");
            assertThat(bench.book.parked(10)).hasSize(1);
        }
    }

    @Test
    void a_job_that_can_not_be_read_is_parked_and_the_others_go_on() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            DeliveryId id = bench.planned("SO-1");
            bench.sendJobs(java.util.List.of(
                    "no json",
                    "{\"noticeIds\":[\"x\"],\"channel\":\"SMS\"}",
                    "{\"noticeIds\":[],\"channel\":\"EMAIL\"}",
                    "[]",
                    "{\"noticeIds\":[\"" + id.noticeId() + "\"],\"channel\":\"EMAIL\"}"));

            assertThat(bench.unreadable).hasSize(4).allMatch(u -> u.startsWith("notices.email: "));
            assertThat(bench.book.stateOf(id)).isEqualTo(DeliveryState.ACCEPTED);
        }
    }

    @Test
    void a_fault_of_our_own_in_one_mail_is_a_doubt_of_that_mail_only() throws Exception {
        try (FaultySmtp server = new FaultySmtp();
                MailBench bench = new MailBench(server.port())) {
            DeliveryId odd = bench.planned("SO-1");
            DeliveryId good = bench.planned("SO-2");
            bench.failWith(odd, new IllegalStateException("a bug"));
            bench.send(odd, good);

            assertThat(bench.book.stateOf(odd)).isEqualTo(DeliveryState.IN_DOUBT);
            assertThat(bench.book.reasonOf(odd)).isEqualTo("unknown fault: IllegalStateException");
            assertThat(bench.book.stateOf(good)).isEqualTo(DeliveryState.ACCEPTED);
        }
    }
}
