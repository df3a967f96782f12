package dev.backorderdesk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document says what the code does. */
class AsyncApiTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private final JsonNode document = read();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(RESOURCES.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void every_queue_of_ours_is_a_channel_and_no_other_is() {
        Set<String> ours = new TreeSet<>(Queues.all());
        ours.removeIf(each -> each.endsWith(Queues.PARKED));
        ours.add(Queues.SUPPLIER_REORDERS + "{supplier}");
        ours.add(Queues.SUPPLIER_REMINDERS + "{supplier}");
        ours.add("{queue}" + Queues.PARKED);
        ours.add(Queues.ORDERS_EVENTS);
        assertThat(document.path("channels"))
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void we_receive_on_what_comes_in_and_send_on_the_rest() {
        List<String> received = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        document.path("operations").forEach(operation -> {
            String address = follow(operation.path("channel")).path("address").asText();
            (operation.path("action").asText().equals("receive") ? received : sent).add(address);
        });
        assertThat(received).containsExactlyInAnyOrderElementsOf(Queues.IN);
        assertThat(sent).doesNotContainAnyElementsOf(Queues.IN).hasSize(11);
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_used() throws IOException {
        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asText).toList();
        assertThat(references).isNotEmpty();
        assertThat(references.stream().filter(each -> each.startsWith("#")))
                .allSatisfy(each -> assertThat(document.at(each.substring(1)).isMissingNode())
                        .as(each)
                        .isFalse());
        Set<String> files = new TreeSet<>();
        try (Stream<Path> schemas = Files.list(RESOURCES.resolve("schema"))) {
            schemas.map(each -> "schema/" + each.getFileName()).forEach(files::add);
        }
        files.remove("schema/defs.json");
        assertThat(references.stream().filter(each -> !each.startsWith("#")).distinct())
                .containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void the_schema_of_a_queue_bears_its_name() {
        document.path("channels").forEach(channel -> {
            String address = channel.path("address").asText();
            if (Queues.IN.contains(address) || Queues.ANSWERS.contains(address)) {
                JsonNode message = follow(channel.path("messages").iterator().next());
                assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("schema/" + address + ".json");
            }
        });
        assertThat(document.path("asyncapi").asText()).startsWith("3.");
    }

    private JsonNode follow(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }
}
