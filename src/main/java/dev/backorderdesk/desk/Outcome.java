package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a batch; written whole or not at all.
 *
 * @param inbox keys to remember (new or with a higher revision)
 * @param stock new absolute positions of SKUs at locations
 * @param supplies new absolute states of supplies, with their SKU
 * @param served waiting parts that got stock or another supply
 * @param reorders new absolute states of reorders
 * @param settled pending messages that are not pending any more
 * @param answers answers to send, in the order of the batch
 * @param parked messages to park
 * @param again pending messages to put back on their queues
 * @param moved what happened to decided orders
 */
public record Outcome(
        List<Kept> inbox,
        List<CatalogEntry> catalog,
        List<StockMovement> movements,
        List<SkuStock> stock,
        List<SkuInbound> supplies,
        List<Advisory> advisories,
        List<Decided> decided,
        List<Served> served,
        List<Reorder> reorders,
        List<NoticePlan> notices,
        List<Pending> pending,
        List<InboxKey> settled,
        List<Answer> answers,
        List<AnswerAgain> answersAgain,
        List<Parked> parked,
        List<Pending> again,
        Moved moved) {

    /**
     * What happened to decided orders.
     *
     * @param states new states of orders
     * @param wakeups what must be looked at again, and when
     * @param asleep what needs no more looking at, unless it began anew since the look that says so
     * @param taught what was learned of suppliers
     * @param reminders suppliers that did not answer
     * @param returned what customers gave back, and get back
     * @param lawful what is kept for the law of late orders
     * @param calls what somebody is called for, and no order can say
     * @param stocked parts that were not dealt to, and whose stock may leave now, or must not any more
     */
    public record Moved(
            List<OrderState> states,
            List<OrderEvent> events,
            List<Release> releases,
            List<Wakeup> wakeups,
            List<Tick.Look> asleep,
            Leads.Taught taught,
            List<Reminder> reminders,
            Returned returned,
            Lawful lawful,
            List<Call> calls,
            List<Stocked> stocked) {

        /** No stock was held or let go but what was dealt to. */
        public Moved(
                List<OrderState> states,
                List<OrderEvent> events,
                List<Release> releases,
                List<Wakeup> wakeups,
                List<Tick.Look> asleep,
                Leads.Taught taught,
                List<Reminder> reminders,
                Returned returned,
                Lawful lawful,
                List<Call> calls) {
            this(states, events, releases, wakeups, asleep, taught, reminders, returned, lawful, calls, List.of());
        }

        /** Nothing of it matters to the law, and nobody is called. */
        public Moved(
                List<OrderState> states,
                List<OrderEvent> events,
                List<Release> releases,
                List<Wakeup> wakeups,
                List<Tick.Look> asleep,
                Leads.Taught taught,
                List<Reminder> reminders,
                Returned returned) {
            this(states, events, releases, wakeups, asleep, taught, reminders, returned, Lawful.NOTHING, List.of());
        }

        /** Nothing. */
        public static final Moved NONE = new Moved(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Leads.Taught.NOTHING,
                List.of(),
                Returned.NOTHING);
    }

    /**
     * What is kept for the law of late orders.
     *
     * @param files new states of case files
     * @param looks when it looks at orders again, where that changed; new orders say it themselves
     */
    public record Lawful(List<CaseFile> files, List<LookAt> looks) {

        /** Nothing. */
        public static final Lawful NOTHING = new Lawful(List.of(), List.of());
    }

    /** @param at when (UTC); null means never */
    public record LookAt(String orderId, @Nullable Instant at) {}

    /**
     * What customers gave back, and get back.
     *
     * @param grants what counts no longer for a customer's limit, or again
     * @param refunds money to ask for
     * @param reminders money to ask for again: nobody answered
     */
    public record Returned(List<Regrant> grants, List<Refund> refunds, List<Refund> reminders) {
        /** Nothing. */
        public static final Returned NOTHING = new Returned(List.of(), List.of(), List.of());
    }

    /**
     * Some of what a customer was granted was cancelled, or left all the same.
     *
     * @param at when it was granted (UTC): it counts in the windows in which that counts
     * @param quantity pieces that count from now on, less than 0 where they do not any more
     */
    public record Regrant(String customerId, String sku, Instant at, long quantity) {}

    /** A supplier is reminded of what it was asked for, for the first or second time. */
    public record Reminder(Reorder reorder, int number) {}

    /**
     * Somebody is called, as by an ALARM, where there is no order to say it of.
     *
     * @param at when (UTC)
     */
    public record Call(String sentence, Instant at) {}

    /**
     * A part of which other pieces than before have stock and are not released: its article must find it, even where it never
     * waited.
     *
     * @param part with all its pieces
     * @param allocated pieces of it that were not released, or are held
     * @param released pieces of it that were released and did not leave yet
     */
    public record Stocked(WaitingPart part, long allocated, long released) {}

    /** Nothing follows. */
    public static Outcome nothing() {
        return new Outcome(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Moved.NONE);
    }

    /** One entry of the catalogue, remembered in the inbox, and nothing else. */
    public static Outcome catalog(CatalogEntry entry, Kept kept) {
        Outcome nothing = nothing();
        return new Outcome(
                List.of(kept),
                List.of(entry),
                nothing.movements,
                nothing.stock,
                nothing.supplies,
                nothing.advisories,
                nothing.decided,
                nothing.served,
                nothing.reorders,
                nothing.notices,
                nothing.pending,
                nothing.settled,
                nothing.answers,
                nothing.answersAgain,
                nothing.parked,
                nothing.again,
                Moved.NONE);
    }

    /** The same with these messages parked and no others. */
    Outcome withParked(List<Parked> messages) {
        return new Outcome(
                inbox,
                catalog,
                movements,
                stock,
                supplies,
                advisories,
                decided,
                served,
                reorders,
                notices,
                pending,
                settled,
                answers,
                answersAgain,
                messages,
                again,
                moved);
    }

    /** Stock of a SKU at a location. */
    public record SkuStock(String sku, SkuPosition.Stock stock) {}

    /** A supply of a SKU. */
    public record SkuInbound(String sku, SkuPosition.Inbound inbound) {}

    /**
     * A decided order: what came, what was answered, why.
     *
     * @param facts one entry for each line, in the order of the lines
     * @param ways who carries from each location that ships some of it
     * @param agreed what the catalogue said of lines, by line; those of which it said nothing are missing
     * @param waiting its parts that wait, and those that have stock and wait for the rest of their order
     * @param lawAt when the law looks at it again (UTC); null where nothing of it is left to leave
     */
    public record Decided(
            Order order,
            Decision decision,
            List<Facts> facts,
            Map<String, OrderState.Way> ways,
            Map<Integer, Agreed> agreed,
            List<Waits> waiting,
            @Nullable Instant lawAt,
            Reply reply) {

        /** One of which the catalogue said nothing, and that the law does not look at. */
        public Decided(
                Order order,
                Decision decision,
                List<Facts> facts,
                Map<String, OrderState.Way> ways,
                List<Waits> waiting,
                Reply reply) {
            this(order, decision, facts, ways, Map.of(), waiting, null, reply);
        }

        /** Its turn. */
        public OrderTurn turn() {
            return OrderTurn.of(order, decision);
        }

        /** The same, looked at by the law at another time (UTC). */
        public Decided lookedAt(@Nullable Instant at) {
            return new Decided(order, decision, facts, ways, agreed, waiting, at, reply);
        }
    }

    /**
     * A part begins to wait.
     *
     * @param lookAt when it must be looked at if it still waits then (UTC); null where something else will tell
     */
    public record Waits(WaitingPart part, @Nullable Instant lookAt) {}

    /** What one line was decided on. */
    public record Facts(LineFacts facts, List<Offer> offers) {}

    /**
     * A decision, sent once more to who asked again.
     *
     * @param decision as it was decided; null where this batch decides the order
     */
    public record AnswerAgain(String orderId, @Nullable Decision decision, Reply reply) {}

    /**
     * A message put aside for a person.
     *
     * @param key null where none could be read
     * @param raw null where it was put on its parked queue as it came, and nothing is to be sent
     * @param at when it was parked (UTC)
     */
    public record Parked(
            String queue,
            @Nullable String key,
            @Nullable Raw raw,
            String code,
            String sentence,
            Instant at,
            Reply reply) {}
}
