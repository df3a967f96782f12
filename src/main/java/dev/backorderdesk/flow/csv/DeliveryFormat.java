package dev.backorderdesk.flow.csv;

import dev.backorderdesk.flow.csv.DeliveryRow.Days;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which files of deliveries can be read, by the columns that are used of them; others may stand beside those. */
enum DeliveryFormat {
    /** Our own. */
    PLAIN(Days.ISO, "supplier", "sku", "category", "sent", "received", "contract_days"),
    /** USAID Supply Chain Management System, delivery history. */
    SCMS(
            Days.SCMS,
            "PO Sent to Vendor Date",
            "Scheduled Delivery Date",
            "Delivered to Client Date",
            "Product Group",
            "Vendor",
            "Item Description"),
    /** Olist, Brazilian e-commerce: {@code olist_orders}; the sellers stand in the next. */
    OLIST_ORDERS(
            Days.ISO,
            "order_id",
            "order_status",
            "order_purchase_timestamp",
            "order_delivered_customer_date",
            "order_estimated_delivery_date"),
    OLIST_ITEMS(Days.ISO, "order_id", "product_id", "seller_id"),
    OLIST_PRODUCTS(Days.ISO, "product_id", "product_category_name"),
    /** Olist's orders without sellers. */
    OLIST_PROMISES(
            Days.DAY_FIRST,
            "order_id",
            "order_status",
            "order_approved_at",
            "order_estimated_delivery_date",
            "order_delivered_customer_date");

    private final Days days;
    private final List<String> columns;

    DeliveryFormat(Days days, String... columns) {
        this.days = days;
        this.columns = List.of(columns);
    }

    /** The first whose columns are all there; null where there is none. */
    static @Nullable DeliveryFormat of(Set<String> header) {
        for (DeliveryFormat format : values()) {
            if (header.containsAll(format.columns)) {
                return format;
            }
        }
        return null;
    }

    Days days() {
        return days;
    }

    static String known() {
        return "the columns " + String.join(",", PLAIN.columns) + ", or a file of SCMS or Olist";
    }
}
