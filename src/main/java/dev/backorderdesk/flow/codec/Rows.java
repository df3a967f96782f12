package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Reply;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a table as messages: a cell becomes what its field's schema says, then the message is decoded as any other. */
public final class Rows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");
    private static final String KIND = "kind";
    private static final String REVISION = "revision";

    private final Decoder decoder;
    private final String queue;
    private final @Nullable String entry;
    private final Shape shape;
    private final Set<String> required;

    /** @param entry {@code kind} of the catalogue's messages, null for others */
    public Rows(Decoder decoder, String queue, @Nullable String entry) {
        this.decoder = decoder;
        this.queue = queue;
        this.entry = entry;
        MessageSchema schema = decoder.schema(queue, entry);
        this.shape = schema.shape();
        this.required = schema.required();
    }

    /** Names that a column may have. */
    public Set<String> columns() {
        Set<String> columns = new TreeSet<>(shape.fields().keySet());
        if (entry != null) {
            columns.remove(KIND);
        }
        return columns;
    }

    /** Columns that must be there. A revision that is missing is 1; nothing else is made up, least of all a key. */
    public Set<String> required() {
        Set<String> columns = new TreeSet<>(required);
        columns.remove(REVISION);
        if (entry != null) {
            columns.remove(KIND);
        }
        return columns;
    }

    /**
     * Decodes a row.
     *
     * @param cells by column; an empty cell is a field that is left out
     */
    public Received read(Map<String, String> cells) {
        ObjectNode message = NODES.objectNode();
        if (entry != null) {
            message.put(KIND, entry);
        }
        cells.forEach((column, cell) -> {
            Shape field = shape.fields().get(column);
            if (field != null && !cell.isEmpty()) {
                message.set(column, value(field, cell));
            }
        });
        if (shape.fields().containsKey(REVISION) && !message.has(REVISION)) {
            message.put(REVISION, 1);
        }
        return decoder.decode(queue, message, Raw.text(message.toString()), Reply.NONE);
    }

    private static JsonNode value(Shape field, String cell) {
        return switch (field.type()) {
            case "integer" ->
                NUMBER.matcher(cell).matches() ? NODES.numberNode(new BigDecimal(cell)) : NODES.stringNode(cell);
            case "boolean" ->
                cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")
                        ? NODES.booleanNode(cell.equalsIgnoreCase("true"))
                        : NODES.stringNode(cell);
            case "array" -> {
                ArrayNode list = NODES.arrayNode();
                for (String each : cell.split("\\|", -1)) {
                    list.add(each.strip());
                }
                yield list;
            }
            default -> NODES.stringNode(cell);
        };
    }
}
