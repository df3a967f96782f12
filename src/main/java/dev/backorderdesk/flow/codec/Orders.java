package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.model.Charges;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StatedShip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Orders and changes of orders, from their canonical form. */
final class Orders {

    private Orders() {}

    /** A line number that stands twice; the second place is the problem's. */
    static List<Problem> repeatedLines(JsonNode order) {
        Map<Long, Integer> seen = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        JsonNode lines = order.path("lines");
        for (int i = 0; i < lines.size(); i++) {
            JsonNode number = lines.get(i).path("line");
            Integer first = number.isIntegralNumber() ? seen.putIfAbsent(number.longValue(), i) : null;
            if (first != null) {
                problems.add(new Problem(
                        "/lines/" + i + "/line",
                        "a number that no other line of the order has (it is /lines/" + first + " too)",
                        number.toString()));
            }
        }
        return problems;
    }

    static Order order(Fields in) {
        ShipTo shipTo = shipTo(in.node().required("shipTo"));
        return new Order(
                in.text("orderId"),
                in.instant("placedAt"),
                in.optionalText("channel"),
                in.text("seller"),
                customer(new Fields(in.node().required("customer")), shipTo.country()),
                shipTo,
                new Fields(in.node().path("delivery")).optionalText("service"),
                in.optionalObject("payment", Orders::payment),
                in.optionalObject("charges", Orders::charges),
                in.optionalText("regime"),
                in.flag("shipComplete"),
                in.objects("lines", Orders::line));
    }

    private static Customer customer(Fields in, String country) {
        String phone = in.optionalText("phone");
        return new Customer(
                in.text("id"),
                in.optionalText("name"),
                in.optionalText("tier"),
                in.optionalText("email"),
                phone == null ? null : Phones.international(phone, country),
                in.optionalText("locale"),
                in.optionalText("timeZone"),
                in.texts("channels"));
    }

    private static ShipTo shipTo(JsonNode node) {
        Fields in = new Fields(node);
        return new ShipTo(
                in.text("country"),
                in.optionalText("region"),
                in.optionalText("postalCode"),
                in.optionalText("timeZone"));
    }

    private static Payment payment(Fields in) {
        Payment.@Nullable Credit credit = in.optionalChoice("credit", Payment.Credit.class);
        return new Payment(
                in.optionalText("method"),
                credit == null ? Payment.Credit.NONE : credit,
                in.optionalText("currency"),
                in.optionalInstant("completeAt"),
                in.flag("captured"),
                in.optionalDay("billingCycleEnd"));
    }

    private static Charges charges(Fields in) {
        return new Charges(
                in.optionalAmount("shipping"),
                in.optionalAmount("tax"),
                in.optionalAmount("discount"),
                in.optionalAmount("total"));
    }

    private static OrderLine line(Fields in) {
        return new OrderLine(
                in.number("line"),
                in.text("sku"),
                in.number("quantity"),
                in.optionalText("seller"),
                in.optionalAmount("unitPrice"),
                in.optionalAmount("listPrice"),
                in.optionalAmount("shippingAlone"),
                in.optionalDay("needBy"),
                in.flag("needByEssential"),
                in.optionalObject(
                        "statedShip",
                        stated -> new StatedShip(
                                stated.optionalText("by"),
                                stated.optionalNumber("within"),
                                stated.optionalChoice("unit", StatedShip.Unit.class))),
                in.optionalText("subscription"));
    }

    static RefundAnswer refundAnswer(Fields in) {
        return new RefundAnswer(
                in.text("answerId"),
                in.text("refundId"),
                in.choice("status", RefundAnswer.Status.class),
                Objects.requireNonNull(in.optionalAmount("amount")),
                in.text("currency"),
                in.optionalText("method"),
                in.optionalInstant("sentAt"),
                in.optionalText("reason"));
    }

    static OrderChange change(Fields in) {
        return new OrderChange(
                in.text("changeId"),
                in.text("orderId"),
                in.optionalNumber("line"),
                in.choice("by", OrderChange.By.class),
                in.instant("receivedAt"),
                in.optionalText("reason"),
                in.flag("cancel"),
                in.optionalNumber("quantity"),
                in.optionalDay("needBy"),
                in.optionalObject("shipTo", shipTo -> shipTo(shipTo.node())));
    }
}
