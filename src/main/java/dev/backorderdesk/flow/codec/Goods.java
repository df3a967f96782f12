package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.promise.PostCodes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Stock, supply, master data and carriers' advisories, from their canonical form. */
final class Goods {

    private Goods() {}

    static StockMovement movement(Fields in) {
        return new StockMovement(
                in.text("movementId"),
                in.choice("kind", StockMovement.Kind.class),
                in.text("sku"),
                in.optionalText("location"),
                in.whole("quantity"),
                in.instant("at"),
                in.optionalText("supplyId"));
    }

    static Supply supply(Fields in) {
        return new Supply(
                in.text("supplyId"),
                in.whole("revision"),
                in.text("supplier"),
                in.text("sku"),
                in.optionalText("location"),
                in.whole("quantity"),
                in.optionalDay("expected"),
                in.choice("status", Supply.Status.class),
                in.optionalText("reorderId"));
    }

    static CatalogEntry item(Fields in) {
        return new Item(
                in.text("sku"),
                in.whole("revision"),
                in.text("title"),
                in.text("category"),
                in.optionalDay("releaseDate"),
                in.optionalInstant("releaseAt"),
                in.optionalWhole("preorderLimit"),
                in.optionalInstant("preorderEndsAt"),
                in.flag("discontinued"),
                orZero(in.optionalWhole("safetyStock")),
                in.texts("substitutes"),
                in.flag("delayLawExempt"));
    }

    static CatalogEntry seller(Fields in) {
        return new Seller(
                in.text("seller"),
                in.whole("revision"),
                in.text("name"),
                in.choice("status", Seller.Status.class),
                in.optionalNumber("reputation"),
                in.optionalText("refundPolicyUrl"),
                in.optionalText("regime"));
    }

    static CatalogEntry supplier(Fields in) {
        return new Supplier(
                in.text("supplier"),
                in.whole("revision"),
                in.text("name"),
                in.text("calendar"),
                in.optionalText("sendTime"));
    }

    static CatalogEntry supplierItem(Fields in) {
        return new SupplierItem(
                in.text("supplier"),
                in.text("sku"),
                in.whole("revision"),
                in.optionalNumber("leadTimeDays"),
                in.whole("minimumQuantity"),
                in.whole("packSize"),
                in.optionalAmount("unitCost"),
                in.number("preference"));
    }

    static CatalogEntry location(Fields in) {
        return new Location(
                in.text("location"),
                in.whole("revision"),
                in.text("country"),
                in.text("timeZone"),
                in.text("calendar"),
                LocalTime.parse(in.text("cutOff")),
                in.texts("serves"));
    }

    /** What is turned round in time or place would be taken and then hold for nothing, and nobody would notice. */
    static List<Problem> neverCovers(JsonNode cut) {
        List<Problem> problems = new ArrayList<>();
        Instant from = instant(cut.path("from"));
        Instant until = instant(cut.path("until"));
        if (from != null && until != null && !until.isAfter(from)) {
            problems.add(new Problem("/until", "instant after from, " + from, until.toString()));
        }
        int i = 0;
        for (JsonNode area : cut.path("destinations")) {
            String first = text(area.path("postalFrom"));
            String last = text(area.path("postalTo"));
            if (!first.isEmpty() && !last.isEmpty() && !PostCodes.isRange(text(area.path("country")), first, last)) {
                problems.add(new Problem("/destinations/" + i + "/postalTo", "post code from " + first + " on", last));
            }
            i++;
        }
        return problems;
    }

    static Shipment shipment(Fields in) {
        return new Shipment(
                in.text("shipmentId"),
                in.whole("revision"),
                in.optionalText("releaseId"),
                in.text("orderId"),
                in.objects("lines", each -> new Shipment.Line(each.number("line"), each.whole("quantity"))),
                in.text("carrier"),
                in.text("trackingNumber"),
                in.optionalText("trackingUrl"),
                in.instant("scannedAt"),
                in.optionalInstant("deliveredAt"));
    }

    /** Nothing arrives before it left. */
    static List<Problem> deliveredFirst(JsonNode cut) {
        Instant scanned = instant(cut.path("scannedAt"));
        Instant delivered = instant(cut.path("deliveredAt"));
        return scanned != null && delivered != null && delivered.isBefore(scanned)
                ? List.of(new Problem("/deliveredAt", "instant not before scannedAt, " + scanned, delivered.toString()))
                : List.of();
    }

    /** Null where it is none; the schema says so then. */
    private static @Nullable Instant instant(JsonNode text) {
        try {
            return text.isString() ? Instant.parse(text.asString()) : null;
        } catch (DateTimeException no) {
            return null;
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    static Advisory advisory(Fields in) {
        return new Advisory(
                in.text("advisoryId"),
                in.whole("revision"),
                in.text("carrier"),
                in.choice("kind", Advisory.Kind.class),
                in.texts("services"),
                in.texts("exceptServices"),
                in.texts("origins"),
                in.objects(
                        "destinations",
                        each -> new Advisory.Destination(
                                each.text("country"),
                                each.optionalText("region"),
                                each.optionalText("postalFrom"),
                                each.optionalText("postalTo"))),
                in.instant("from"),
                in.optionalInstant("until"),
                in.optionalNumber("extraDays"),
                in.optionalChoice("inTransit", Advisory.InTransit.class),
                in.text("reason"));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
