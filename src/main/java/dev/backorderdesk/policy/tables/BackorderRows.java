package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderPolicy.Sort;
import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import dev.backorderdesk.policy.BackorderShare;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of backorder processing, and what must hold among them. */
final class BackorderRows {
    private static final int CLASS = 5;
    private static final int PLACE = 6;
    private static final int SORT = 7;
    private static final int FALLBACK = 8;
    private static final String STAY = "stay";

    private BackorderRows() {}

    static BackorderPolicy policy(Row row) {
        Strategy strategy = Strategy.valueOf(capitals(row.text(CLASS)));
        String fallback = row.text(FALLBACK);
        return new BackorderPolicy(
                strategy,
                row.whole(PLACE),
                Sort.valueOf(capitals(row.text(SORT))),
                fallback.equals(STAY) ? strategy : Strategy.valueOf(capitals(fallback)),
                row.yes(9),
                row.text(10),
                row.source());
    }

    static BackorderShare share(Row row) {
        return new BackorderShare(row.number(3), row.whole(4), row.number(5), row.whole(6), row.source());
    }

    static void policies(List<Row> rows, Findings findings) {
        Map<List<Object>, Row> places = new HashMap<>();
        for (Row row : rows) {
            if (!row.text(FALLBACK).equals(STAY) && !row.text(CLASS).equals("win")) {
                findings.error(
                        row.number(),
                        "if not all",
                        row.text(FALLBACK),
                        "Only class win has another; for class " + row.text(CLASS) + " write " + STAY + ".");
            }
            Row first = places.putIfAbsent(List.of(row.text(CLASS), row.number(PLACE)), row);
            if (first != null && !first.text(SORT).equals(row.text(SORT))) {
                findings.error(
                        row.number(),
                        "sort",
                        row.text(SORT),
                        "Row " + first.number() + " sorts the same class and place by " + first.text(SORT)
                                + ": one of two lines would stand both before and behind the other. Write the same, or another place.");
            }
        }
    }

    static void shares(List<Row> rows, Findings findings) {
        for (Row row : rows) {
            if (row.number(5) > row.number(3)) {
                findings.error(
                        row.number(),
                        "protected pieces",
                        String.valueOf(row.number(5)),
                        "The group may have no more than " + row.number(3) + " pieces: no more can be guaranteed.");
            }
            if (row.whole(6) > row.whole(4)) {
                findings.error(
                        row.number(),
                        "protected percent",
                        String.valueOf(row.whole(6)),
                        "The group may have no more than " + row.whole(4) + " percent: no more can be guaranteed.");
            }
        }
    }

    private static String capitals(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
