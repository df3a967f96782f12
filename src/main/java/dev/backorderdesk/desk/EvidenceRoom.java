package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Scan;
import dev.backorderdesk.delay.Agreement;
import dev.backorderdesk.delay.Consent;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.RefundDue;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.Charges;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.NoticePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws up what the law may ask about an order, from the books as they are now. */
public final class EvidenceRoom {
    private static final String TEXTS =
            "The texts were written for this file from all that is kept of what each notice says,"
                    + " with the templates of today; without the customer's name and link.";

    private final Records records;
    private final Supplier<Bearings> bearings;
    private final Words words;
    private final InstantSource clock;

    /** Writes a notice again. */
    @FunctionalInterface
    public interface Words {
        /** @param writtenAt when it was written first, or would be now (UTC) */
        String of(NoticePlan plan, Channel channel, Instant writtenAt);
    }

    /** @param words writes a notice again, from what is kept of it */
    public EvidenceRoom(Records records, Supplier<Bearings> bearings, Words words, InstantSource clock) {
        this.records = records;
        this.bearings = bearings;
        this.words = words;
        this.clock = clock;
    }

    /** Empty where the order was never decided. */
    public Optional<Evidence> of(String orderId) {
        return records.trail(orderId).map(this::of);
    }

    private Evidence of(Records.Trail trail) {
        Bearings with = bearings.get();
        Instant now = clock.instant();
        Map<String, Location> locations = new TreeMap<>();
        trail.locations().forEach(each -> locations.put(each.location(), each));
        Histories histories = new Histories(with, locations);
        OrderBook book = new OrderBook(trail.dossier(), now, (order, part) -> true);
        Order order = book.order();
        Payment payment = order.payment();
        String region = order.shipTo().region();
        return new Evidence(
                order.orderId(),
                now,
                order.placedAt(),
                book.decidedAt(),
                trail.record().decision().rulesVersion(),
                order.shipTo().country() + (region == null ? "" : "-" + region),
                payment == null ? null : payment.method(),
                payment == null || payment.completeAt() == null ? order.placedAt() : payment.completeAt(),
                payment == null ? null : payment.captured(),
                total(order),
                book.state().parts().stream()
                        .map(part -> part(book, part, histories, new Agreements(with), now))
                        .toList(),
                book.file().payments(),
                TEXTS,
                notices(trail, book),
                book.file().answers(),
                scans(book),
                refunds(book),
                trail.record().events());
    }

    private static @Nullable String total(Order order) {
        Charges charges = order.charges();
        BigDecimal total = charges == null ? null : charges.total();
        if (total == null) {
            return null;
        }
        String currency = order.payment() == null ? null : order.payment().currency();
        return total.toPlainString() + (currency == null ? "" : " " + currency);
    }

    private static Evidence.Part part(
            OrderBook book, PartState part, Histories histories, Agreements agreements, Instant now) {
        Agreement agreement = agreements.ofPart(book, part);
        boolean left = part.open() == 0 && histories.byDelivery(book, part);
        Standing standing =
                left ? new Possession(histories).standing(book, part, now) : histories.standing(book, part, now);
        Consent consent = part.open() > 0 || left
                ? standing.consent()
                : histories.standing(book, part, settled(part, now)).consent();
        return new Evidence.Part(
                part.line(),
                part.part(),
                part.sku(),
                part.quantity(),
                part.open(),
                part.shipped(),
                part.cancelled(),
                agreement.terms().regime(),
                agreement.terms().source(),
                stated(agreement.stated()),
                agreement.deliverBy(),
                standing.promised() == null ? null : standing.promised().day(),
                standing.promised() == null ? null : standing.promised().end(),
                part.first(),
                part.revisions().stream()
                        .map(each -> new Evidence.Known(
                                each.at(),
                                each.after().shipBy(),
                                each.after().deliverBy(),
                                each.after().basis(),
                                each.after().supplyId(),
                                each.cause()))
                        .toList(),
                state(part, standing, left),
                consent.kind() + (consent.until() == null ? "" : " to " + consent.until()),
                part.open() == 0 ? null : standing.cancelsAt(),
                part.cancellations().stream()
                        .map(each -> cancelled(each, agreement))
                        .toList());
    }

    /** When the last piece of it had left or was cancelled: what became due or lapsed later is nothing to it. */
    private static Instant settled(PartState part, Instant now) {
        return Stream.concat(
                        part.scans().stream().map(Scan::at),
                        part.cancellations().stream().map(Cancellation::over))
                .max(Instant::compareTo)
                .filter(last -> last.isBefore(now))
                .orElse(now);
    }

    private static @Nullable String stated(@Nullable StatedShip stated) {
        if (stated == null) {
            return null;
        }
        return stated.by() != null ? "by " + stated.by() : "within " + stated.within() + " " + stated.unit();
    }

    private static String state(PartState part, Standing standing, boolean left) {
        if (part.open() == 0) {
            String where = left ? possession(standing.state()) : "";
            return part.cancelled() == 0
                    ? "left" + where
                    : part.shipped() == 0 ? "cancelled" : "left in part" + where + ", the rest cancelled";
        }
        if (standing.state() instanceof State.Cancelled over) {
            return "over since " + over.at() + ", and kept for what may still be heard of it";
        }
        return standing.state().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String possession(State state) {
        if (state instanceof State.Delivered delivered) {
            return (delivered.late() ? ", arrived late at " : ", arrived at ") + delivered.at();
        }
        if (state instanceof State.Overdue overdue) {
            return ", overdue since " + overdue.since() + " and not known to have arrived"
                    + (overdue.mayEndFrom() == null
                            ? ""
                            : "; the contract may be ended from " + overdue.mayEndFrom() + " on");
        }
        return ", not known to have arrived";
    }

    private static Evidence.Cancelled cancelled(Cancellation each, Agreement agreement) {
        RefundDue refund = DelayLaw.refund(agreement, each.at(), each.lapsed());
        return new Evidence.Cancelled(
                each.pieces(),
                each.over(),
                DelayLaw.day(agreement, each.at()),
                each.cause(),
                refund.last().day(),
                refund.latestArguable().day());
    }

    private List<Evidence.Notice> notices(Records.Trail trail, OrderBook book) {
        Map<String, NoticePlan> plans = new HashMap<>();
        trail.plans().forEach(each -> plans.put(each.noticeId(), each));
        List<Evidence.Notice> notices = new ArrayList<>();
        for (Records.NoticeRecord each : trail.record().notices()) {
            NoticePlan plan = plans.get(each.noticeId());
            if (plan != null) {
                notices.add(notice(each, plan, book));
            }
        }
        return notices;
    }

    private Evidence.Notice notice(Records.NoticeRecord each, NoticePlan plan, OrderBook book) {
        CaseFile.Asked asked = book.file().notice(each.noticeId());
        Handed handed = book.handed().stream()
                .filter(one -> one.noticeId().equals(each.noticeId()) && one.channel() == each.channel())
                .findFirst()
                .orElse(null);
        return new Evidence.Notice(
                each.noticeId(),
                each.kind(),
                plan.plannedAt(),
                handed == null ? null : handed.startedAt(),
                handed == null || !handed.equals(Handovers.given(book, each.noticeId())) ? null : handed.givenAt(),
                handed != null && !Handovers.of(book, each.noticeId()).contains(handed),
                asked == null ? null : asked.kind().name(),
                asked == null ? null : asked.kind().silence().name(),
                asked == null ? List.of() : asked.parts(),
                asked == null ? null : asked.respondBy(),
                asked == null ? null : asked.dueBy(),
                each.channel().name(),
                each.state().name(),
                each.attempts(),
                each.changedAt(),
                each.detail(),
                handed == null ? List.of() : handed.returned(),
                words.of(plan, each.channel(), each.state() == DeliveryState.DUE ? clock.instant() : each.changedAt()));
    }

    private static List<Evidence.Scan> scans(OrderBook book) {
        return book.state().parcels().stream()
                .flatMap(parcel -> parcel.pieces().stream()
                        .map(each -> new Evidence.Scan(
                                parcel.shipmentId(),
                                each.scannedAt(),
                                each.line(),
                                each.part(),
                                each.pieces(),
                                each.deliveredAt())))
                .toList();
    }

    private static List<Evidence.Owed> refunds(OrderBook book) {
        return book.state().refunds().stream()
                .map(each -> new Evidence.Owed(
                        each.refund().refundId(),
                        each.refund().amount().toPlainString(),
                        each.refund().currency(),
                        each.method() == null ? each.refund().method() : each.method(),
                        each.refund().dueBy(),
                        each.status().name(),
                        each.at(),
                        each.owed().compareTo(each.refund().amount()) == 0
                                ? null
                                : each.refund().amount().subtract(each.owed()).toPlainString()))
                .toList();
    }
}
