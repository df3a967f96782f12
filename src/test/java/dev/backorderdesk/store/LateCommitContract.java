package dev.backorderdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerBehind;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.OutboxMessage;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.scenario.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However long an order takes to be committed, a carrier's word that came meanwhile reaches it; each database binds it. */
abstract class LateCommitContract {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch commits = new CountDownLatch(1);

    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private Database second;
    private Store store;
    private FrontDesk desk;
    private FrontDesk slow;
    private int number;

    /** An empty database. */
    abstract Database first();

    /** The same database through a pool of its own. */
    abstract Database second();

    @BeforeEach
    void open() {
        store = Store.in(first(), () -> now);
        second = second();
        desk = Shop.desk(store.ledger(), () -> now, Observer.NONE);
        Ledger other = Store.in(second, () -> now).ledger();
        slow = Shop.desk(new Slow(other, decided, commits), () -> now, Observer.NONE);
        says(
                "catalog.in",
                new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()),
                new Seller("S-1", 1, "Lantern House", Seller.Status.ACTIVE, 90, "https://x.example", null),
                new Item("LAMP", 1, "The lamp", "toys", null, null, null, null, false, 0, List.of(), false));
        says("stock.in", new StockMovement("M-1", StockMovement.Kind.COUNT, "LAMP", null, 10, now, null));
    }

    @AfterEach
    void close() {
        commits.countDown();
        threads.shutdownNow();
        second.close();
    }

    /** A node that has decided and written, and takes its time before it commits. */
    private record Slow(Ledger ledger, CountDownLatch decided, CountDownLatch commits) implements LedgerBehind {
        @Override
        public <T> T transact(Function<Books, T> work) {
            return ledger.transact(books -> {
                T done = work.apply(books);
                decided.countDown();
                try {
                    assertThat(commits.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return done;
            });
        }
    }

    private static List<Arrival> arrivals(String queue, Event... events) {
        List<Arrival> all = new ArrayList<>();
        for (Event event : events) {
            all.add(Shop.arrival(queue, event));
        }
        return all;
    }

    private void says(String queue, Event... events) {
        desk.handle(arrivals(queue, events));
    }

    private void doesWhatIsDue() {
        int done;
        do {
            done = desk.tick(Set.of());
        } while (done > 0);
    }

    private Order order(String country) {
        return order("ada", country, "LAMP");
    }

    private Order order(String customer, String country, String sku) {
        return new Order(
                "SO-" + ++number,
                now,
                "web",
                "S-1",
                new Customer(customer, customer, null, customer + "@example.com", null, "en", null, List.of()),
                new ShipTo(country, null, null, null),
                null,
                null,
                null,
                null,
                false,
                List.of(new OrderLine(1, sku, 1, null, null, null, null, null, false, null, null)));
    }

    private Advisory shut() {
        return word(1, Advisory.Kind.SUSPENSION);
    }

    private Advisory word(long revision, Advisory.Kind kind) {
        return new Advisory(
                "A-1",
                revision,
                "*",
                kind,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Advisory.Destination("DE", null, null, null)),
                now,
                null,
                null,
                null,
                "nothing flies.");
    }

    /** Says something on the slow node, and that Germany is shut before it is committed. */
    private List<OrderEvent.Kind> meanwhile(String queue, Event event) throws Exception {
        Future<?> late = threads.submit(() -> slow.handle(arrivals(queue, event)));
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        Future<?> word = threads.submit(() -> says("carriers.in", shut()));
        if (isDone(word)) {
            // It did not wait for the order: then all that is due is done before the order is committed.
            now = now.plusSeconds(2);
            doesWhatIsDue();
        }
        commits.countDown();
        late.get(60, TimeUnit.SECONDS);
        word.get(60, TimeUnit.SECONDS);
        now = now.plusSeconds(2);
        doesWhatIsDue();
        return store.records().order("SO-1").orElseThrow().events().stream()
                .map(OrderEvent::kind)
                .toList();
    }

    private static boolean isDone(Future<?> word) throws Exception {
        try {
            word.get(500, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException waits) {
            return false;
        }
    }

    @Test
    void an_order_that_is_committed_late_is_held() throws Exception {
        assertThat(meanwhile("orders.in", order("DE"))).contains(OrderEvent.Kind.HELD);
    }

    @Test
    void an_order_that_goes_there_since_a_moment_is_held() throws Exception {
        says("orders.in", order("FR"));
        OrderChange change = new OrderChange(
                "C-1",
                "SO-1",
                null,
                OrderChange.By.CUSTOMER,
                now,
                null,
                false,
                null,
                null,
                new ShipTo("DE", null, null, null));
        assertThat(meanwhile("orders.changes", change)).contains(OrderEvent.Kind.HELD);
    }

    /** A node that has read, and takes its time before it does anything. */
    private FrontDesk thinking() {
        return Shop.desk(
                new Thinking(Store.in(second, () -> now).ledger(), decided, commits), () -> now, Observer.NONE);
    }

    private record Thinking(Ledger ledger, CountDownLatch read, CountDownLatch goesOn) implements LedgerBehind {
        @Override
        public <T> T transact(Function<Books, T> work) {
            return ledger.transact(books -> work.apply(new Books() {
                @Override
                public Snapshot read(Need need) {
                    Snapshot snapshot = books.read(need);
                    read.countDown();
                    try {
                        assertThat(goesOn.await(60, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return snapshot;
                }

                @Override
                public void write(Outcome outcome, Supplier<List<OutboxMessage>> outbox, Instant at) {
                    books.write(outcome, outbox, at);
                }
            }));
        }
    }

    private PartState part() {
        return store.records().order("SO-1").orElseThrow().state().parts().get(0);
    }

    @Test
    void a_word_that_is_taken_back_while_it_is_looked_at_holds_nothing() throws Exception {
        says("orders.in", order("DE"));
        says("carriers.in", word(1, Advisory.Kind.SUSPENSION));
        FrontDesk looking = thinking();
        Future<?> look = threads.submit(() -> looking.tick(Set.of()));
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        says("carriers.in", word(2, Advisory.Kind.RESUMPTION));
        commits.countDown();
        look.get(60, TimeUnit.SECONDS);
        assertThat(part().held()).isNotNull();
        doesWhatIsDue();
        assertThat(part().held()).isNull();
        assertThat(part().released()).isEqualTo(1);
    }

    @Test
    void who_pays_while_a_word_comes_is_held() throws Exception {
        says("orders.in", order("DE"));
        says("payments.in", payment("P-1", PaymentEvent.Status.DISHONOURED));
        FrontDesk counting = thinking();
        Future<?> receipt = threads.submit(() -> counting.handle(
                arrivals("stock.in", new StockMovement("M-2", StockMovement.Kind.ADJUST, "LAMP", null, 1, now, null))));
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        Future<?> paid = threads.submit(() -> says("payments.in", payment("P-2", PaymentEvent.Status.COMPLETE)));
        // It waits for the lock of the article, which the receipt has.
        assertThat(isDone(paid)).isFalse();
        says("carriers.in", word(1, Advisory.Kind.SUSPENSION));
        doesWhatIsDue();
        commits.countDown();
        receipt.get(60, TimeUnit.SECONDS);
        paid.get(60, TimeUnit.SECONDS);
        doesWhatIsDue();
        assertThat(part().held()).contains("A-1");
        assertThat(part().released()).isZero();
    }

    @Test
    void who_orders_while_a_release_is_put_off_is_promised_the_new_day() throws Exception {
        LocalDate later = LocalDate.of(2027, 1, 11);
        says("catalog.in", lamp(2, LocalDate.of(2026, 12, 10)));
        doesWhatIsDue();
        FrontDesk putsOff = thinking();
        Future<?> entry = threads.submit(() -> putsOff.handle(arrivals("catalog.in", lamp(3, later))));
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        Future<?> ordered = threads.submit(() -> says("orders.in", order("DE")));
        // It waits for the lock of the article, which the entry has.
        assertThat(isDone(ordered)).isFalse();
        commits.countDown();
        entry.get(60, TimeUnit.SECONDS);
        ordered.get(60, TimeUnit.SECONDS);
        assertThat(part().first().shipBy()).isEqualTo(later);
    }

    private static Item lamp(long revision, LocalDate release) {
        return new Item("LAMP", revision, "The lamp", "toys", release, null, null, null, false, 0, List.of(), false);
    }

    private PaymentEvent payment(String id, PaymentEvent.Status status) {
        return new PaymentEvent(id, "SO-1", status, null, null, now);
    }

    @Test
    void what_is_decided_at_the_same_time_does_not_wait_for_each_other() throws Exception {
        Future<?> late = threads.submit(() -> slow.handle(arrivals("orders.in", order("DE"))));
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        says("catalog.in", new Item("VASE", 1, "The vase", "toys", null, null, null, null, false, 0, List.of(), false));
        says("orders.in", order("bob", "FR", "VASE"));
        assertThat(store.records().order("SO-2")).isPresent();
        commits.countDown();
        late.get(60, TimeUnit.SECONDS);
        assertThat(store.records().order("SO-1")).isPresent();
    }
}
