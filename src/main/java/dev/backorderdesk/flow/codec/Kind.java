package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.model.Event;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of message: its schema, its key, its reading.
 *
 * @param prefix stands before the key, see {@link Event#key()}
 * @param keyFields fields that make the key, joined by a slash
 * @param beyond what no schema can say
 */
record Kind(
        MessageSchema schema,
        String prefix,
        List<String> keyFields,
        Function<JsonNode, List<Problem>> beyond,
        Function<Fields, Event> read) {

    private static final int LONGEST_KEY = 100;

    static Kind of(MessageSchema schema, String keyField, Function<Fields, Event> read) {
        return new Kind(schema, "", List.of(keyField), cut -> List.of(), read);
    }

    /** The key where it can be read, even if nothing else is right. */
    @Nullable
    String key(JsonNode message) {
        List<JsonNode> parts = keyFields.stream().map(message::path).toList();
        boolean readable = parts.stream()
                .allMatch(part -> part.isString()
                        && !part.asString().isBlank()
                        && part.asString().length() <= LONGEST_KEY
                        && Characters.clean(part.asString(), false));
        return readable ? prefix + parts.stream().map(JsonNode::asString).collect(Collectors.joining("/")) : null;
    }

    /** Everything that is wrong with a message in its canonical form. */
    List<Problem> check(JsonNode cut) {
        return Stream.concat(schema.check(cut).stream(), beyond.apply(cut).stream())
                .toList();
    }
}
