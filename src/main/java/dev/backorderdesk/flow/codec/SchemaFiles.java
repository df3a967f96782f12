package dev.backorderdesk.flow.codec;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas, as they are validated with. The files allow null wherever a field may be left out; messages come here
 * with their nulls taken out already, so that the null options are left out too: they cost time and blur the errors.
 */
final class SchemaFiles {

    private static final String BASE = "https://backorderdesk.dev/schema/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, JsonNode> files = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    SchemaFiles() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .formats(formats -> Formats.all().forEach(format -> formats.put(format.getName(), format)))
                .build();
        registry = SchemaRegistry.withDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .preloadSchema(true)
                                .build())
                        .schemas(iri -> file(name(iri)).toString()));
    }

    /** The compiled schema of a file ({@code orders.in}). */
    Schema compiled(String name) {
        return registry.getSchema(com.networknt.schema.SchemaLocation.of(BASE + name + ".json"));
    }

    /** The file's tree. */
    JsonNode file(String name) {
        return files.computeIfAbsent(name, SchemaFiles::load);
    }

    /** A schema without its reference: itself, or what it refers to. */
    Placed resolve(Placed schema) {
        JsonNode ref = schema.node().get("$ref");
        if (ref == null) {
            return schema;
        }
        String text = ref.asString();
        int hash = text.indexOf('#');
        String file = hash == 0 ? schema.file() : name(text.substring(0, hash));
        return resolve(new Placed(file, file(file).at(text.substring(hash + 1))));
    }

    /** A schema in its file. */
    record Placed(String file, JsonNode node) {

        Placed child(JsonNode node) {
            return new Placed(file, node);
        }
    }

    /** File name of an IRI, without folder and ending. */
    static String name(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1).replaceFirst("\\.json(#.*)?$", "");
    }

    private static JsonNode load(String name) {
        try (InputStream in = SchemaFiles.class.getResourceAsStream("/schema/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no schema " + name + " among the resources");
            }
            return withoutNulls(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JSON.createArrayNode();
            list.forEach(each -> copy.add(withoutNulls(each)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.get("anyOf") instanceof ArrayNode options
                && options.size() == 2
                && options.get(1).path("type").asString("").equals("null")) {
            return withoutNulls(options.get(0));
        }
        ObjectNode copy = JSON.createObjectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), withoutNulls(field.getValue())));
        if (copy.get("type") instanceof ArrayNode types) {
            copy.set("type", types.get(0));
        }
        if (copy.get("enum") instanceof ArrayNode values) {
            values.removeIf(JsonNode::isNull);
        }
        return copy;
    }
}
