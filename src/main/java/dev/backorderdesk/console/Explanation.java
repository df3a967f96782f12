package dev.backorderdesk.console;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Records.NoticeRecord;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.promise.Offer;
import dev.backorderdesk.reorder.Reorder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why an order was decided so, and what became of it since. One value behind the page, the text and the JSON, so that
 * they can't disagree. Holds no personal data but the customer's id and group.
 *
 * @param placedAt when the customer placed it (UTC)
 * @param decidedAt when it was decided (UTC)
 * @param rules identity of the rule set that decided
 * @param destination country to which it goes now, with the region where it is known ({@code DE-BE})
 * @param orderedTo the one that it was decided for; null where it is still the same address
 */
public record Explanation(
        String orderId,
        Instant placedAt,
        Instant decidedAt,
        String rules,
        String customer,
        @Nullable String tier,
        String seller,
        String destination,
        @Nullable String orderedTo,
        boolean shipComplete,
        List<Line> lines,
        List<Notice> notices) {

    /**
     * One line.
     *
     * @param needBy day (ship-to zone) by which the customer wants it
     * @param reasons binding ones first
     * @param facts what it was decided on, by name, as sentences have it; what says nothing is left out
     * @param offers what could have been promised, in the order in which it is taken
     * @param since what happened to it after the decision, the oldest first
     */
    public record Line(
            int line,
            String sku,
            String seller,
            long requested,
            @Nullable LocalDate needBy,
            LineOutcome outcome,
            long accepted,
            long backordered,
            long preordered,
            long refused,
            List<PartStory> parts,
            List<Reason> reasons,
            Map<String, String> facts,
            List<Offering> offers,
            List<OrderEvent> since) {}

    /**
     * One part.
     *
     * @param waits what it waits for now; null where it never waited
     * @param held why what is left of it must not leave now: a carrier's word, or its payment; null where it may
     */
    public record PartStory(
            int part,
            long quantity,
            PartKind kind,
            @Nullable String location,
            @Nullable LocalDate shipBy,
            @Nullable LocalDate deliverBy,
            @Nullable Basis basis,
            @Nullable String supplyId,
            boolean waitsForOrder,
            @Nullable Waits waits,
            @Nullable String held) {}

    /**
     * Where a waiting part stands now.
     *
     * @param open pieces that still wait; 0: all have stock
     * @param pegs supplies that they count on
     * @param unpegged pieces that count on no supply yet
     * @param reorders what suppliers were asked for on its behalf
     */
    public record Waits(long open, List<Peg> pegs, long unpegged, List<Asked> reorders) {}

    /**
     * What a supplier was asked for.
     *
     * @param quantity pieces of this part
     * @param sendAt when the reorder is or was sent (UTC)
     */
    public record Asked(String reorderId, String supplier, Reorder.State state, long quantity, Instant sendAt) {}

    /**
     * What could have been promised.
     *
     * @param quantity pieces; null means without limit
     */
    public record Offering(
            Basis basis,
            String location,
            @Nullable String supplyId,
            @Nullable Long quantity,
            LocalDate shipBy,
            LocalDate deliverBy) {}

    /**
     * A notice on one channel.
     *
     * @param changedAt when it came into its state (UTC)
     * @param detail the other side's answer with addresses and numbers taken out
     */
    public record Notice(
            String kind,
            Channel channel,
            DeliveryState state,
            int attempts,
            Instant changedAt,
            @Nullable String detail) {}

    /** The explanation of what the books hold. */
    public static Explanation of(OrderRecord record) {
        Order order = record.order();
        Map<Integer, OrderLine> asked = new TreeMap<>();
        order.lines().forEach(line -> asked.put(line.line(), line));
        Map<Integer, Outcome.Facts> facts = new TreeMap<>();
        record.facts().forEach(each -> facts.put(each.facts().line(), each));
        ShipTo now = record.state().amended().of(order).shipTo();
        return new Explanation(
                order.orderId(),
                order.placedAt(),
                record.decision().decidedAt(),
                record.decision().rulesVersion(),
                order.customer().id(),
                order.customer().tier(),
                order.seller(),
                destination(now),
                now.equals(order.shipTo()) ? null : destination(order.shipTo()),
                order.shipComplete(),
                record.decision().lines().stream()
                        .map(line -> line(record, line, asked.get(line.line()), facts.get(line.line())))
                        .toList(),
                record.notices().stream().map(Explanation::notice).toList());
    }

    private static String destination(ShipTo address) {
        return address.country() + (address.region() == null ? "" : "-" + address.region());
    }

    private static Line line(
            OrderRecord record, DecidedLine line, @Nullable OrderLine asked, Outcome.@Nullable Facts facts) {
        return new Line(
                line.line(),
                line.sku(),
                asked == null ? record.order().seller() : record.order().sellerOf(asked),
                line.requested(),
                asked == null ? null : asked.needBy(),
                line.outcome(),
                line.accepted(),
                line.backordered(),
                line.preordered(),
                line.refused(),
                line.parts().stream().map(part -> part(record, line, part)).toList(),
                line.reasons().stream()
                        .sorted(Comparator.comparing(reason -> !reason.binding()))
                        .toList(),
                facts == null ? Map.of() : ToldFacts.of(facts.facts(), line.priority()),
                facts == null
                        ? List.of()
                        : facts.offers().stream().map(Explanation::offering).toList(),
                record.events().stream()
                        .filter(event -> event.line() == null || event.line() == line.line())
                        .toList());
    }

    private static PartStory part(OrderRecord record, DecidedLine line, Part part) {
        PartState state = record.state().part(line.line(), part.part());
        return new PartStory(
                part.part(),
                part.quantity(),
                part.kind(),
                part.location(),
                part.shipBy(),
                part.deliverBy(),
                part.basis(),
                part.supplyId(),
                part.waitsForOrder(),
                waits(record, line.line(), part),
                state == null || state.open() == 0 ? null : state.held());
    }

    private static @Nullable Waits waits(OrderRecord record, int line, Part of) {
        int part = of.part();
        Optional<WaitingPart> waiting = record.waiting().stream()
                .filter(each -> each.line() == line && each.part() == part)
                .findFirst();
        // What was in stock may have lost it to a count.
        boolean waited = of.kind() == PartKind.BACKORDERED || of.kind() == PartKind.PREORDERED;
        if (!waited && waiting.isEmpty()) {
            return null;
        }
        return new Waits(
                waiting.map(WaitingPart::open).orElse(0L),
                waiting.map(WaitingPart::pegs).orElse(List.of()),
                waiting.map(WaitingPart::unpegged).orElse(0L),
                record.reorders().stream()
                        .flatMap(reorder -> reorder.demand().stream()
                                .filter(demand ->
                                        demand.orderId().equals(record.order().orderId())
                                                && demand.line() == line
                                                && demand.part() == part)
                                .map(demand -> new Asked(
                                        reorder.reorderId(),
                                        reorder.supplier(),
                                        reorder.state(),
                                        demand.quantity(),
                                        reorder.sendAt())))
                        .toList());
    }

    private static Offering offering(Offer offer) {
        return new Offering(
                offer.basis(),
                offer.location(),
                offer.supplyId(),
                offer.quantity() == Offer.UNLIMITED ? null : offer.quantity(),
                offer.shipBy(),
                offer.deliverBy());
    }

    private static Notice notice(NoticeRecord notice) {
        String detail = notice.detail();
        return new Notice(
                notice.kind(),
                notice.channel(),
                notice.state(),
                notice.attempts(),
                notice.changedAt(),
                detail == null ? null : Discretion.inAnswers(detail));
    }
}
