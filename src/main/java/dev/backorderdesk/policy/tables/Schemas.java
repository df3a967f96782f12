package dev.backorderdesk.policy.tables;

import static dev.backorderdesk.policy.tables.Schema.maybe;
import static dev.backorderdesk.policy.tables.Schema.then;
import static dev.backorderdesk.policy.tables.Schema.when;

import java.util.List;

/** The tables that there are. */
final class Schemas {
    static final String FOLDER = "rules/tables/";

    static final Schema SELLER_POLICY = new Schema(
            FOLDER + "seller-policy.csv",
            List.of(
                    when("seller", CellType.NAME),
                    when("category", CellType.NAME),
                    when("tier", CellType.NAME),
                    then("line limit", CellType.LIMIT),
                    then("customer limit", CellType.LIMIT),
                    then("customer window days", CellType.DAYS),
                    then("may backorder", CellType.YES_NO),
                    then("backorder limit", CellType.LIMIT),
                    then("longest wait days", CellType.DAYS_OR_UNLIMITED),
                    then("may preorder", CellType.YES_NO),
                    then("preorder limit", CellType.LIMIT)));

    static final Schema SELLER_TRUST = new Schema(
            FOLDER + "seller-trust.csv",
            List.of(
                    when("seller", CellType.NAME),
                    then("refund policy required", CellType.YES_NO),
                    then("lowest reputation", CellType.PERCENT),
                    then("lowest price percent", CellType.PERCENT)));

    static final Schema CARRIAGE = new Schema(
            FOLDER + "carriage.csv",
            List.of(
                    when("country", CellType.COUNTRY),
                    when("service", CellType.NAME),
                    when("order", CellType.ORDER),
                    then("carrier", CellType.TEXT),
                    then("transit days", CellType.DAYS),
                    then("calendar", CellType.CALENDAR)));

    static final Schema SUPPLY = new Schema(
            FOLDER + "supply.csv",
            List.of(
                    when("supplier", CellType.NAME),
                    then("overdue push days", CellType.DAYS),
                    then("undated after days", CellType.DAYS),
                    then("far ahead days", CellType.DAYS),
                    then("lead time percent", CellType.PERCENT_OF_LEAD_TIME),
                    maybe("remind after days", CellType.DAYS, 3L)));

    static final Schema REGIMES = new Schema(
            FOLDER + "regimes.csv", List.of(when("country", CellType.COUNTRY), then("regime", CellType.REGIME)));

    static final Schema PRIORITY = new Schema(
            FOLDER + "priority.csv",
            List.of(
                    when("seller", CellType.NAME),
                    when("category", CellType.NAME),
                    when("tier", CellType.NAME),
                    when("channel", CellType.NAME),
                    when("country", CellType.COUNTRY),
                    then("priority", CellType.PRIORITY)));

    static final Schema BACKORDER_PROCESSING = new Schema(
            FOLDER + "backorder-processing.csv",
            List.of(
                    when("seller", CellType.NAME),
                    when("category", CellType.NAME),
                    when("tier", CellType.NAME),
                    when("channel", CellType.NAME),
                    when("country", CellType.COUNTRY),
                    then("class", CellType.STRATEGY),
                    then("place", CellType.ORDER),
                    then("sort", CellType.SORT),
                    then("if not all", CellType.FALLBACK),
                    then("lends stock", CellType.YES_NO),
                    then("group", CellType.TEXT)));

    static final Schema BACKORDER_SHARES = new Schema(
            FOLDER + "backorder-shares.csv",
            List.of(
                    when("sku", CellType.NAME),
                    when("category", CellType.NAME),
                    when("group", CellType.NAME),
                    then("most pieces", CellType.LIMIT),
                    then("most percent", CellType.PERCENT),
                    then("protected pieces", CellType.LIMIT),
                    then("protected percent", CellType.PERCENT)));

    static final Schema SUSPENSION = new Schema(
            FOLDER + "suspension.csv",
            List.of(
                    when("seller", CellType.NAME),
                    when("country", CellType.COUNTRY),
                    when("service", CellType.NAME),
                    then("action", CellType.SUSPENSION),
                    then("assumed days", CellType.DAYS)));

    static final Schema REGIME_TERMS = new Schema(
            FOLDER + "regime-terms.csv",
            List.of(
                    when("regime", CellType.REGIME),
                    then("judged by", CellType.JUDGED_BY),
                    then("default days", CellType.DAYS),
                    then("credit days", CellType.DAYS),
                    then("short delay days", CellType.DAYS),
                    then("refund days", CellType.ORDER),
                    then("refund calendar", CellType.CALENDAR),
                    then("business calendar", CellType.CALENDAR),
                    then("refund reminder days", CellType.DAYS),
                    then("refund alarm days", CellType.DAYS),
                    then("late scan hours", CellType.HOURS),
                    maybe("late answer hours", CellType.HOURS, 1L)));

    static final List<Schema> ALL = List.of(
            SELLER_POLICY,
            SELLER_TRUST,
            CARRIAGE,
            SUPPLY,
            REGIMES,
            REGIME_TERMS,
            PRIORITY,
            BACKORDER_PROCESSING,
            BACKORDER_SHARES,
            SUSPENSION);

    private Schemas() {}
}
