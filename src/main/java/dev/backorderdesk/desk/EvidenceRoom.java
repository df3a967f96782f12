package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Agreement;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.RefundDue;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.delay.State;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.StatedShip;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws up what the law may ask about an order, from the books as they are now. */
public final class EvidenceRoom {
    private final Records records;
    private final Supplier<Bearings> bearings;
    private final InstantSource clock;

    public EvidenceRoom(Records records, Supplier<Bearings> bearings, InstantSource clock) {
        this.records = records;
        this.bearings = bearings;
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
                book.state().parts().stream()
                        .map(part -> part(book, part, histories, new Agreements(with), now))
                        .toList(),
                book.file().payments(),
                trail.record().notices().stream()
                        .map(each -> notice(each, book.file()))
                        .toList(),
                book.file().answers(),
                refunds(book),
                trail.record().events());
    }

    private static Evidence.Part part(
            OrderBook book, PartState part, Histories histories, Agreements agreements, Instant now) {
        Agreement agreement = agreements.ofPart(book, part);
        Standing standing = DelayLaw.standing(histories.ofOpen(book, part), now);
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
                state(part, standing),
                standing.consent().kind()
                        + (standing.consent().until() == null
                                ? ""
                                : " to " + standing.consent().until()),
                part.open() == 0 ? null : standing.cancelsAt(),
                cancelled(part, standing));
    }

    private static @Nullable String stated(@Nullable StatedShip stated) {
        if (stated == null) {
            return null;
        }
        return stated.by() != null ? "by " + stated.by() : "within " + stated.within() + " " + stated.unit();
    }

    private static String state(PartState part, Standing standing) {
        if (part.open() == 0) {
            return part.cancelled() == 0
                    ? "left"
                    : part.shipped() == 0 ? "cancelled" : "left in part, the rest cancelled";
        }
        if (standing.state() instanceof State.Cancelled over) {
            return "over since " + over.at() + ", and kept for what may still be heard of it";
        }
        return standing.state().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static Evidence.@Nullable Cancelled cancelled(PartState part, Standing standing) {
        if (part.cancelled() == 0 || !(standing.state() instanceof State.Cancelled cancelled)) {
            return null;
        }
        RefundDue refund = standing.refund();
        return new Evidence.Cancelled(
                cancelled.at(),
                Lapse.cause(cancelled),
                refund == null ? null : refund.last().day(),
                refund == null ? null : refund.latestArguable().day());
    }

    private static Evidence.Notice notice(Records.NoticeRecord each, CaseFile file) {
        CaseFile.Asked asked = file.notice(each.noticeId());
        return new Evidence.Notice(
                each.noticeId(),
                each.kind(),
                asked == null ? null : asked.kind().name(),
                asked == null ? null : asked.respondBy(),
                asked == null ? null : asked.dueBy(),
                each.channel().name(),
                each.state().name(),
                each.attempts(),
                each.changedAt(),
                each.detail());
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
