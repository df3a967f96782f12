package dev.backorderdesk.planted.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.Normalizer2;
import com.zaxxer.hikari.HikariDataSource;
import de.focus_shift.jollyday.core.HolidayManager;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.javalin.Javalin;
import io.micrometer.core.instrument.MeterRegistry;
import io.pebbletemplates.pebble.PebbleEngine;
import jakarta.jms.Message;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.kie.api.runtime.KieSession;
import picocli.CommandLine;

/** Every technology in a room that has none. */
interface KnowsTechnology {

    void drools(KieSession session);

    void csv(NamedCsvRecord row);

    void jackson(JsonNode node);

    void jdbc(HikariDataSource source);

    void templates(PebbleEngine engine);

    void holidays(HolidayManager manager);

    void icu(Normalizer2 normalizer);

    void http(Javalin javalin);

    void metrics(MeterRegistry registry);

    void commandLine(CommandLine commands);

    void camelMain(Main main);

    void camel(CamelContext context);

    void messaging(Message message);
}
