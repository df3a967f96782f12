package dev.backorderdesk.flow.codec;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields a schema knows, and how they are nested. It cuts a message to its canonical form: known fields only, by
 * name, without nulls, whole numbers spelt as such. What is checked, read and digested is that form.
 *
 * @param type {@code string}, {@code integer}, {@code boolean}, {@code object} or {@code array}; empty where any
 * @param lines a text that may have several lines
 * @param fields of an object
 * @param items of an array
 */
record Shape(
        String type,
        boolean lines,
        SortedMap<String, Shape> fields,
        @Nullable Shape items) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONG_TEXT = 500;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000_000L);

    /** The shape of a schema: its own fields and those of everything that it is put together from. */
    static Shape of(SchemaFiles files, SchemaFiles.Placed placed) {
        SchemaFiles.Placed schema = files.resolve(placed);
        JsonNode node = schema.node();
        SortedMap<String, Shape> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
            fields.put(field.getKey(), of(files, schema.child(field.getValue())));
        }
        JsonNode items = node.get("items");
        return new Shape(
                node.path("type").asString(""),
                node.path("maxLength").asInt(0) >= LONG_TEXT && !node.has("pattern"),
                fields,
                items == null ? null : of(files, schema.child(items)));
    }

    /** The canonical form; what has another type than it should is kept as it is, for the validator to see. */
    JsonNode cut(JsonNode node) {
        if (node instanceof ObjectNode object && type.equals("object")) {
            ObjectNode cut = NODES.objectNode();
            for (Map.Entry<String, Shape> field : fields.entrySet()) {
                JsonNode value = object.get(field.getKey());
                if (value != null && !value.isNull()) {
                    cut.set(field.getKey(), field.getValue().cut(value));
                }
            }
            return cut;
        }
        if (node instanceof ArrayNode list && items != null) {
            ArrayNode cut = NODES.arrayNode(list.size());
            for (JsonNode each : list) {
                cut.add(items.cut(each));
            }
            return cut;
        }
        return node.isNumber() ? number(node) : node;
    }

    /** 1.0 and 1e0 are 1; a number too large for anything of ours becomes text, which is an error everywhere. */
    private static JsonNode number(JsonNode node) {
        if (node.isInt() || node.isLong()) {
            return NODES.numberNode(node.longValue());
        }
        BigDecimal value = node.decimalValue();
        if (value.abs().compareTo(MOST) > 0) {
            return NODES.stringNode(value.toString());
        }
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0
                ? NODES.numberNode(value.longValueExact())
                : node;
    }
}
