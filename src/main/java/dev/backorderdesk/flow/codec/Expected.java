package dev.backorderdesk.flow.codec;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a schema expects, in words: its title where it has one, else said from its keywords. */
final class Expected {

    private static final long UNBOUNDED = 1_000_000_000L;

    private Expected() {}

    /** @param keyword the keyword that failed; it decides which bound is told */
    static String of(SchemaFiles files, SchemaFiles.Placed placed, String keyword) {
        JsonNode schema = files.resolve(placed).node();
        if (schema.has("title")) {
            return schema.get("title").asString();
        }
        if (schema.has("const")) {
            return schema.get("const").asString();
        }
        if (schema.has("enum")) {
            List<String> names = new ArrayList<>();
            schema.get("enum").forEach(each -> names.add(each.asString()));
            return "one of " + String.join(", ", names);
        }
        return switch (schema.path("type").asString("")) {
            case "integer" -> whole(schema, keyword);
            case "string" -> text(schema);
            case "boolean" -> "true or false";
            case "array" -> list(schema);
            case "object" -> "a JSON object";
            default ->
                schema.path("anyOf").isArray()
                        ? of(files, placed.child(schema.get("anyOf").get(0)), keyword)
                        : "something else";
        };
    }

    private static String whole(JsonNode schema, String keyword) {
        long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        if (most < UNBOUNDED) {
            return "whole number from " + least + " to " + most;
        }
        if (keyword.equals("maximum")) {
            return "whole number <= " + most;
        }
        return least <= -UNBOUNDED && !keyword.equals("minimum") ? "whole number" : "whole number >= " + least;
    }

    private static String text(JsonNode schema) {
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(0);
        if (most == 0) {
            return "text";
        }
        return least == 0
                ? "text of at most " + most + " characters"
                : "text of " + least + " to " + most + " characters";
    }

    private static String list(JsonNode schema) {
        if (schema.path("minItems").asInt(0) > 0) {
            return "list of at least " + schema.get("minItems").asInt();
        }
        return schema.has("maxItems")
                ? "list of at most " + schema.get("maxItems").asLong()
                : "list";
    }
}
