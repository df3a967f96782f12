package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules are told of a line, as things stand when its turn comes. */
final class FactsOfLine {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Working working;

    FactsOfLine(Working working) {
        this.working = working;
    }

    LineFacts of(Order order, OrderLine line, List<Offer> offers, Journeys.Ways ways, @Nullable LocalDate essential) {
        Item item = working.items.get(line.sku());
        String sellerId = order.sellerOf(line);
        Seller seller = working.sellers.get(sellerId);
        Position position = working.position(line.sku());
        List<SupplierItem> suppliers = working.offers.of(line.sku());
        String category = item == null ? null : item.category();
        String tier = order.customer().tier();
        int window = working.bearings.rules().customerWindowDays(sellerId, category, tier);
        long onHand = 0;
        boolean dated = false;
        LocalDate earliest = null;
        for (Offer offer : offers) {
            boolean stock = offer.basis() == Basis.ON_HAND;
            onHand += stock ? offer.quantity() : 0;
            dated |= !stock;
            earliest = earliest == null || offer.deliverBy().isBefore(earliest) ? offer.deliverBy() : earliest;
        }
        return new LineFacts(
                line.line(),
                line.sku(),
                line.quantity(),
                order.placedAt(),
                order.placedAt().atZone(working.settings().zone()).toLocalDate(),
                sellerId,
                order.channel(),
                tier,
                category,
                order.shipTo().country(),
                order.shipTo().region(),
                order.service(),
                item != null,
                seller != null,
                seller != null && seller.status() == Seller.Status.BLOCKED,
                seller != null && seller.refundPolicyUrl() != null,
                seller == null ? null : seller.reputation(),
                pricePercent(line),
                item != null && item.discontinued(),
                item != null && working.release(item) != null,
                item == null || preorderOpen(item, order),
                item == null ? null : item.preorderLimit(),
                position.preordered(),
                position.backordered(),
                working.grants.held(
                        new Need.Holding(order.customer().id(), line.sku()),
                        working.now.minus(Duration.ofDays(window))),
                onHand,
                dated,
                !suppliers.isEmpty(),
                suppliers.stream().anyMatch(each -> each.leadTimeDays() != null),
                earliest,
                essential == null ? line.needBy() : essential,
                essential != null || line.needByEssential(),
                order.shipComplete(),
                ways.suspension() != null,
                ways.suspension());
    }

    /** By when it was placed, as its turn is: who ordered in time is not refused because we heard of it late. */
    private boolean preorderOpen(Item item, Order order) {
        Instant ends = item.preorderEndsAt();
        return ends == null || WaitingPart.turn(order.placedAt(), working.now).isBefore(ends);
    }

    private static @Nullable Integer pricePercent(OrderLine line) {
        BigDecimal price = line.unitPrice();
        BigDecimal list = line.listPrice();
        if (price == null || list == null || list.signum() <= 0) {
            return null;
        }
        BigDecimal percent = price.multiply(HUNDRED).divide(list, 0, RoundingMode.DOWN);
        return percent.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }
}
