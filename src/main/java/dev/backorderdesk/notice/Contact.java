package dev.backorderdesk.notice;

import dev.backorderdesk.model.Order;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, as the order has it. Personal data: stays out of logs and queue bodies.
 *
 * @param phone as sent with the order
 * @param timeZone IANA zone of the customer, else of the address; null where neither is given
 * @param country ISO 3166-1 alpha-2 of the address
 * @param region ISO 3166-2 subdivision without the country
 */
public record Contact(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String timeZone,
        String country,
        @Nullable String region) {

    /** The contact of an order's customer. */
    public static Contact of(Order order) {
        var customer = order.customer();
        var shipTo = order.shipTo();
        return new Contact(
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.timeZone() != null ? customer.timeZone() : shipTo.timeZone(),
                shipTo.country(),
                shipTo.region());
    }

    /** Says nothing about the person, so that it can be logged. */
    @Override
    public String toString() {
        return "Contact[" + country + "]";
    }
}
