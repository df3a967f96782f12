package dev.backorderdesk.scenario;

import dev.backorderdesk.model.Charges;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StatedShip;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer, and the order that he is about to send. */
final class Person {
    private final Shop shop;
    private final String id;
    private @Nullable String tier;
    private String country = "DE";
    private @Nullable String region;
    private @Nullable String service;
    private @Nullable String postalCode;
    private String seller = "S-1";
    private boolean shipComplete;
    private @Nullable LocalDate needBy;
    private boolean essential;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal listPrice;
    private @Nullable Instant placedAt;
    private @Nullable Payment payment;
    private @Nullable Charges charges;
    private @Nullable StatedShip stated;
    private @Nullable String regime;
    private @Nullable String email;
    private @Nullable String phone;
    private final List<OrderLine> lines = new ArrayList<>();

    Person(Shop shop, String id) {
        this.shop = shop;
        this.id = id;
        this.email = id + "@example.com";
    }

    /** He has a telephone beside his mail address. */
    Person phone(String number) {
        phone = number;
        return this;
    }

    Person withoutMail() {
        email = null;
        return this;
    }

    Person tier(String name) {
        tier = name;
        return this;
    }

    Person in(String countryCode) {
        country = countryCode;
        return this;
    }

    Person at(@Nullable String regionCode, @Nullable String code) {
        region = regionCode;
        postalCode = code;
        return this;
    }

    Person by(@Nullable String serviceName) {
        service = serviceName;
        return this;
    }

    Person from(String sellerId) {
        seller = sellerId;
        return this;
    }

    Person wantsAllTogether() {
        shipComplete = true;
        return this;
    }

    Person needsBy(LocalDate day, boolean isEssential) {
        needBy = day;
        essential = isEssential;
        return this;
    }

    Person pays(String unitPrice, String usualPrice) {
        price = new BigDecimal(unitPrice);
        listPrice = new BigDecimal(usualPrice);
        return this;
    }

    /** By card, in euros: taken already, or authorised only. */
    Person paysByCard(boolean captured) {
        payment = new Payment("card", Payment.Credit.NONE, "EUR", null, captured, null);
        return this;
    }

    /** All of it, as the shop's system says. */
    Person costs(String total) {
        charges = new Charges(null, null, null, new BigDecimal(total));
        return this;
    }

    Person paysForShipping(String shipping) {
        charges = new Charges(new BigDecimal(shipping), null, null, null);
        return this;
    }

    Person adds(int quantity, String sku, String unitPrice, @Nullable String shippingAlone) {
        lines.add(new OrderLine(
                lines.size() + 1,
                sku,
                quantity,
                null,
                new BigDecimal(unitPrice),
                null,
                shippingAlone == null ? null : new BigDecimal(shippingAlone),
                needBy,
                essential,
                null,
                null));
        return this;
    }

    /** Of another seller than the rest of the order. */
    Person adds(int quantity, String sku, String otherSeller) {
        lines.add(new OrderLine(
                lines.size() + 1, sku, quantity, otherSeller, price, listPrice, null, needBy, essential, stated, null));
        return this;
    }

    Person placedAt(Instant at) {
        placedAt = at;
        return this;
    }

    /** The shop stated a shipping time. */
    Person wasTold(StatedShip time) {
        stated = time;
        return this;
    }

    Person paysBy(Payment how) {
        payment = how;
        return this;
    }

    Person under(String regimeCode) {
        regime = regimeCode;
        return this;
    }

    Person adds(int quantity, String sku) {
        lines.add(new OrderLine(
                lines.size() + 1, sku, quantity, null, price, listPrice, null, needBy, essential, stated, null));
        return this;
    }

    /** Sends the order; what is decided is read from the shop. */
    Said orders(int quantity, String sku) {
        return adds(quantity, sku).sends();
    }

    Said sends() {
        shop.handle(Shop.arrival("orders.in", order()));
        return new Said(shop.decidedLine());
    }

    Order order() {
        return new Order(
                id + "-" + shop.number("order of " + id),
                placedAt == null ? shop.now() : placedAt,
                "web",
                seller,
                new Customer(id, id, tier, email, phone, "en", null, List.of()),
                new ShipTo(country, region, postalCode, null),
                service,
                payment,
                charges,
                regime,
                shipComplete,
                List.copyOf(lines));
    }
}
