package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.Precedence;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The books as people look into them: read only, without any lock. */
public interface Records {

    /** All that is known of an order; empty where it was never decided. */
    Optional<OrderRecord> order(String orderId);

    /** All that is kept of an order, with where it may ship from; empty where it was never decided. */
    Optional<Trail> trail(String orderId);

    /** What articles are called, by SKU; those that are unknown are left out. */
    Map<String, String> titles(Set<String> skus);

    /** How suppliers did, by name. */
    List<SupplierScore> suppliers();

    /**
     * Alarms about orders, the oldest first.
     *
     * @param since from then on (UTC)
     * @param most the latest so many
     */
    List<OrderEvent> alarms(Instant since, int most);

    /** The same of what no order could say. */
    List<Outcome.Call> calls(Instant since, int most);

    /** Totals over everything. */
    Totals totals();

    /**
     * An order and what became of it.
     *
     * @param facts what each line was decided on, in the order of the lines
     * @param state where it stands now
     * @param waiting its parts that wait, with what they count on now
     * @param reorders those that ask for something for this order
     * @param events what happened to it after its decision, the oldest first
     */
    record OrderRecord(
            Order order,
            Decision decision,
            List<Outcome.Facts> facts,
            OrderState state,
            List<WaitingPart> waiting,
            List<NoticeRecord> notices,
            List<Reorder> reorders,
            List<OrderEvent> events) {}

    /**
     * All that is kept of an order.
     *
     * @param plans every notice that was planned for it: all that it says
     * @param locations every location
     */
    record Trail(OrderRecord record, Dossier dossier, List<NoticePlan> plans, List<Location> locations) {}

    /**
     * A notice on one channel.
     *
     * @param changedAt when it came into its state (UTC)
     * @param detail the other side's answer or the reason of the state; null where there is none
     */
    record NoticeRecord(
            String noticeId,
            String kind,
            Channel channel,
            DeliveryState state,
            int attempts,
            Instant changedAt,
            @Nullable String detail) {

        /** Beside the others on its channel: of one that still waits to be sent, whether a newer one says it already. */
        public NoticeRecord beside(NoticePlan plan, Collection<Precedence.Other> others) {
            String overtaken = state == DeliveryState.DUE ? Precedence.overtaken(plan, others) : null;
            return overtaken == null
                    ? this
                    : new NoticeRecord(
                            noticeId,
                            kind,
                            channel,
                            state,
                            attempts,
                            changedAt,
                            overtaken + ", and is not sent any more");
        }
    }

    /**
     * A supplier's scorecard.
     *
     * @param reorders how often it was asked
     * @param asked pieces asked for by them
     * @param unanswered reorders that it did not answer yet
     * @param confirmed pieces of its supplies that answer a reorder, cancelled ones left out
     * @param received pieces that came, asked for or not
     * @param open pieces that are still to come
     * @param onTimePercent of what came whole, how much came on the day announced first or before; recent deliveries count
     *     for more; null where nothing came
     */
    record SupplierScore(
            String supplier,
            long reorders,
            long asked,
            long unanswered,
            long confirmed,
            long received,
            long open,
            @Nullable Integer onTimePercent) {}

    /**
     * Totals.
     *
     * @param orders decided orders
     * @param waitingParts parts that wait for stock or a release
     * @param pending messages that wait for their parent
     * @param outbox messages that wait to be sent
     */
    record Totals(long orders, long waitingParts, long pending, long outbox) {}
}
