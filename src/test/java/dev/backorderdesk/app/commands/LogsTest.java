package dev.backorderdesk.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backorderdesk.app.config.Configuration.Log.Format;
import dev.backorderdesk.model.Customer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {

    private static final Pattern CALL = Pattern.compile("\\bLOG\\.\\w+\\([^;]*;");
    private static final Pattern PERSONAL =
            Pattern.compile("(?i)\\b(customer|contact|recipient|shipTo|email|phone|postalCode)\\(\\)|\\.to\\(\\)");

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private String written(Format format, String message, Object... values) {
        Logs.write(format, context);
        assertThat(StatusUtil.filterStatusListByTimeThreshold(
                        context.getStatusManager().getCopyOfStatusList(), 0))
                .filteredOn(status -> !status.getMessage().contains("not referenced"))
                .noneMatch(status -> status.getLevel() >= Status.WARN);
        var appender = (ConsoleAppender<ILoggingEvent>) context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .next();
        assertThat(appender.getTarget()).isEqualTo("System.err");
        var event = new LoggingEvent(
                "", context.getLogger("dev.backorderdesk.flow.Some"), Level.WARN, message, null, values);
        event.setInstant(Instant.parse("2026-11-20T09:30:00.123Z"));
        event.setThreadName("main");
        event.setMDCPropertyMap(Map.of("order", "SO-1"));
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void a_readable_line_names_time_level_logger_and_order() {
        assertThat(written(Format.READABLE, "it was {}", "late"))
                .isEqualTo("2026-11-20T09:30:00.123Z WARN  d.b.flow.Some order SO-1 - it was late\n");
    }

    @Test
    void a_json_line_is_one_object() throws IOException {
        String line = written(Format.JSON, "it was \"{}\"\nand more", "late");
        assertThat(line).endsWith("}\n").hasLineCount(1);
        var json = new ObjectMapper().readTree(line);
        assertThat(json.at("/time").asText()).isEqualTo("2026-11-20T09:30:00.123Z");
        assertThat(json.at("/level").asText()).isEqualTo("WARN");
        assertThat(json.at("/loggerName").asText()).isEqualTo("dev.backorderdesk.flow.Some");
        assertThat(json.at("/threadName").asText()).isEqualTo("main");
        assertThat(json.at("/message").asText()).isEqualTo("it was \"late\"\nand more");
        assertThat(json.at("/mdc/order").asText()).isEqualTo("SO-1");
    }

    @Test
    void addresses_of_people_stay_out_of_both_and_so_do_those_in_what_was_thrown() {
        var thrown = new IllegalStateException("550 <ada@example.com>: unknown, +49 151 12345678");
        for (Format format : Format.values()) {
            assertThat(written(format, "order {} failed", "SO-100045678", thrown))
                    .as(format.name())
                    .contains("SO-100045678", "IllegalStateException", "(address)", "(number)")
                    .doesNotContain("ada@", "12345678,");
        }
    }

    @Test
    void arguments_are_not_written_beside_the_message() {
        var ada = new Customer("C-881", "Ada Meyer", null, null, null, null, null, List.of());
        assertThat(written(Format.JSON, "somebody ordered", ada)).doesNotContain("Ada");
    }

    @Test
    void no_line_that_we_log_names_a_person() throws IOException {
        assertThat(personal("LOG.info(\"{} ordered\", order.customer());")).hasSize(1);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java"))::iterator) {
                assertThat(personal(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    private static List<String> personal(String source) {
        return CALL.matcher(source)
                .results()
                .map(call -> call.group())
                .filter(call -> PERSONAL.matcher(call).find())
                .toList();
    }
}
