package dev.backorderdesk.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Made-up catalogue, stock and supply for the real SKUs. Every SKU lives one of a few lives. */
final class DemoCatalogue {

    /** The demonstration's today. Every date of the files is meant relative to it. */
    static final LocalDate ANCHOR = LocalDate.of(2026, 11, 24);

    static final List<String[]> SELLERS = List.of(
            row("S-1", "Lantern House", "ACTIVE", "94", "https://shop.example.com/s-1/refunds"),
            row("S-2", "Greenfield Gifts", "ACTIVE", "88", "https://shop.example.com/s-2/refunds"),
            row("S-3", "Harbour Trading", "ACTIVE", "91", "https://shop.example.com/s-3/refunds"),
            row("S-4", "Paper & Ribbon", "ACTIVE", "79", "https://shop.example.com/s-4/refunds"),
            row("S-5", "Nordlicht Wohnen", "ACTIVE", "97", "https://shop.example.com/s-5/refunds"),
            row("S-6", "Kitchen Drawer", "ACTIVE", "83", "https://shop.example.com/s-6/refunds"),
            row("S-7", "The Toy Box", "ACTIVE", "90", "https://shop.example.com/s-7/refunds"),
            row("S-8", "Vintage Attic", "ACTIVE", "72", "https://shop.example.com/s-8/refunds"),
            row("S-9", "Too Good To Be True Ltd", "BLOCKED", "11", "https://shop.example.com/s-9/refunds"),
            row("S-10", "Bargain Bin", "ACTIVE", "22", "https://shop.example.com/s-10/refunds"),
            row("S-11", "Cash & Quiet", "ACTIVE", "76", ""),
            row("S-12", "Just Opened", "ACTIVE", "", "https://shop.example.com/s-12/refunds"));

    private static final List<String[]> SUPPLIERS = List.of(
            row("ACME", "Acme Giftware", "GB"),
            row("BRIGHT", "Bright & Sons", "GB"),
            row("CERAMICA", "Ceramica du Nord", "FR"),
            row("DELFT", "Delft Tegels", "NL"),
            row("EMERALD", "Emerald Paper Mill", "IE"),
            row("FUJIAN", "Fujian Lights", "CN"),
            row("GLANZ", "Glanz Weihnachtsschmuck", "DE"),
            row("HAIFA", "Haifa Candles", "IL"),
            row("HUDSON", "Hudson Toys", "US"),
            row("YIWU", "Yiwu Small Goods", "CN"));

    /** What becomes of an article. */
    enum Life {
        PLENTY,
        INBOUND,
        LEAD_TIME,
        NO_LEAD_TIME,
        PREORDER,
        DISCONTINUED,
        UNKNOWN
    }

    /** What is known of a SKU from the orders. */
    record Sku(String sku, String title, BigDecimal median) {}

    private DemoCatalogue() {}

    private static String[] row(String... fields) {
        return fields;
    }

    static String sellerOf(String name) {
        double dice = Dice.of(name, "seller");
        if (dice < 0.5) {
            return "S-1";
        }
        // The four doubtful sellers have one order in a hundred each.
        return dice < 0.96
                ? "S-" + Dice.between(2, 8, name, "other seller")
                : "S-" + Dice.between(9, 12, name, "doubtful seller");
    }

    static Life lifeOf(String sku) {
        double dice = Dice.of(sku, "life");
        if (dice < 0.64) {
            return Life.PLENTY;
        } else if (dice < 0.745) {
            return Life.INBOUND;
        } else if (dice < 0.81) {
            return Life.LEAD_TIME;
        } else if (dice < 0.865) {
            return Life.NO_LEAD_TIME;
        } else if (dice < 0.935) {
            return Life.PREORDER;
        }
        return dice < 0.996 ? Life.DISCONTINUED : Life.UNKNOWN;
    }

    static BigDecimal listPrice(Sku sku) {
        return sku.median().multiply(new BigDecimal("1.25")).setScale(2, RoundingMode.HALF_UP);
    }

    static List<String[]> items(Collection<Sku> skus, Map<String, Long> demand) {
        List<String[]> rows = new ArrayList<>();
        rows.add(row(
                "sku",
                "revision",
                "title",
                "category",
                "releaseDate",
                "releaseAt",
                "preorderLimit",
                "preorderEndsAt",
                "discontinued",
                "safetyStock",
                "substitutes",
                "delayLawExempt"));
        for (Sku each : skus) {
            String sku = each.sku();
            Life life = lifeOf(sku);
            if (life == Life.UNKNOWN) {
                continue;
            }
            boolean ahead = life == Life.PREORDER;
            rows.add(row(
                    sku,
                    "1",
                    each.title().isEmpty() ? "Article " + sku : each.title(),
                    category(each.title()),
                    ahead ? ANCHOR.plusDays(Dice.between(7, 26, sku, "release")).toString() : "",
                    "",
                    ahead ? String.valueOf(Math.max(2, demand.getOrDefault(sku, 0L) * 9 / 10)) : "",
                    "",
                    String.valueOf(life == Life.DISCONTINUED),
                    life == Life.PLENTY && Dice.oneIn(0.1, sku, "safety") ? "2" : "0",
                    "",
                    "false"));
        }
        return rows;
    }

    private static String category(String title) {
        String words = title.toUpperCase(Locale.ROOT);
        if (words.matches(".*(CHRISTMAS|XMAS|ADVENT|SANTA|REINDEER).*")) {
            return "seasonal";
        } else if (words.matches(".*(LIGHT|CANDLE|LANTERN|LAMP).*")) {
            return "lighting";
        } else if (words.matches(".*(MUG|CUP|PLATE|BOWL|TEA|CAKE|KITCHEN|JAM|SPOON|LUNCH|BOTTLE).*")) {
            return "kitchen";
        } else if (words.matches(".*(CARD|WRAP|PAPER|PENCIL|NOTEBOOK|RIBBON|STICKER).*")) {
            return "stationery";
        }
        return words.matches(".*(TOY|GAME|DOLL|CHILD|KIDS|PLAY).*") ? "toys" : "giftware";
    }

    static List<String[]> sellers() {
        List<String[]> rows = new ArrayList<>();
        rows.add(row("seller", "revision", "name", "status", "reputation", "refundPolicyUrl", "regime"));
        SELLERS.forEach(s -> rows.add(row(s[0], "1", s[1], s[2], s[3], s[4], "")));
        return rows;
    }

    static List<String[]> suppliers() {
        List<String[]> rows = new ArrayList<>();
        rows.add(row("supplier", "revision", "name", "calendar", "sendTime"));
        SUPPLIERS.forEach(s -> rows.add(row(s[0], "1", s[1], s[2], "")));
        return rows;
    }

    static List<String[]> locations() {
        return List.of(
                row("location", "revision", "country", "timeZone", "calendar", "cutOff", "serves"),
                row("MAIN", "1", "GB", "Europe/London", "GB", "16:00", ""),
                row("WEST", "1", "IE", "Europe/Dublin", "IE", "15:00", "IE|FR|BE|NL|DE|ES|PT"));
    }

    private static String supplierOf(String sku) {
        return Dice.pick(SUPPLIERS, sku, "supplier")[0];
    }

    static List<String[]> supplierItems(Collection<Sku> skus) {
        List<String[]> rows = new ArrayList<>();
        rows.add(row(
                "supplier",
                "sku",
                "revision",
                "leadTimeDays",
                "minimumQuantity",
                "packSize",
                "unitCost",
                "preference"));
        for (Sku each : skus) {
            String sku = each.sku();
            Life life = lifeOf(sku);
            boolean nobody = life == Life.NO_LEAD_TIME && Dice.oneIn(0.3, sku, "nobody supplies");
            if (life == Life.UNKNOWN || life == Life.DISCONTINUED || nobody) {
                continue;
            }
            int pack = Dice.pick(List.of(1, 6, 12, 24), sku, "pack");
            rows.add(row(
                    supplierOf(sku),
                    sku,
                    "1",
                    life == Life.NO_LEAD_TIME ? "" : String.valueOf(Dice.between(4, 18, sku, "lead time")),
                    String.valueOf(pack * Dice.between(1, 4, sku, "minimum")),
                    String.valueOf(pack),
                    each.median()
                            .multiply(new BigDecimal("0.55"))
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString(),
                    "1"));
        }
        return rows;
    }

    /** Pieces at MAIN, by life and by how much the orders of the file want. */
    static long stockOf(String sku, long demand) {
        return switch (lifeOf(sku)) {
            case PLENTY -> demand + demand / 4 + Dice.between(4, 60, sku, "spare");
            case INBOUND -> demand * Dice.between(10, 60, sku, "share") / 100;
            case LEAD_TIME -> demand * Dice.between(0, 60, sku, "share") / 100;
            case NO_LEAD_TIME, DISCONTINUED ->
                Dice.oneIn(0.55, sku, "sold out") ? 0 : demand * Dice.between(20, 80, sku, "share") / 100;
            case PREORDER, UNKNOWN -> 0;
        };
    }

    static List<String[]> stock(String prefix, Map<String, Long> demand) {
        List<String[]> rows = new ArrayList<>();
        rows.add(row("movementId", "kind", "sku", "location", "quantity", "at", "supplyId"));
        String at = ANCHOR.minusDays(1) + "T06:00:00Z";
        new TreeMap<>(demand).forEach((sku, wanted) -> {
            if (lifeOf(sku) == Life.UNKNOWN) {
                return;
            }
            rows.add(row(prefix + sku, "COUNT", sku, "MAIN", String.valueOf(stockOf(sku, wanted)), at, ""));
            if (lifeOf(sku) == Life.PLENTY && Dice.oneIn(0.2, sku, "west")) {
                String pieces = String.valueOf(Dice.between(6, 48, sku, "west pieces"));
                rows.add(row(prefix + sku + "-WEST", "COUNT", sku, "WEST", pieces, at, ""));
            }
        });
        return rows;
    }

    /** Most inbound supply has a good date; some is overdue, undated or far ahead, as it is in life. */
    static List<String[]> supply(String prefix, Map<String, Long> demand) {
        List<String[]> rows = new ArrayList<>();
        rows.add(row(
                "supplyId", "revision", "supplier", "sku", "location", "quantity", "expected", "status", "reorderId"));
        new TreeMap<>(demand).forEach((sku, wanted) -> {
            if (lifeOf(sku) != Life.INBOUND) {
                return;
            }
            double dice = Dice.of(sku, "supply date");
            String expected;
            if (dice < 0.84) {
                expected = ANCHOR.plusDays(Dice.between(2, 24, sku, "arrives")).toString();
            } else if (dice < 0.90) {
                expected = ANCHOR.minusDays(3).toString();
            } else if (dice < 0.935) {
                expected = ANCHOR.minusDays(20).toString();
            } else {
                expected = dice < 0.97 ? "" : ANCHOR.plusDays(150).toString();
            }
            long quantity = Math.max(1, wanted * Dice.between(50, 120, sku, "supply share") / 100);
            rows.add(row(
                    prefix + sku, "1", supplierOf(sku), sku, "MAIN", String.valueOf(quantity), expected, "OPEN", ""));
        });
        return rows;
    }
}
