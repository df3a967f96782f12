package dev.backorderdesk.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is decided on.
 *
 * @param line number, unique within its order
 * @param sku article; case matters
 * @param quantity pieces asked for, at least 1
 * @param seller this line's seller where it differs from the order's
 * @param unitPrice price of one piece, in the order's currency
 * @param listPrice usual price of one piece, in the order's currency
 * @param shippingAlone what shipping this line alone would have cost, in the order's currency
 * @param needBy day (ship-to zone) by which the customer wants it delivered
 * @param needByEssential after {@code needBy} the goods are of no use to the customer
 * @param statedShip the shipping time that the shop stated to the customer
 * @param subscription subscription this line belongs to
 */
public record OrderLine(
        int line,
        String sku,
        int quantity,
        @Nullable String seller,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal listPrice,
        @Nullable BigDecimal shippingAlone,
        @Nullable LocalDate needBy,
        boolean needByEssential,
        @Nullable StatedShip statedShip,
        @Nullable String subscription) {}
