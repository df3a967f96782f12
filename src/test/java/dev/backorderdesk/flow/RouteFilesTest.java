package dev.backorderdesk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** The folder of routes is what its README says. */
class RouteFilesTest {

    private static final String ENDING = ".camel.yaml";

    @Test
    void a_file_bears_the_id_of_its_one_route_and_says_what_it_does() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            List<String> names = names();
            RouteFiles.load(context, names.toArray(String[]::new));
            assertThat(context.getRouteDefinitions())
                    .extracting(RouteDefinition::getRouteId)
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().filter(each -> !each.startsWith("_")).toList());
            assertThat(context.getRouteDefinitions()).allSatisfy(each -> {
                assertThat(each.getDescriptionText()).as(each.getRouteId()).isNotBlank();
                assertThat(each.getOutputs())
                        .allSatisfy(step ->
                                assertThat(step.getId()).as("a step's id").startsWith(each.getRouteId()));
            });
        }
    }

    @Test
    void every_queue_that_comes_in_and_every_workers_queue_has_a_file_and_the_readme_names_it() throws Exception {
        String readme = Files.readString(Path.of("routes/README.md"));
        List<String> queues =
                Stream.concat(Queues.IN.stream(), Queues.NOTICES.stream()).toList();
        assertThat(names())
                .containsAll(queues.stream().map(each -> each.replace('.', '-')).toList());
        assertThat(names()).allSatisfy(each -> assertThat(readme).contains("`" + each + "`"));
        assertThat(queues).allSatisfy(each -> assertThat(readme).contains(each));
    }

    private static List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(ENDING))
                    .map(each -> each.substring(0, each.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
