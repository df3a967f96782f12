package dev.backorderdesk.flow.jms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.flow.parked.ParkedMessage;
import dev.backorderdesk.flow.parked.ParkedMessages;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.command.ActiveMQQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Orders are taken and answered, whatever else the broker has to keep. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokerMemoryTest {
    private static final long MEMORY = 8L * 1024 * 1024;
    private static final int LARGE = 100_000;
    private static final int SMALL = 300; // fill the last corner, for which one of the large ones is too large
    private static final int LARGE_ONES = 120; // more than all the memory that the broker has
    private static final int ALL = SMALL + LARGE_ONES;
    private static final int ORDERS = 50;
    private static final List<String> UNREAD =
            List.of("replies", "fulfilment.releases", "refunds.requested", "supplier.reorders.ACME", "erp.answers");

    @TempDir
    Path folder;

    private BrokerForTest broker;
    private Connection connection;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerForTest(folder, MEMORY);
        connection = broker.outside.consumers().createConnection();
        connection.start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.close(); // first: whoever cannot send for want of memory could not be closed either
        connection.close();
    }

    @Test
    void five_queues_that_nobody_reads_stop_nobody() throws Exception {
        for (String each : UNREAD) {
            fill(queue(each));
        }
        goesOn();
        for (String each : UNREAD) {
            assertThat(broker.texts(each)).as(each).hasSize(ALL);
        }
    }

    @Test
    void who_does_not_fetch_his_answers_stops_nobody() throws Exception {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        List<Destination> own = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            own.add(session.createTemporaryQueue());
            fill(own.get(i));
        }
        goesOn();
        for (Destination each : own) {
            try (MessageConsumer consumer = session.createConsumer(each)) {
                for (int i = 0; i < ALL; i++) {
                    assertThat(BrokerForTest.next(consumer).getIntProperty("number"))
                            .isEqualTo(i);
                }
            }
        }
    }

    @Test
    void however_many_take_and_say_nothing_intake_goes_on() throws Exception {
        List<MessageConsumer> silent = new ArrayList<>();
        for (String each : UNREAD) {
            fill(queue(each));
            silent.add(takeWithoutAWord(each));
        }
        assertThat(BrokerForTest.next(silent.get(0)).getIntProperty("number")).isZero();
        takesOrders();
    }

    @Test
    void large_parked_messages_that_are_listed_stop_nobody_and_come_into_reach_one_after_the_other() throws Exception {
        send(queue("orders.in.parked"), 0, 2 * LARGE_ONES);
        send(queue("stock.in.parked"), 0, LARGE_ONES);
        ParkedMessages parked = new ParkedMessages(broker.inside.consumers());
        List<ParkedMessage> shown = parked.list("orders.in");
        assertThat(shown).hasSizeBetween(1, 2 * LARGE_ONES - 1);
        assertThat(parked.list("stock.in")).hasSizeLessThan(LARGE_ONES);
        goesOn();
        for (ParkedMessage each : shown) {
            assertThat(parked.discard("orders.in", each.id())).isTrue();
        }
        assertThat(parked.list("orders.in")).isNotEmpty().doesNotContainAnyElementsOf(shown);
        goesOn();
    }

    private static Destination queue(String name) {
        return new ActiveMQQueue(name);
    }

    private void fill(Destination queue) throws JMSException {
        send(queue, SMALL, LARGE_ONES);
    }

    private void send(Destination queue, int small, int large) throws JMSException {
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(queue)) {
            for (int i = 0; i < small + large; i++) {
                TextMessage message = session.createTextMessage("x".repeat(i < small ? 1 : LARGE));
                message.setIntProperty("number", i);
                producer.send(message);
                if (i % 10 == 9) {
                    session.commit();
                }
            }
        }
    }

    /** It is handed as much as the broker has room for, and never acknowledges it. */
    private MessageConsumer takeWithoutAWord(String queue) throws JMSException {
        return connection.createSession(false, Session.CLIENT_ACKNOWLEDGE).createConsumer(queue(queue));
    }

    /** Orders come in, are taken, answered, and their answers fetched; each step within five seconds. */
    private void goesOn() throws JMSException {
        takesOrders();
        for (int i = 0; i < ORDERS; i++) {
            broker.send("orders.decided", order(i));
            assertThat(broker.next("orders.decided").getBody(String.class)).isEqualTo(order(i));
        }
    }

    private void takesOrders() throws JMSException {
        for (int i = 0; i < ORDERS; i++) {
            broker.send("orders.in", order(i));
            assertThat(broker.next("orders.in").getBody(String.class)).isEqualTo(order(i));
        }
    }

    private static String order(int number) {
        return number + " ".repeat(20_000);
    }
}
