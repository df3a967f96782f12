package dev.backorderdesk.demo;

import dev.backorderdesk.demo.RetailOrders.Invoice;
import dev.backorderdesk.demo.RetailOrders.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Turns an invoice into a message of {@code orders.in}; what the invoice does not say is made up by {@link Dice}. */
final class OrderMessage {

    private static final List<String> FIRST = List.of(
            "Ada", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Henry", "Ida", "Jonas", "Karin", "Leo", "Mia",
            "Noah", "Olga", "Paul", "Rosa", "Sam", "Tilda", "Walter");
    private static final List<String> LAST = List.of(
            "Archer", "Baker", "Carter", "Dietz", "Ellis", "Fischer", "Graham", "Hughes", "Iverson", "Jensen", "Keller",
            "Lloyd", "Meyer", "Norton", "Osborne", "Price", "Richter", "Stone", "Turner", "Weber");
    private static final Map<String, String> LOCALES = Map.of(
            "DE", "de-DE", "AT", "de-AT", "CH", "de-CH", "IE", "en-IE", "FR", "fr-FR", "US", "en-US", "AU", "en-AU");
    private static final Map<String, List<String>> REGIONS =
            Map.of("US", List.of("NY", "CA", "TX", "TN"), "AU", List.of("VIC", "NSW"), "CA", List.of("ON", "BC"));

    private OrderMessage() {}

    /**
     * @param listPrice usual price by SKU
     */
    static Map<String, Object> of(
            String orderId, Invoice invoice, int shiftDays, Function<String, BigDecimal> listPrice) {
        Instant placedAt = invoice.at().plusDays(shiftDays).toInstant(ZoneOffset.UTC);
        String number = invoice.number();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderId", orderId);
        order.put("placedAt", placedAt.toString());
        order.put("channel", Dice.oneIn(0.8, number, "channel") ? "web" : "phone");
        order.put("seller", DemoCatalogue.sellerOf(number));
        order.put("customer", customer(invoice));
        order.put("shipTo", shipTo(invoice));
        order.put("delivery", Map.of("service", Dice.oneIn(0.15, number, "express") ? "express" : "standard"));
        order.put("payment", payment(number, placedAt));
        order.put("charges", charges(invoice));
        order.put("shipComplete", Dice.oneIn(0.06, number, "complete"));
        List<Object> lines = new ArrayList<>();
        for (Line line : invoice.lines()) {
            lines.add(line(
                    number,
                    lines.size() + 1,
                    line,
                    listPrice.apply(line.sku()),
                    placedAt.atOffset(ZoneOffset.UTC).toLocalDate()));
        }
        order.put("lines", lines);
        return order;
    }

    private static Map<String, Object> customer(Invoice invoice) {
        String id = invoice.customer();
        String first = Dice.pick(FIRST, id, "first");
        String last = Dice.pick(LAST, id, "last");
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("id", id);
        customer.put("name", first + " " + last);
        double tier = id.startsWith("guest") ? 1 : Dice.of(id, "tier");
        if (tier < 0.3) {
            customer.put("tier", tier < 0.1 ? "gold" : "silver");
        }
        String mailbox = (first + "." + last + "." + id).toLowerCase(Locale.ROOT);
        customer.put("email", mailbox + (Dice.oneIn(0.5, id, "domain") ? "@example.com" : "@example.org"));
        if (Dice.oneIn(0.7, id, "phone")) {
            customer.put("phone", phone(invoice.country(), id));
        }
        customer.put("locale", LOCALES.getOrDefault(invoice.country(), "en-GB"));
        return customer;
    }

    /** Numbers that the regulators keep free for film and radio: Ofcom, ARCEP, NANPA; everybody else gets Ofcom's. */
    private static String phone(String country, String id) {
        return switch (country) {
            case "FR" -> "+3363998" + String.format(Locale.ROOT, "%04d", Dice.between(0, 9999, id, "number"));
            case "US", "CA" -> "+120255501" + String.format(Locale.ROOT, "%02d", Dice.between(0, 99, id, "number"));
            default -> "+447700900" + String.format(Locale.ROOT, "%03d", Dice.between(0, 999, id, "number"));
        };
    }

    private static Map<String, Object> shipTo(Invoice invoice) {
        Map<String, Object> shipTo = new LinkedHashMap<>();
        shipTo.put("country", invoice.country());
        List<String> regions = REGIONS.get(invoice.country());
        if (regions != null && Dice.oneIn(0.8, invoice.customer(), "region known")) {
            shipTo.put("region", Dice.pick(regions, invoice.customer(), "region"));
        }
        return shipTo;
    }

    private static Map<String, Object> payment(String number, Instant placedAt) {
        Map<String, Object> payment = new LinkedHashMap<>();
        payment.put("method", Dice.oneIn(0.75, number, "method") ? "card" : "invoice");
        payment.put("credit", "NONE");
        payment.put("currency", "GBP");
        payment.put("completeAt", placedAt.plusSeconds(2).toString());
        payment.put("captured", false);
        return payment;
    }

    private static Map<String, Object> charges(Invoice invoice) {
        BigDecimal goods = invoice.lines().stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
        String shipping = goods.compareTo(BigDecimal.valueOf(150)) >= 0 ? "0.00" : "4.95";
        Map<String, Object> charges = new LinkedHashMap<>();
        charges.put("shipping", shipping);
        charges.put("tax", "0.00");
        charges.put("discount", "0.00");
        charges.put("total", goods.add(new BigDecimal(shipping)).toPlainString());
        return charges;
    }

    private static Map<String, Object> line(String number, int no, Line line, BigDecimal usual, LocalDate placedOn) {
        String name = number + "/" + no;
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("line", no);
        out.put("sku", line.sku());
        out.put("quantity", line.quantity());
        if (Dice.oneIn(0.02, name, "own seller")) {
            out.put("seller", DemoCatalogue.sellerOf(name));
        }
        out.put("unitPrice", line.price().setScale(2, RoundingMode.HALF_UP).toPlainString());
        BigDecimal list = usual.max(line.price().multiply(new BigDecimal("1.1")));
        BigDecimal factor = Dice.oneIn(0.006, name, "far below list") ? BigDecimal.valueOf(4) : BigDecimal.ONE;
        out.put(
                "listPrice",
                list.multiply(factor).setScale(2, RoundingMode.HALF_UP).toPlainString());
        if (Dice.oneIn(0.08, name, "needBy")) {
            out.put(
                    "needBy",
                    placedOn.plusDays(Dice.between(6, 28, name, "days")).toString());
            if (Dice.oneIn(0.25, name, "essential")) {
                out.put("needByEssential", true);
            }
        }
        if (Dice.oneIn(0.1, number, "stated")) {
            // Not Map.of: its order differs from run to run.
            Map<String, Object> within = new LinkedHashMap<>();
            within.put("within", 5);
            within.put("unit", "BUSINESS_DAYS");
            out.put("statedShip", within);
        }
        return out;
    }
}
