package dev.backorderdesk.notice;

import static dev.backorderdesk.notice.NoticeExamples.NINE;
import static dev.backorderdesk.notice.NoticeExamples.ada;
import static dev.backorderdesk.notice.NoticeExamples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import dev.backorderdesk.notice.OrderNews.Pieces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every book of deliveries keeps; each implementation binds it. */
public abstract class DeliveriesContract {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** An empty book, the same one within a test. */
    protected abstract Deliveries book();

    /** Plans a notice for an order of that contact, as the decision's transaction does, at {@code at}. */
    protected abstract void planned(NoticePlan plan, Contact contact, Instant at);

    /** What the desk is to look at now, each only once, with why. */
    protected abstract Map<String, String> unsent();

    private DeliveryId mail(String orderId) {
        planned(plan(orderId, Channel.EMAIL), ada(), NINE);
        return new DeliveryId(DecisionNotice.noticeId(orderId, NINE), Channel.EMAIL);
    }

    private Delivery claimed(DeliveryId id, Instant at) {
        List<Delivery> claimed = book().claim(List.of(id), at, LEASE);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private long count(DeliveryState state) {
        return book().counts().values().stream().mapToLong(m -> m.get(state)).sum();
    }

    @Test
    void a_planned_notice_is_due_once_per_channel() {
        planned(plan("SO-1", Channel.EMAIL, Channel.SMS), ada(), NINE);

        var counts = book().counts();
        assertThat(counts.get(Channel.EMAIL)).containsEntry(DeliveryState.DUE, 1L);
        assertThat(counts.get(Channel.SMS)).containsEntry(DeliveryState.DUE, 1L);
        assertThat(counts.get(Channel.SMS)).containsEntry(DeliveryState.IN_DOUBT, 0L);
    }

    @Test
    void what_is_queued_or_being_sent_is_under_way_and_what_waits_or_is_out_is_not() {
        planned(plan("SO-1", Channel.EMAIL, Channel.SMS), ada(), NINE);
        DeliveryId waits = mail("SO-2");
        DeliveryId sent = mail("SO-3");
        assertThat(book().underWay()).containsOnly(Map.entry(Channel.EMAIL, 3L), Map.entry(Channel.SMS, 1L));

        book().postpone(List.of(waits), NINE.plusSeconds(60));
        Delivery claimed = claimed(sent, NINE);
        assertThat(book().underWay()).containsOnly(Map.entry(Channel.EMAIL, 2L), Map.entry(Channel.SMS, 1L));

        book().record(
                        List.of(new SendResult(sent, claimed.claimToken(), new SendOutcome.Accepted(null, "250 ok"))),
                        NINE);
        book().claim(List.of(new DeliveryId(DecisionNotice.noticeId("SO-1", NINE), Channel.SMS)), NINE, LEASE);
        assertThat(book().underWay()).containsOnly(Map.entry(Channel.EMAIL, 1L), Map.entry(Channel.SMS, 1L));
    }

    @Test
    void a_claim_carries_the_plan_and_the_contact() {
        DeliveryId id = mail("SO-1");

        Delivery delivery = claimed(id, NINE);

        assertThat(delivery.id()).isEqualTo(id);
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.plan()).isEqualTo(plan("SO-1", Channel.EMAIL));
        assertThat(delivery.to()).isEqualTo(ada());
        assertThat(count(DeliveryState.SENDING)).isEqualTo(1);
    }

    @Test
    void claims_come_in_the_order_asked_for_and_leave_out_the_unknown() {
        DeliveryId one = mail("SO-1");
        DeliveryId two = mail("SO-2");
        DeliveryId unknown = new DeliveryId("nobody", Channel.EMAIL);
        DeliveryId otherChannel = new DeliveryId(one.noticeId(), Channel.SMS);

        var claimed = book().claim(List.of(two, unknown, otherChannel, one), NINE, LEASE);

        assertThat(claimed).extracting(Delivery::id).containsExactly(two, one);
    }

    @Test
    void a_delivery_is_claimed_once() {
        DeliveryId id = mail("SO-1");
        claimed(id, NINE);

        assertThat(book().claim(List.of(id), NINE, LEASE)).isEmpty();
    }

    @Test
    void a_message_that_came_twice_in_one_group_is_claimed_once() {
        DeliveryId id = mail("SO-1");

        assertThat(book().claim(List.of(id, id), NINE, LEASE)).hasSize(1);
    }

    @Test
    void two_workers_who_ask_at_the_same_time_share_nothing() throws Exception {
        List<DeliveryId> ids =
                IntStream.range(0, 20).mapToObj(i -> mail("SO-" + i)).toList();
        CyclicBarrier together = new CyclicBarrier(4);
        Callable<List<Delivery>> worker = () -> {
            together.await();
            return book().claim(ids, NINE, LEASE);
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<DeliveryId> claimed = new ArrayList<>();
            for (var future : pool.invokeAll(List.of(worker, worker, worker, worker))) {
                future.get().forEach(d -> claimed.add(d.id()));
            }
            assertThat(claimed).containsExactlyInAnyOrderElementsOf(ids);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void an_accepted_delivery_is_never_claimed_again() {
        DeliveryId id = mail("SO-1");
        Delivery delivery = claimed(id, NINE);

        int written = book().record(
                        List.of(SendResult.of(delivery, new SendOutcome.Accepted("4XyZ", "250 queued as 4XyZ"))), NINE);

        assertThat(written).isEqualTo(1);
        assertThat(count(DeliveryState.ACCEPTED)).isEqualTo(1);
        assertThat(book().claim(List.of(id), NINE.plusSeconds(90_000), LEASE)).isEmpty();
        assertThat(book().expireLeases(NINE.plusSeconds(90_000))).isZero();
    }

    @Test
    void an_outcome_without_the_valid_claim_changes_nothing() {
        DeliveryId id = mail("SO-1");
        claimed(id, NINE);

        int written = book().record(
                        List.of(new SendResult(id, "somebody-else", new SendOutcome.Failed("no such user"))), NINE);

        assertThat(written).isZero();
        assertThat(count(DeliveryState.SENDING)).isEqualTo(1);
    }

    @Test
    void a_retry_is_claimed_from_its_due_instant_on() {
        DeliveryId id = mail("SO-1");
        Instant later = NINE.plusSeconds(300);
        book().record(
                        List.of(SendResult.of(
                                claimed(id, NINE),
                                new SendOutcome.Retry(later, SendOutcome.Blame.ADDRESS, "450 mailbox busy"))),
                        NINE);

        assertThat(book().claim(List.of(id), later.minusSeconds(1), LEASE)).isEmpty();
        Delivery again = claimed(id, later);
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.addressFaults()).isEqualTo(1);
        assertThat(again.providerFaults()).isZero();
    }

    @Test
    void a_fault_of_the_provider_is_not_counted_against_the_notice() {
        DeliveryId id = mail("SO-1");
        book().record(
                        List.of(SendResult.of(
                                claimed(id, NINE),
                                new SendOutcome.Retry(NINE, SendOutcome.Blame.PROVIDER, "421 busy"))),
                        NINE);
        book().record(
                        List.of(SendResult.of(
                                claimed(id, NINE),
                                new SendOutcome.Retry(NINE, SendOutcome.Blame.NOBODY, "night there"))),
                        NINE);

        Delivery third = claimed(id, NINE);
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(third.addressFaults()).isZero();
        assertThat(third.providerFaults()).isEqualTo(1);
    }

    @Test
    void a_retry_is_queued_again_when_it_is_due_and_then_not_twice() {
        DeliveryId id = mail("SO-1");
        Instant later = NINE.plusSeconds(30);
        book().record(
                        List.of(SendResult.of(
                                claimed(id, NINE),
                                new SendOutcome.Retry(later, SendOutcome.Blame.PROVIDER, "421 busy"))),
                        NINE);

        assertThat(book().requeue(later.minusSeconds(1), PATIENCE, 10)).isEmpty();
        assertThat(book().requeue(later, PATIENCE, 10)).containsExactly(id);
        assertThat(book().requeue(later.plusSeconds(1), PATIENCE, 10)).isEmpty();
    }

    @Test
    void a_lost_queue_message_is_made_good_after_the_patience() {
        DeliveryId id = mail("SO-1");

        assertThat(book().requeue(NINE.plusSeconds(1), PATIENCE, 10)).isEmpty();
        assertThat(book().requeue(NINE.plus(PATIENCE).plusSeconds(1), PATIENCE, 10))
                .containsExactly(id);
    }

    @Test
    void no_more_is_queued_than_asked_for() {
        IntStream.range(0, 5).forEach(i -> mail("SO-" + i));
        Instant later = NINE.plus(PATIENCE).plusSeconds(1);

        assertThat(book().requeue(later, PATIENCE, 3)).hasSize(3);
        assertThat(book().requeue(later, PATIENCE, 3)).hasSize(2);
    }

    @Test
    void a_postponed_delivery_counts_no_attempt() {
        DeliveryId id = mail("SO-1");
        Instant later = NINE.plusSeconds(30);
        book().postpone(List.of(id), later);

        assertThat(book().claim(List.of(id), NINE, LEASE)).isEmpty();
        assertThat(book().requeue(later, PATIENCE, 10)).containsExactly(id);
        assertThat(claimed(id, later).attempt()).isEqualTo(1);
    }

    @Test
    void only_what_is_due_can_be_postponed() {
        DeliveryId id = mail("SO-1");
        Delivery delivery = claimed(id, NINE);
        book().postpone(List.of(id), NINE);

        assertThat(book().claim(List.of(id), NINE, LEASE)).isEmpty();
        assertThat(book().record(List.of(SendResult.of(delivery, new SendOutcome.Accepted(null, "250"))), NINE))
                .isEqualTo(1);
    }

    @Test
    void a_lease_that_ended_leaves_a_doubt_and_no_second_sending() {
        DeliveryId id = mail("SO-1");
        claimed(id, NINE);

        assertThat(book().expireLeases(NINE.plus(LEASE).minusSeconds(1))).isZero();
        assertThat(book().expireLeases(NINE.plus(LEASE).plusSeconds(1))).isEqualTo(1);

        assertThat(book().claim(List.of(id), NINE.plusSeconds(9_000), LEASE)).isEmpty();
        assertThat(book().requeue(NINE.plusSeconds(9_000), PATIENCE, 10)).isEmpty();
        assertThat(book().inDoubt(Channel.SMS, 10)).isEmpty();
        assertThat(book().inDoubt(Channel.EMAIL, 10)).singleElement().satisfies(doubt -> {
            assertThat(doubt.id()).isEqualTo(id);
            assertThat(doubt.orderId()).isEqualTo("SO-1");
            assertThat(doubt.startedAt()).isEqualTo(NINE);
            assertThat(doubt.attempt()).isEqualTo(1);
        });
    }

    @Test
    void the_late_word_of_the_sender_ends_a_doubt() {
        DeliveryId id = mail("SO-1");
        Delivery delivery = claimed(id, NINE);
        Instant late = NINE.plus(LEASE).plusSeconds(1);
        book().expireLeases(late);

        assertThat(book().record(List.of(SendResult.of(delivery, new SendOutcome.Accepted("7", "250"))), late))
                .isEqualTo(1);
        assertThat(count(DeliveryState.ACCEPTED)).isEqualTo(1);
        assertThat(book().inDoubt(Channel.EMAIL, 10)).isEmpty();
    }

    @Test
    void a_doubt_is_resolved_by_what_was_found() {
        DeliveryId found = mail("SO-1");
        DeliveryId absent = mail("SO-2");
        DeliveryId unknown = mail("SO-3");
        for (DeliveryId id : List.of(found, absent, unknown)) {
            book().record(
                            List.of(SendResult.of(claimed(id, NINE), new SendOutcome.InDoubt("cut after the dot"))),
                            NINE);
        }
        Instant later = NINE.plusSeconds(600);

        assertThat(book().resolve(found, new SendOutcome.Accepted(null, "seen in the archive"), later))
                .isTrue();
        assertThat(book().resolve(absent, new SendOutcome.Retry(later, SendOutcome.Blame.PROVIDER, "not there"), later))
                .isTrue();
        assertThat(book().resolve(unknown, new SendOutcome.InDoubt("archive lags"), later))
                .isTrue();
        assertThat(book().resolve(found, new SendOutcome.Failed("too late"), later))
                .isFalse();

        assertThat(book().requeue(later, PATIENCE, 10)).containsExactly(absent);
        assertThat(claimed(absent, later).attempt()).isEqualTo(2);
        assertThat(book().inDoubt(Channel.EMAIL, 10)).singleElement().satisfies(doubt -> {
            assertThat(doubt.id()).isEqualTo(unknown);
            assertThat(doubt.notedAt()).isEqualTo(later);
            assertThat(doubt.reason()).isEqualTo("archive lags");
        });
    }

    @Test
    void the_doubt_least_recently_looked_into_comes_first() {
        DeliveryId one = mail("SO-1");
        DeliveryId two = mail("SO-2");
        for (DeliveryId id : List.of(one, two)) {
            book().record(List.of(SendResult.of(claimed(id, NINE), new SendOutcome.InDoubt("silence"))), NINE);
        }
        book().resolve(one, new SendOutcome.InDoubt("archive away"), NINE.plusSeconds(60));

        assertThat(book().inDoubt(Channel.EMAIL, 1)).extracting(Doubt::id).containsExactly(two);
    }

    @Test
    void a_failed_delivery_is_parked_with_its_reason_until_somebody_reopens_it() {
        DeliveryId id = mail("SO-1");
        book().record(
                        List.of(SendResult.of(claimed(id, NINE), new SendOutcome.Failed("550 no such user"))),
                        NINE.plusSeconds(1));

        assertThat(book().parked(10))
                .containsExactly(new ParkedDelivery(id, "SO-1", 1, NINE.plusSeconds(1), "550 no such user"));
        assertThat(book().reopen(id, NINE.plusSeconds(60))).isTrue();
        assertThat(book().reopen(id, NINE.plusSeconds(60))).isFalse();
        assertThat(book().parked(10)).isEmpty();
        assertThat(book().requeue(NINE.plusSeconds(60), PATIENCE, 10)).containsExactly(id);
    }

    @Test
    void a_skipped_delivery_is_neither_parked_nor_sent() {
        DeliveryId id = mail("SO-1");
        book().record(List.of(SendResult.of(claimed(id, NINE), new SendOutcome.Skipped("a landline"))), NINE);

        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
        assertThat(book().parked(10)).isEmpty();
        assertThat(book().claim(List.of(id), NINE.plusSeconds(9_000), LEASE)).isEmpty();
    }

    @Test
    void what_a_person_discards_is_never_sent() {
        DeliveryId failed = mail("SO-1");
        DeliveryId doubtful = mail("SO-2");
        DeliveryId waiting = mail("SO-3");
        book().record(List.of(SendResult.of(claimed(failed, NINE), new SendOutcome.Failed("550"))), NINE);
        Delivery cut = claimed(doubtful, NINE);
        book().record(List.of(SendResult.of(cut, new SendOutcome.InDoubt("cut"))), NINE);

        assertThat(book().discard(failed, "by hand", NINE)).isTrue();
        assertThat(book().discard(failed, "by hand", NINE)).isFalse();
        assertThat(book().discard(doubtful, "by hand", NINE)).isTrue();
        assertThat(book().discard(waiting, "by hand", NINE)).isFalse();

        assertThat(book().record(List.of(SendResult.of(cut, new SendOutcome.InDoubt("still"))), NINE))
                .isZero();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(2);
        assertThat(book().parked(10)).isEmpty();
        assertThat(book().inDoubt(Channel.EMAIL, 10)).isEmpty();
        assertThat(book().claim(List.of(failed, doubtful), NINE.plusSeconds(9_000), LEASE))
                .isEmpty();
    }

    // The gate: what may still be sent beside the other notices of its order.

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    private static NoticePlan news(Topic topic, String cause, Instant at, @Nullable Ask ask, Pieces... pieces) {
        return news(topic, cause, at, ask, null, null, pieces);
    }

    private static NoticePlan news(
            Topic topic,
            String cause,
            Instant at,
            @Nullable Ask ask,
            @Nullable Money money,
            @Nullable String reason,
            Pieces... pieces) {
        Parcel parcel = topic == Topic.SHIPPED ? new Parcel("DHL", cause, null) : null;
        return NewsNotice.plan(
                        NewsExamples.order("SO-1", "en"),
                        List.of(NewsExamples.news(topic, cause, ask, money, parcel, reason, pieces)),
                        NewsExamples.HALFWAY,
                        NewsExamples::item,
                        "en",
                        at)
                .get(0);
    }

    private static Pieces late(int line, int days) {
        return NewsExamples.pieces(line, 4, NewsExamples.days(DAY), NewsExamples.days(DAY.plusDays(days)));
    }

    private static Pieces gone(int line, long quantity) {
        return NewsExamples.pieces(line, quantity, NewsExamples.days(DAY), OrderNews.Days.NONE);
    }

    private DeliveryId told(NoticePlan plan) {
        planned(plan, ada(), plan.plannedAt());
        return new DeliveryId(plan.noticeId(), Channel.EMAIL);
    }

    private void accepted(DeliveryId id, Instant at) {
        book().record(List.of(SendResult.of(claimed(id, at), new SendOutcome.Accepted("q", "250 ok"))), at);
    }

    private boolean claims(DeliveryId id, Instant at) {
        return !book().claim(List.of(id), at, LEASE).isEmpty();
    }

    @Test
    void a_newer_delay_overtakes_an_older_one_that_was_not_sent() {
        DeliveryId older = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        DeliveryId newer = told(news(Topic.DELAY, "b", NINE.plusSeconds(60), NewsExamples.nothing(), late(1, 14)));

        assertThat(claims(newer, NINE.plusSeconds(61))).isTrue();
        assertThat(claims(older, NINE.plusSeconds(61))).isFalse();

        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
        assertThat(book().reopen(older, NINE.plusSeconds(62))).isTrue();
        assertThat(claims(older, NINE.plusSeconds(62))).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
    }

    /** News that no delay has to be told any more. */
    private static NoticePlan inTime(Topic topic, String cause, Instant at, Pieces... pieces) {
        OrderNews news = NewsExamples.news(topic, cause, null, null, null, null, pieces);
        return NewsNotice.plan(
                        NewsExamples.order("SO-1", "en"),
                        List.of(new OrderNews(
                                news.orderId(), topic, cause, news.at(), news.pieces(), null, null, null, null, true)),
                        NewsExamples.HALFWAY,
                        NewsExamples::item,
                        "en",
                        at)
                .get(0);
    }

    private static Pieces back(int line, int days) {
        return NewsExamples.pieces(line, 4, NewsExamples.days(DAY.plusDays(days)), NewsExamples.days(DAY));
    }

    @Test
    void a_later_day_that_nobody_was_told_and_that_is_taken_back_is_told_to_nobody() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        DeliveryId better = told(inTime(Topic.BETTER_DATE, "b", NINE.plusSeconds(60), back(1, 7)));
        book().postpone(List.of(delay), NINE.plusSeconds(3600));

        assertThat(claims(better, NINE.plusSeconds(61))).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
        assertThat(claims(delay, NINE.plusSeconds(3600))).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(2);
        assertThat(book().reopen(delay, NINE.plusSeconds(4000))).isTrue();
        assertThat(claims(delay, NINE.plusSeconds(4000))).isFalse();
    }

    @Test
    void a_later_day_that_was_told_is_taken_back() {
        accepted(told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7))), NINE);
        DeliveryId better = told(inTime(Topic.BETTER_DATE, "b", NINE.plusSeconds(60), back(1, 7)));

        assertThat(claims(better, NINE.plusSeconds(61))).isTrue();
    }

    @Test
    void a_delay_that_the_law_wants_told_is_told_before_a_better_day() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        DeliveryId better = told(news(Topic.BETTER_DATE, "b", NINE.plusSeconds(60), null, back(1, 7)));

        assertThat(claims(better, NINE.plusSeconds(61))).isFalse();
        assertThat(claims(delay, NINE.plusSeconds(61))).isTrue();
    }

    @Test
    void a_delay_of_two_lines_is_told_where_only_one_is_better() {
        DeliveryId both = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7), late(2, 7)));
        DeliveryId one = told(inTime(Topic.BETTER_DATE, "b", NINE.plusSeconds(60), back(1, 7)));

        assertThat(claims(one, NINE.plusSeconds(61))).isFalse();
        accepted(both, NINE.plusSeconds(61));
        assertThat(claims(one, NINE.plusSeconds(63))).isTrue();
    }

    @Test
    void what_the_warehouse_has_overtakes_a_delay_of_no_more_pieces() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        DeliveryId some = told(inTime(Topic.RELEASED, "b", NINE.plusSeconds(60), gone(1, 3)));
        assertThat(claims(some, NINE.plusSeconds(61)))
                .as("the older one goes first")
                .isFalse();
        DeliveryId rest = told(inTime(Topic.RELEASED, "c", NINE.plusSeconds(70), gone(1, 1)));

        assertThat(claims(delay, NINE.plusSeconds(71))).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
        assertThat(claims(some, NINE.plusSeconds(71))).isTrue();
        assertThat(claims(rest, NINE.plusSeconds(71))).isFalse();
    }

    @Test
    void a_delay_of_two_lines_is_not_overtaken_by_news_of_one() {
        DeliveryId both = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7), late(2, 7)));
        DeliveryId one = told(news(Topic.CANCELLED, "b", NINE.plusSeconds(60), null, gone(1, 4)));

        assertThat(claims(one, NINE.plusSeconds(61)))
                .as("the older one goes first")
                .isFalse();
        accepted(both, NINE.plusSeconds(61));
        assertThat(claims(one, NINE.plusSeconds(63))).isTrue();
    }

    @Test
    void two_notices_together_overtake_what_both_lines_were_told() {
        DeliveryId both = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7), late(2, 7)));
        told(news(Topic.CANCELLED, "b", NINE.plusSeconds(60), null, gone(1, 4)));
        told(news(Topic.SHIPPED, "c", NINE.plusSeconds(60), null, gone(2, 4)));

        assertThat(claims(both, NINE.plusSeconds(61))).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
    }

    @Test
    void some_pieces_that_left_do_not_overtake_the_delay_of_the_others() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        told(news(Topic.SHIPPED, "b", NINE.plusSeconds(60), null, gone(1, 3)));

        assertThat(claims(delay, NINE.plusSeconds(61))).isTrue();
    }

    @Test
    void nothing_is_called_shipped_that_was_called_cancelled() {
        accepted(told(news(Topic.CANCELLED, "a", NINE, null, gone(1, 4))), NINE);
        DeliveryId shipped = told(news(Topic.SHIPPED, "b", NINE.plusSeconds(60), null, gone(1, 1)));

        assertThat(claims(shipped, NINE.plusSeconds(61))).isFalse();
        assertThat(book().parked(9)).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo(shipped);
            assertThat(parked.reason()).contains("contradicts", "of 4 pieces of line 1, 1 shipped and 4 cancelled");
        });
        assertThat(unsent())
                .hasEntrySatisfying(shipped.noticeId(), why -> assertThat(why).contains("contradicts"));
    }

    @Test
    void the_desk_looks_at_a_notice_of_delay_that_was_refused_and_at_no_other() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        DeliveryId decision = mail("SO-2");
        SendOutcome refused = new SendOutcome.Failed("recipient refused with 550 (5.1.1)");
        book().record(List.of(SendResult.of(claimed(decision, NINE), refused)), NINE);
        assertThat(unsent()).isEmpty();
        book().record(List.of(SendResult.of(claimed(delay, NINE), refused)), NINE);
        assertThat(unsent()).containsExactly(Map.entry(delay.noticeId(), ""));
    }

    @Test
    void what_was_taken_and_came_back_is_parked_and_the_desk_looks_at_it() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        assertThat(book().bounced(delay, "it came back: 5.1.1", NINE)).isFalse();
        accepted(delay, NINE);
        assertThat(unsent()).isEmpty();
        assertThat(book().bounced(delay, "it came back: 5.1.1", NINE.plusSeconds(60)))
                .isTrue();
        assertThat(unsent()).containsOnlyKeys(delay.noticeId());
        assertThat(book().parked(9)).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo(delay);
            assertThat(parked.reason()).isEqualTo("it came back: 5.1.1");
        });
        assertThat(book().bounced(delay, "it came back: 5.1.1", NINE.plusSeconds(61)))
                .isFalse();
    }

    @Test
    void what_came_back_before_its_sender_said_that_it_was_taken_was_not_given_either() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        Delivery claimed = claimed(delay, NINE);
        assertThat(book().bounced(delay, "it came back: 5.1.1", NINE.plusSeconds(1)))
                .isTrue();
        assertThat(unsent()).containsOnlyKeys(delay.noticeId());
        assertThat(book().record(
                                List.of(SendResult.of(claimed, new SendOutcome.Accepted(null, "250 taken"))),
                                NINE.plusSeconds(2)))
                .isZero();
        assertThat(book().expireLeases(NINE.plus(LEASE).plusSeconds(1))).isZero();
        assertThat(book().parked(9))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).isEqualTo("it came back: 5.1.1"));
    }

    @Test
    void the_desk_looks_at_a_notice_of_delay_of_which_a_doubt_ends_badly() {
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, NewsExamples.nothing(), late(1, 7)));
        Delivery claimed = claimed(delay, NINE);
        book().record(List.of(SendResult.of(claimed, new SendOutcome.InDoubt("no answer"))), NINE);
        assertThat(unsent()).isEmpty();
        assertThat(book().resolve(delay, new SendOutcome.Failed("it is not there"), NINE))
                .isTrue();
        assertThat(unsent()).containsOnlyKeys(delay.noticeId());
    }

    @Test
    void a_part_may_be_cancelled_in_part_and_shipped_in_part() {
        accepted(told(news(Topic.CANCELLED, "a", NINE, null, gone(1, 1))), NINE);
        DeliveryId shipped = told(news(Topic.SHIPPED, "b", NINE.plusSeconds(60), null, gone(1, 3)));

        assertThat(claims(shipped, NINE.plusSeconds(61))).isTrue();
    }

    @Test
    void a_scan_in_time_takes_a_cancellation_back() {
        DeliveryId cancelled = told(news(Topic.CANCELLED, "a", NINE, null, gone(1, 4)));
        DeliveryId shipped = told(
                news(Topic.SHIPPED, "b", NINE.plusSeconds(60), null, null, Precedence.SCANNED_IN_TIME, gone(1, 4)));

        assertThat(claims(shipped, NINE.plusSeconds(61))).isTrue();
        assertThat(claims(cancelled, NINE.plusSeconds(61))).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
    }

    @Test
    void what_is_left_of_a_part_may_ship_after_a_cancellation_was_taken_back() {
        accepted(told(news(Topic.CANCELLED, "a", NINE, null, gone(1, 2))), NINE);
        accepted(
                told(news(
                        Topic.SHIPPED, "b", NINE.plusSeconds(60), null, null, Precedence.SCANNED_IN_TIME, gone(1, 2))),
                NINE.plusSeconds(60));
        DeliveryId rest = told(news(Topic.SHIPPED, "c", NINE.plusSeconds(120), null, gone(1, 2)));

        assertThat(claims(rest, NINE.plusSeconds(121))).isTrue();
    }

    @Test
    void a_delay_that_is_nearly_too_late_waits_for_no_older_notice() {
        DeliveryId decision = mail("SO-1");
        claimed(decision, NINE);
        Ask ask = NewsExamples.cancel("FIRST_LONG", DAY);
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE, ask, late(2, 40)));
        Instant dueBy = java.util.Objects.requireNonNull(ask.dueBy());

        assertThat(claims(delay, NINE.plusSeconds(1))).isFalse();
        assertThat(claims(delay, dueBy.minusSeconds(60))).isTrue();
    }

    @Test
    void a_delay_that_had_to_be_told_before_is_not_told_any_more() {
        Ask ask = NewsExamples.cancel("FIRST_LONG", DAY);
        DeliveryId inTime = told(news(Topic.DELAY, "a", NINE, ask, late(1, 40)));
        DeliveryId tooLate = told(news(Topic.DELAY, "b", NINE, ask, late(2, 40)));
        Instant dueBy = java.util.Objects.requireNonNull(ask.dueBy());

        assertThat(claims(inTime, dueBy.minusMillis(1))).isTrue();
        assertThat(claims(tooLate, dueBy)).isFalse();
        assertThat(count(DeliveryState.SKIPPED)).isEqualTo(1);
        assertThat(book().tooLateFrom(tooLate)).isEqualTo(dueBy);
        assertThat(book().tooLateFrom(mail("SO-1"))).isNull();
        assertThat(book().tooLateFrom(new DeliveryId("nobody", Channel.EMAIL))).isNull();
    }

    @Test
    void a_notice_waits_while_an_older_one_of_its_order_is_under_way() {
        DeliveryId decision = mail("SO-1");
        DeliveryId delay = told(news(Topic.DELAY, "a", NINE.plusSeconds(1), NewsExamples.nothing(), late(2, 7)));
        Delivery first = claimed(decision, NINE.plusSeconds(2));

        assertThat(claims(delay, NINE.plusSeconds(2))).isFalse();
        assertThat(book().requeue(NINE.plusSeconds(3), PATIENCE, 9)).containsExactly(delay);
        book().record(List.of(SendResult.of(first, new SendOutcome.InDoubt("cut"))), NINE.plusSeconds(3));
        assertThat(claims(delay, NINE.plusSeconds(3))).isFalse();
        assertThat(claims(delay, NINE.plusSeconds(1).plus(Precedence.PATIENCE))).isTrue();
    }

    @Test
    void of_two_workers_with_an_older_and_a_newer_notice_only_one_gets_its_own() throws Exception {
        for (int round = 0; round < 20; round++) {
            Instant at = NINE.plusSeconds(1000L * round);
            DeliveryId older = told(news(Topic.DELAY, "a" + round, at, NewsExamples.nothing(), late(1, 7)));
            DeliveryId newer =
                    told(news(Topic.DELAY, "b" + round, at.plusSeconds(1), NewsExamples.nothing(), late(1, 9)));
            CyclicBarrier together = new CyclicBarrier(2);
            var pool = Executors.newFixedThreadPool(2);
            try {
                var claims = pool.invokeAll(List.<Callable<List<Delivery>>>of(
                        () -> {
                            together.await();
                            return book().claim(List.of(older), at.plusSeconds(2), LEASE);
                        },
                        () -> {
                            together.await();
                            return book().claim(List.of(newer), at.plusSeconds(2), LEASE);
                        }));
                assertThat(claims.get(0).get()).isEmpty();
                List<Delivery> sent = claims.get(1).get();
                assertThat(sent).hasSize(1);
                book().record(
                                List.of(SendResult.of(sent.get(0), new SendOutcome.Accepted("q", "ok"))),
                                at.plusSeconds(3));
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void a_refund_that_was_sent_overtakes_the_one_that_was_due() {
        DeliveryId due =
                told(news(Topic.REFUND_DUE, "a", NINE, null, NewsExamples.money("59.90", true), null, gone(1, 4)));
        DeliveryId other =
                told(news(Topic.REFUND_DUE, "b", NINE, null, NewsExamples.money("10.00", true), null, gone(2, 1)));
        told(news(
                Topic.REFUND_SENT,
                "c",
                NINE.plusSeconds(60),
                null,
                NewsExamples.money("59.9", true),
                null,
                gone(1, 4)));

        assertThat(claims(due, NINE.plusSeconds(61))).isFalse();
        assertThat(claims(other, NINE.plusSeconds(61))).isTrue();
    }
}
