package dev.backorderdesk.model;

import org.jspecify.annotations.Nullable;

/**
 * Who delivers to us.
 *
 * @param supplier id of {@code [A-Za-z0-9_-]{1,40}}, it becomes part of a queue name
 * @param calendar name of a calendar in {@code config/calendars}
 * @param sendTime how long a proposal collects: an ISO 8601 duration ({@code PT5M}) or a time of day in the shop's
 *     zone ({@code 16:30}); null means the setting's default
 */
public record Supplier(
        String supplier,
        long revision,
        String name,
        String calendar,
        @Nullable String sendTime) implements CatalogEntry {

    @Override
    public String key() {
        return "SUPPLIER/" + supplier;
    }
}
