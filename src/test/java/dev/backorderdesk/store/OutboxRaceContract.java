package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Relayed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds where two nodes fill and empty one outbox; each database binds it. */
abstract class OutboxRaceContract {

    private Database one;
    private Database other;

    /** An empty database. */
    abstract Database first();

    /** The same database through a pool of its own. */
    abstract Database second();

    @BeforeEach
    void open() {
        one = first();
        other = second();
    }

    @AfterEach
    void close() {
        other.close();
    }

    private static OutboxMessage message(int number) {
        return new OutboxMessage("queue://replies", null, null, Map.of(), Raw.text("message " + number));
    }

    private static Ledger ledger(Database database) {
        return new SqlLedger(database, InstantSource.fixed(NINE));
    }

    @Test
    void relays_that_run_at_once_send_each_message_once() throws Exception {
        int messages = 400;
        IntStream.range(0, messages / 20)
                .forEach(batch -> Following.nothing()
                        .sent(IntStream.range(0, 20)
                                .mapToObj(n -> message(batch * 20 + n))
                                .toArray(OutboxMessage[]::new))
                        .in(ledger(one), NINE));
        ConcurrentLinkedQueue<OutboxMessage> sent = new ConcurrentLinkedQueue<>();
        List<Callable<Boolean>> relays = new ArrayList<>();
        for (int relay = 0; relay < 6; relay++) {
            SqlOutbox outbox = new SqlOutbox(relay % 2 == 0 ? one : other);
            relays.add(() -> {
                while (Relayed.of(outbox, 7, sent::addAll) > 0) {
                    Thread.onSpinWait();
                }
                return true;
            });
        }
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (var future : threads.invokeAll(relays, 120, TimeUnit.SECONDS)) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, messages)
                        .mapToObj(OutboxRaceContract::message)
                        .toList());
        assertThat(new SqlOutbox(one).depth()).isZero();
    }

    @Test
    void a_message_that_commits_late_is_not_lost() {
        SqlOutbox outbox = new SqlOutbox(other);
        List<OutboxMessage> sent = new ArrayList<>();

        ledger(one).transact(books -> {
            Following.nothing().sent(message(1)).write(books, NINE);
            Following.nothing().sent(message(2)).in(ledger(other), NINE);
            assertThat(Relayed.of(outbox, 10, sent::addAll)).isEqualTo(1);
            assertThat(sent).containsExactly(message(2));
            return true;
        });

        assertThat(Relayed.of(outbox, 10, sent::addAll)).isEqualTo(1);
        assertThat(sent).containsExactly(message(2), message(1));
    }

    @Test
    void who_writes_does_not_wait_for_a_relay() {
        Following.nothing().sent(message(1)).in(ledger(one), NINE);

        Relayed.of(
                new SqlOutbox(one),
                10,
                held -> Following.nothing().sent(message(2)).in(ledger(other), NINE));

        assertThat(new SqlOutbox(one).depth()).isEqualTo(1);
    }
}
