package dev.backorderdesk.policy.tables;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a scenario file. What a row leaves out is ordinary: one piece of a known article of seller S-1 for Germany,
 * a hundred in stock, nothing held, nothing to come.
 *
 * @param cells by column, typed; a column that is empty in this row is missing
 * @param later what is to come
 */
record Scenario(int row, String name, LineOutcome expected, Map<String, Object> cells, List<Later> later) {
    /** A Friday. Stock ships on the Monday after; what ships arrives three days later. */
    static final LocalDate PLACED = LocalDate.of(2026, 11, 20);

    private static final LocalDate STOCK_SHIPS = PLACED.plusDays(3);
    private static final int TRAVELS = 3;

    /**
     * So many pieces that ship by a day.
     *
     * @param quantity {@link Offer#UNLIMITED} for {@code any}
     */
    record Later(long quantity, LocalDate shipBy) {}

    LineFacts facts() {
        List<Offer> offers = offers();
        Long articleLimit = (Long) cells.get("articlePreorderLimit");
        return new LineFacts(
                1,
                text("sku", "LAMP"),
                number("quantity", 1),
                Instant.parse(PLACED + "T09:30:00Z"),
                PLACED,
                text("seller", "S-1"),
                text("channel", "web"),
                nullable("tier"),
                nullable("category"),
                text("country", "DE"),
                nullable("region"),
                nullable("service"),
                yes("itemKnown", true),
                yes("sellerKnown", true),
                yes("sellerBlocked", false),
                yes("refundPolicy", true),
                percent("reputation"),
                percent("pricePercent"),
                yes("discontinued", false),
                yes("releaseAhead", false),
                yes("preorderOpen", true),
                articleLimit,
                number("preordered", 0),
                number("waiting", 0),
                number("held", 0),
                onHand(),
                !later.isEmpty(),
                yes("supplierKnown", true),
                yes("leadTimeKnown", true),
                offers.isEmpty() ? null : offers.get(0).deliverBy(),
                (LocalDate) cells.get("needBy"),
                yes("needByEssential", false),
                yes("shipComplete", false),
                cells.get("suspension") != null,
                nullable("suspension"));
    }

    List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        if (onHand() > 0 && !yes("releaseAhead", false)) {
            offers.add(new Offer(Basis.ON_HAND, "MAIN", null, onHand(), STOCK_SHIPS, STOCK_SHIPS.plusDays(TRAVELS)));
        }
        for (Later each : later) {
            boolean unlimited = each.quantity() == Offer.UNLIMITED;
            Basis basis = yes("releaseAhead", false) ? Basis.RELEASE_DATE : unlimited ? Basis.LEAD_TIME : Basis.INBOUND;
            offers.add(new Offer(
                    basis,
                    "MAIN",
                    basis == Basis.INBOUND ? "PO-" + each.shipBy() : null,
                    each.quantity(),
                    each.shipBy(),
                    each.shipBy().plusDays(TRAVELS)));
        }
        offers.sort(Offer.ORDER);
        return offers;
    }

    private long onHand() {
        return number("onHand", 100);
    }

    private String text(String column, String otherwise) {
        return cells.get(column) instanceof String text ? text : otherwise;
    }

    private @Nullable String nullable(String column) {
        return (String) cells.get(column);
    }

    private long number(String column, long otherwise) {
        return cells.get(column) instanceof Long number ? number : otherwise;
    }

    private boolean yes(String column, boolean otherwise) {
        return cells.get(column) instanceof Boolean yes ? yes : otherwise;
    }

    /** A seller of 90 and a price of 90 percent are ordinary; {@code unknown} is said. */
    private @Nullable Integer percent(String column) {
        Object value = cells.get(column);
        if (value instanceof Long number) {
            return Math.toIntExact(number);
        }
        return value == null ? (Integer) 90 : null;
    }
}
