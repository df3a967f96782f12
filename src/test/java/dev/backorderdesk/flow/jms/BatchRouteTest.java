package dev.backorderdesk.flow.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.activemq.command.ActiveMQMapMessage;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.apache.activemq.util.ByteSequence;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRouteTest {

    @TempDir
    Path folder;

    private BrokerForTest broker;
    private final List<CamelContext> contexts = new ArrayList<>();
    private final List<List<BatchMessage>> batches = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, Object>> headers = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch longWork = new CountDownLatch(1);
    private volatile int failures;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerForTest(folder);
    }

    @AfterEach
    void stop() throws Exception {
        longWork.countDown();
        contexts.forEach(CamelContext::stop);
        broker.close();
    }

    @Test
    void what_is_there_comes_in_one_exchange_and_more_comes_in_the_next() throws Exception {
        broker.send("orders.in", numbers(500));
        route("batch:orders.in?size=100", broker.inside);
        await().untilAsserted(() -> assertThat(texts()).containsExactly(numbers(500)));
        assertThat(batches).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(100));
        assertThat(batches).hasSizeLessThan(30);
        await().untilAsserted(() -> assertThat(broker.depth("orders.in")).isZero());
    }

    @Test
    void a_batch_stops_growing_where_it_has_enough_bytes() throws Exception {
        broker.send("orders.in", "x".repeat(1000), "y".repeat(1000), "z");
        route("batch:orders.in?size=100&maxBytes=1500", broker.inside);
        await().untilAsserted(() -> assertThat(texts()).hasSize(3));
        assertThat(batches)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void a_lone_message_does_not_wait_for_others() throws Exception {
        route("batch:orders.in?size=100", broker.inside);
        broker.send("orders.in", "warm");
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        long start = System.nanoTime();
        broker.send("orders.in", "lone");
        await().pollInterval(Duration.ofMillis(2))
                .untilAsserted(() -> assertThat(texts()).hasSize(2));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void a_batch_that_fails_comes_again_in_its_order_and_never_moves_away() throws Exception {
        failures = 4;
        broker.send("orders.in", numbers(20));
        route("batch:orders.in?size=10", broker.inside);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(texts()).containsExactly(numbers(20)));
        assertThat(failures).isZero();
        assertThat(broker.broker.service().getBroker().getDestinationMap().keySet())
                .noneMatch(each -> each.getPhysicalName().contains("DLQ"));
        await().untilAsserted(() -> assertThat(broker.depth("orders.in")).isZero());
    }

    @Test
    void a_message_that_holds_more_than_one_thing_counts_as_that_many() throws Exception {
        broker.send("notices.email", Map.of("entries", "20"), numbers(10));
        broker.send("notices.email", Map.of("entries", "0; drop"), "eleventh", "twelfth");
        route("batch:notices.email?size=20", broker.inside);
        await().untilAsserted(() -> assertThat(texts()).hasSize(12));
        assertThat(batches.subList(0, 10)).allSatisfy(each -> assertThat(each).hasSize(1));
    }

    @Test
    void a_message_that_takes_long_holds_up_few_others() throws Exception {
        broker.send("notices.email", Map.of("entries", "20"), "long");
        broker.send("notices.email", Map.of("entries", "20"), numbers(10));
        route("batch:notices.email?size=20&ahead=2&consumers=2", broker.inside);
        await().untilAsserted(() -> assertThat(texts()).hasSizeGreaterThanOrEqualTo(8));
        assertThat(texts()).doesNotContain("long");
        longWork.countDown();
        await().untilAsserted(() -> assertThat(texts()).hasSize(11));
    }

    @Test
    void more_than_a_page_uncommitted_does_not_stall() throws Exception {
        broker.send("orders.in", numbers(1000));
        route("batch:orders.in?size=190&consumers=2", broker.outside);
        await().untilAsserted(() -> assertThat(texts()).containsExactlyInAnyOrder(numbers(1000)));
        assertThatThrownBy(() -> route("batch:stock.in?size=191", broker.inside))
                .hasStackTraceContaining("expected a size from 1 to 190, found 191");
    }

    @Test
    void a_broker_that_goes_and_comes_back_is_found_again() throws Exception {
        route("batch:orders.in?size=10", broker.outside);
        broker.send("orders.in", "before");
        await().untilAsserted(() -> assertThat(texts()).containsExactly("before"));
        EmbeddedBroker.Ports same = broker.broker.ports();
        broker.close();
        broker = new BrokerForTest(folder, same);
        broker.send("orders.in", "after");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(texts()).endsWith("after"));
    }

    @Test
    void what_was_not_committed_when_the_line_broke_comes_again() throws Exception {
        EmbeddedBroker.Ports same = broker.broker.ports();
        failures = 3;
        broker.send("orders.in", "one", "two");
        route("batch:orders.in?size=10", broker.outside);
        await().until(() -> failures < 3);
        broker.close();
        broker = new BrokerForTest(folder, same);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(texts()).containsExactly("one", "two"));
    }

    @Test
    void headers_from_outside_never_steer_a_route() throws Exception {
        MessageProducer producer =
                broker.session().createProducer(broker.session().createQueue("orders.in"));
        jakarta.jms.TextMessage message = broker.session().createTextMessage("hello");
        message.setStringProperty("CamelFileName", "/etc/passwd");
        message.setIntProperty("tries", 3);
        message.setJMSReplyTo(broker.session().createQueue("erp.answers"));
        message.setJMSCorrelationID("c-1");
        producer.send(message);
        route("batch:orders.in", broker.inside);
        await().untilAsserted(() -> assertThat(texts()).hasSize(1));
        assertThat(headers.get(0)).isEmpty();
        BatchMessage read = batches.get(0).get(0);
        assertThat(read.properties()).containsEntry("tries", "3");
        assertThat(read.replyTo()).isEqualTo("queue://erp.answers");
        assertThat(read.correlationId()).isEqualTo("c-1");
        assertThat(read.messageId()).startsWith("ID:");
        assertThat(read.toString()).doesNotContain("hello");
    }

    @Test
    void maps_and_objects_are_put_aside_as_they_came_and_hold_nobody_up() throws Exception {
        MessageProducer producer =
                broker.session().createProducer(broker.session().createQueue("orders.in"));
        MapMessage map = broker.session().createMapMessage();
        map.setString("a", "b");
        map.setStringProperty("shop", "north");
        map.setJMSCorrelationID("c-1");
        producer.send(map);
        ObjectMessage object = broker.session().createObjectMessage(new ArrayList<>(List.of("x")));
        producer.send(object);
        broker.send("orders.in", "good");
        route("batch:orders.in", broker.inside);
        await().untilAsserted(() -> assertThat(messages()).hasSize(3));
        assertThat(messages().subList(0, 2)).allSatisfy(each -> {
            assertThat(each.text()).isNull();
            assertThat(each.bytes()).isNull();
            assertThat(each.aside()).isNotNull();
        });
        assertThat(messages().get(2).text()).isEqualTo("good");
        MapMessage parked = (MapMessage) broker.next("orders.in.parked");
        assertThat(parked.getString("a")).isEqualTo("b");
        assertThat(parked.getStringProperty("shop")).isEqualTo("north");
        assertThat(parked.getStringProperty("parkedCode")).isEqualTo("NO_BODY");
        assertThat(parked.getStringProperty("parkedReason"))
                .isEqualTo("It is no text and no bytes, and lies here as it came.");
        assertThat(parked.getJMSCorrelationID()).isEqualTo("c-1");
        assertThat(broker.next("orders.in.parked")).isInstanceOf(ObjectMessage.class);
        await().untilAsserted(() -> assertThat(broker.depth("orders.in")).isZero());
    }

    @Test
    void properties_that_nobody_can_read_are_left_out_and_hold_nobody_up() throws Exception {
        MessageProducer producer =
                broker.session().createProducer(broker.session().createQueue("orders.in"));
        ActiveMQTextMessage text = (ActiveMQTextMessage) broker.session().createTextMessage("broken");
        text.setMarshalledProperties(new ByteSequence(new byte[] {0, 0, 0, 9, 1}));
        producer.send(text);
        ActiveMQMapMessage map = (ActiveMQMapMessage) broker.session().createMapMessage();
        map.setMarshalledProperties(new ByteSequence(new byte[] {0, 0, 0, 9, 1}));
        producer.send(map);
        broker.send("orders.in", "good");
        route("batch:orders.in", broker.outside);
        await().untilAsserted(() -> assertThat(messages()).hasSize(3));
        assertThat(texts()).containsExactly("broken", "null", "good");
        assertThat(messages().get(0).properties()).isEmpty();
        assertThat(broker.next("orders.in.parked").getStringProperty("parkedCode"))
                .isEqualTo("NO_BODY");
        await().untilAsserted(() -> assertThat(broker.depth("orders.in")).isZero());
    }

    @Test
    void a_stop_waits_for_the_batch_and_leaves_the_rest() throws Exception {
        CamelContext context = route("batch:orders.in?size=10", broker.inside);
        broker.send("orders.in", numbers(10));
        await().until(() -> !batches.isEmpty());
        context.stop();
        int taken = messages().size();
        broker.send("orders.in", "later");
        assertThat(broker.depth("orders.in")).isEqualTo(11 - taken);
    }

    private CamelContext route(String uri, Brokers brokers) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        contexts.add(context);
        context.addComponent(
                "batch", new BatchComponent(brokers.consumers(), new Oversize(1_000_000, () -> Instant.EPOCH)));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).process(BatchRouteTest.this::take);
            }
        });
        context.start();
        return context;
    }

    @SuppressWarnings("unchecked")
    private void take(Exchange exchange) throws JMSException, InterruptedException {
        if (failures > 0) {
            failures--;
            throw new JMSException("the database is away");
        }
        headers.add(Map.copyOf(exchange.getIn().getHeaders()));
        List<BatchMessage> batch =
                Objects.requireNonNull((List<BatchMessage>) exchange.getIn().getBody());
        if ("long".equals(batch.get(0).text())) {
            longWork.await();
        }
        batches.add(batch);
    }

    private List<BatchMessage> messages() {
        synchronized (batches) {
            return batches.stream().flatMap(List::stream).toList();
        }
    }

    private List<String> texts() {
        return messages().stream().map(each -> String.valueOf(each.text())).toList();
    }

    private static String[] numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toArray(String[]::new);
    }
}
