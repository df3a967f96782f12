package dev.backorderdesk.scenario;

import static dev.backorderdesk.scenario.Shop.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.flow.codec.Decoder;
import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.promise.Advisories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fourteen notices of {@code src/test/resources/advisories}: each message does what the text means, and no more. */
class RealAdvisoriesTest {
    private static final Path MESSAGES = Path.of("src/test/resources/advisories/messages.jsonl");
    private static final Decoder DECODER = new Decoder(1_048_576, 5000);
    private static final Map<String, List<Arrival>> NOTICES = notices();

    private static Map<String, List<Arrival>> notices() {
        Map<String, List<Arrival>> notices = new LinkedHashMap<>();
        JsonMapper json = JsonMapper.builder().build();
        try {
            for (String line : Files.readAllLines(MESSAGES)) {
                JsonNode row = json.readTree(line);
                Received received = DECODER.decode(new BatchMessage(
                        row.path("queue").asString(),
                        row.path("message").toString(),
                        null,
                        null,
                        "ID:1",
                        null,
                        Map.of()));
                notices.computeIfAbsent(row.path("advisory").asString(), id -> new ArrayList<>())
                        .add((Arrival) received);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return notices;
    }

    private static List<Advisory> words(String notice) {
        return Objects.requireNonNull(NOTICES.get(notice), notice).stream()
                .map(each -> (Advisory) each.event())
                .toList();
    }

    @ParameterizedTest(name = "{0} at {1}: {2} {3} from {4} to {5} {6} {7} is {8}")
    @CsvSource(
            nullValues = "-",
            value = {
                "usps-libya-2021,2021-09-17T04:00:00Z,USPS,PMI,US,LY,-,-,SUSPENSION",
                "usps-libya-2021,2021-09-17T03:59:59Z,USPS,PMI,US,LY,-,-,open",
                "usps-libya-2021,2026-01-01T00:00:00Z,USPS,M-Bag,US,LY,-,-,SUSPENSION",
                "usps-libya-2021,2022-01-01T00:00:00Z,USPS,letter,US,LY,-,-,open",
                "usps-libya-2021,2022-01-01T00:00:00Z,DHL,PMI,US,LY,-,-,open",
                "usps-libya-2021,2022-01-01T00:00:00Z,USPS,PMI,US,TN,-,-,open",
                "usps-egypt-2011,2011-02-10T05:00:00Z,USPS,PMI,US,EG,-,-,SUSPENSION",
                "usps-egypt-2011,2011-02-09T00:00:00Z,USPS,PMI,US,EG,-,-,open",
                "usps-egypt-2011,2011-03-01T00:00:00Z,USPS,PMI,US,SD,-,-,open",
                "usps-yemen-2015,2015-08-01T04:00:00Z,USPS,PMI,US,YE,-,-,SUSPENSION",
                "usps-yemen-2015,2015-07-31T12:00:00Z,USPS,PMI,US,YE,-,-,open",
                "usps-yemen-2015,2015-09-01T00:00:00Z,USPS,PMI,US,OM,-,-,open",
                "usps-crimea-2014,2014-04-12T00:00:00Z,USPS,PMI,US,UA,-,95000,SUSPENSION",
                "usps-crimea-2014,2014-04-12T00:00:00Z,USPS,PMI,US,UA,-,99999,SUSPENSION",
                "usps-crimea-2014,2014-04-12T00:00:00Z,USPS,PMI,US,UA,-,94999,open",
                "usps-crimea-2014,2014-04-12T00:00:00Z,USPS,PMI,US,UA,-,-,open",
                "usps-crimea-2014,2014-04-10T00:00:00Z,USPS,PMI,US,UA,-,97500,open",
                "usps-russia-2022,2022-03-11T05:00:00Z,USPS,PMI,US,RU,-,-,SUSPENSION",
                "usps-russia-2022,2022-03-12T00:00:00Z,USPS,military,US,RU,-,-,open",
                "usps-russia-2022,2022-03-12T00:00:00Z,USPS,diplomatic,US,RU,-,-,open",
                "usps-russia-2022,2022-03-10T00:00:00Z,USPS,PMI,US,RU,-,-,open",
                "fedex-il-2023-susp,2023-10-09T08:00:00Z,FEDEX,standard,US,IL,-,-,SUSPENSION",
                "fedex-il-2023-susp,2023-10-09T08:00:00Z,TNT,standard,IL,US,-,-,SUSPENSION",
                "fedex-il-2023-susp,2023-10-10T20:59:59Z,FEDEX,standard,IL,US,-,-,SUSPENSION",
                "fedex-il-2023-susp,2023-10-10T21:00:00Z,FEDEX,standard,US,IL,-,-,open",
                "fedex-il-2023-susp,2023-10-08T20:59:59Z,FEDEX,standard,US,IL,-,-,open",
                "fedex-il-2023-susp,2023-10-09T08:00:00Z,UPS,standard,US,IL,-,-,open",
                "ups-il-2023,2023-10-12T00:00:00Z,UPS,standard,US,IL,-,-,SUSPENSION",
                "ups-il-2023,2023-10-12T00:00:00Z,UPS,standard,IL,US,-,-,SUSPENSION",
                "ups-il-2023,2023-10-12T00:00:00Z,FEDEX,standard,US,IL,-,-,open",
                "ups-il-2023,2023-10-10T00:00:00Z,UPS,standard,US,IL,-,-,open",
                "emis-il-2019,2019-11-13T00:00:00Z,DHL,standard,DE,IL,D,-,DELAY",
                "emis-il-2019,2019-11-13T00:00:00Z,USPS,PMI,US,IL,M,-,DELAY",
                "emis-il-2019,2019-11-13T00:00:00Z,DHL,standard,DE,IL,HA,-,open",
                "emis-il-2019,2019-11-13T00:00:00Z,DHL,standard,DE,IL,-,-,open",
                "emis-il-2019,2019-11-11T00:00:00Z,DHL,standard,DE,IL,D,-,open",
                "usps-covid-2020-08,2020-08-15T00:00:00Z,USPS,PMI,US,EC,-,-,SUSPENSION",
                "usps-covid-2020-08,2020-08-15T00:00:00Z,USPS,PMI,US,TM,-,-,SUSPENSION",
                "usps-covid-2020-08,2020-08-15T00:00:00Z,USPS,PMI,US,BR,-,-,open",
                "usps-covid-2020-08,2020-08-13T00:00:00Z,USPS,PMI,US,EC,-,-,open",
                "usps-covid-2020-04-03,2020-04-03T04:00:00Z,USPS,PMI,US,FJ,-,-,SUSPENSION",
                "usps-covid-2020-04-03,2020-04-03T04:00:00Z,USPS,PMI,US,ZW,-,-,SUSPENSION",
                "usps-covid-2020-04-03,2020-04-03T04:00:00Z,USPS,PMI,US,NZ,-,-,open",
                "usps-covid-2020-04-03,2020-04-02T00:00:00Z,USPS,PMI,US,IN,-,-,open",
                "auspost-melb-2020,2020-09-01T00:00:00Z,USPS,PMI,US,AU,VIC,3000,DELAY",
                "auspost-melb-2020,2020-09-01T00:00:00Z,USPS,EMS,US,AU,VIC,3000,open",
                "auspost-melb-2020,2020-09-01T00:00:00Z,USPS,PMI,US,AU,NSW,2000,open",
                "auspost-melb-2020,2020-07-01T00:00:00Z,USPS,PMI,US,AU,VIC,3000,open",
                "spain-2020-07-01,2020-07-02T00:00:00Z,CORREOS,standard,ES,FR,-,-,SUSPENSION",
                "spain-2020-07-01,2020-07-02T00:00:00Z,CORREOS,standard,ES,US,-,-,RESUMPTION",
                "spain-2020-07-01,2020-07-02T00:00:00Z,CORREOS,standard,FR,ES,-,-,open",
                "spain-2020-07-01,2020-06-30T00:00:00Z,CORREOS,standard,ES,FR,-,-,open",
                "fiji-2022,2022-05-01T00:00:00Z,USPS,PMI,US,FJ,-,-,RESUMPTION",
                "fiji-2022,2022-04-30T11:59:59Z,USPS,PMI,US,FJ,-,-,open",
                "fiji-2022,2022-05-01T00:00:00Z,USPS,PMI,US,WS,-,-,open"
            })
    void it_holds_where_and_when_its_text_says(
            String notice,
            Instant at,
            String carrier,
            String service,
            String origin,
            String country,
            @Nullable String region,
            @Nullable String code,
            String expected) {
        Advisory counts = Advisories.at(at, words(notice))
                .covering(carrier, service, origin, new ShipTo(country, region, code, null));
        assertThat(counts == null ? "open" : counts.kind().name()).isEqualTo(expected);
    }

    // Orders that were decided before the notice came.

    private Shop shop(Path folder) throws IOException {
        Shop shop = new Shop().sells("LAMP");
        shop.follows(RuleFiles.load(Rules.with(
                        folder,
                        "carriage.csv",
                        "country,service,order,carrier,transit days,calendar",
                        "*,*,1,USPS,5,weekdays",
                        "IL,*,1,UPS,5,weekdays",
                        "IL,*,2,FEDEX,6,weekdays",
                        "IL,*,3,TNT,7,weekdays",
                        "FR,*,1,CORREOS,5,weekdays",
                        "US,*,1,CORREOS,5,weekdays"))
                .orThrow());
        shop.location("MADRID", "ES", "Europe/Madrid", "DE");
        shop.has(100, "LAMP", "MADRID");
        return shop;
    }

    /** A notice, an order of before it, and what becomes of it. */
    private static final String ORDERS = """
            usps-libya-2021,PMI,LY,-,-,held
            usps-libya-2021,letter,LY,-,-,goes
            usps-libya-2021,PMI,TN,-,-,goes
            usps-egypt-2011,-,EG,-,-,held
            usps-egypt-2011,-,SD,-,-,goes
            usps-yemen-2015,-,YE,-,-,held
            usps-yemen-2015,-,OM,-,-,goes
            usps-crimea-2014,-,UA,43,97500,held
            usps-crimea-2014,-,UA,30,01001,goes
            usps-russia-2022,-,RU,-,-,held
            usps-russia-2022,diplomatic,RU,-,-,goes
            # It was over when it came.
            fedex-il-2023-susp,-,IL,-,-,goes
            ups-il-2023,-,IL,-,-,FEDEX
            ups-il-2023,-,EG,-,-,goes
            emis-il-2019,-,IL,D,-,later
            emis-il-2019,-,IL,HA,-,goes
            usps-covid-2020-08,-,EC,-,-,held
            usps-covid-2020-08,-,BR,-,-,goes
            usps-covid-2020-04-03,-,FJ,-,-,held
            usps-covid-2020-04-03,-,NZ,-,-,goes
            auspost-melb-2020,-,AU,VIC,3000,later
            auspost-melb-2020,EMS,AU,VIC,3000,goes
            auspost-melb-2020,-,AU,NSW,2000,goes
            spain-2020-07-01,-,FR,-,-,held
            spain-2020-07-01,-,US,-,-,goes
            fiji-2022,-,FJ,-,-,goes
            """;

    private static final String NAMED = "{0}: {2} {3} {4} by {1}: {5}";

    @ParameterizedTest(name = NAMED)
    @CsvSource(nullValues = "-", textBlock = ORDERS)
    void a_released_order_is_treated_as_its_text_means(
            String notice,
            @Nullable String service,
            String country,
            @Nullable String region,
            @Nullable String code,
            String expected,
            @TempDir Path folder)
            throws IOException {
        Shop shop = shop(folder);
        shop.customer("ada").by(service).in(country).at(region, code).orders(1, "LAMP");
        assertThat(shop.ledger.state("ada-1").parts().get(0).released()).isEqualTo(1);

        assertThat(told(shop, notice)).isEqualTo(expected);
        end(shop);
    }

    @ParameterizedTest(name = NAMED)
    @CsvSource(nullValues = "-", textBlock = ORDERS)
    void an_order_that_waits_is_treated_so_too(
            String notice,
            @Nullable String service,
            String country,
            @Nullable String region,
            @Nullable String code,
            String expected,
            @TempDir Path folder)
            throws IOException {
        Shop shop = shop(folder);
        shop.sells("VASE");
        shop.expects("PO-1", 5, "VASE", day(3), "MADRID");
        shop.customer("ada").by(service).in(country).at(region, code).orders(1, "VASE");
        assertThat(shop.ledger.state("ada-1").parts().get(0).allocated()).isZero();

        assertThat(told(shop, notice)).isEqualTo(expected);
        end(shop);
    }

    @ParameterizedTest(name = NAMED)
    @CsvSource(nullValues = "-", textBlock = ORDERS)
    void a_new_order_is_decided_as_its_text_means(
            String notice,
            @Nullable String service,
            String country,
            @Nullable String region,
            @Nullable String code,
            String expected,
            @TempDir Path folder)
            throws IOException {
        Shop shop = shop(folder);
        shop.customer("before").by(service).in(country).at(region, code).orders(1, "LAMP");
        PartState before = shop.ledger.state("before-1").parts().get(0);
        say(shop, notice);

        Said said =
                shop.customer("after").by(service).in(country).at(region, code).orders(1, "LAMP");

        if (expected.equals("held")) {
            // Spain is shut from where the goods are; from the other location they may go, but there are none.
            said.is(LineOutcome.REJECT).because(notice.startsWith("spain") ? "NO_SUPPLIER" : "DESTINATION_SUSPENDED");
        } else {
            PartState after = shop.ledger.state("after-1").parts().get(0);
            String carrier = after.carrier().equals(before.carrier()) ? "goes" : after.carrier();
            assertThat(after.first().isLaterThan(before.first()) && carrier.equals("goes") ? "later" : carrier)
                    .isEqualTo(expected);
        }
        end(shop);
    }

    private static void end(Shop shop) {
        shop.told.forget();
        shop.nothingElseHappened();
    }

    /** Says it, and what became of the order of Ada. */
    private static String told(Shop shop, String notice) {
        PartState before = shop.ledger.state("ada-1").parts().get(0);
        say(shop, notice);
        return told(before, shop.ledger.state("ada-1").parts().get(0));
    }

    private static String told(PartState before, PartState after) {
        if (after.equals(before)) {
            return "goes";
        }
        if (after.held() != null) {
            assertThat(after.released()).isZero();
            return "held";
        }
        assertThat(after.released()).isEqualTo(before.released());
        if (!after.carrier().equals(before.carrier())) {
            return after.carrier();
        }
        return after.current().isLaterThan(before.current()) ? "later" : "sooner";
    }

    private static void say(Shop shop, String notice) {
        for (Advisory word : words(notice)) {
            assertThat(shop.sends("carriers.in", word).status()).isEqualTo(Answer.Status.APPLIED);
        }
        shop.passMinutes(1);
    }

    @Test
    void what_was_held_for_fiji_leaves_when_its_services_are_normal_again(@TempDir Path folder) throws IOException {
        Shop shop = shop(folder);
        shop.customer("ada").in("FJ").orders(1, "LAMP").is(LineOutcome.ACCEPT);
        shop.customer("bob").in("PE").orders(1, "LAMP").is(LineOutcome.ACCEPT);
        say(shop, "usps-covid-2020-04-03");
        shop.told.forget();

        say(shop, "fiji-2022");

        // When Monday ends in Madrid it is Tuesday in Fiji, and five working days later Tuesday again.
        shop.told.events("ada-1 1/1 REPROMISED " + day(0) + " " + day(8), "ada-1 1/1 RELEASED");
        shop.told.releases("ada-1/R1 RECALL USPS, revision 3", "ada-1/R2 RELEASE USPS");
        assertThat(shop.ledger.state("bob-1").parts().get(0).held()).contains("usps-covid-2020-04-03");
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void a_suppliers_closure_moves_what_counts_on_its_supply_and_no_carrier() {
        Supply told = (Supply)
                Objects.requireNonNull(NOTICES.get("cny-2024-supplier")).get(0).event();
        assertThat(told.expected()).isEqualTo(LocalDate.of(2024, 2, 29));
        // The same story in the shop's year: expected before the closure, and said to come after it.
        Shop shop = new Shop().sells("LAMP");
        shop.expects("PO-CNY", 5, "LAMP", day(2));
        shop.customer("ada").orders(1, "LAMP").waits(1, day(3));

        assertThat(shop.supplierSays("PO-CNY", 5, "LAMP", day(24)).status()).isEqualTo(Answer.Status.APPLIED);

        shop.told.events("ada-1 1/1 REPROMISED " + day(25) + " " + day(28));
        assertThat(shop.ledger.state("ada-1").parts().get(0).carrier()).isEqualTo("DHL");
        shop.told.nothingMore();
        shop.nothingElseHappened();
    }

    @Test
    void the_document_lists_every_notice_and_what_its_messages_can_t_express() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/adr/advisories.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", 4);
                rows.put(cells[1].strip().replace("`", ""), cells[2].strip());
                assertThat(cells[3]).as(line).hasSizeGreaterThan(40);
            }
        }
        assertThat(rows.keySet()).isEqualTo(new TreeSet<>(NOTICES.keySet())).hasSize(14);
        NOTICES.forEach((notice, messages) -> assertThat(rows)
                .containsEntry(
                        notice, messages.size() + " on `" + messages.get(0).queue() + "`"));
        String credits = Files.readString(MESSAGES.resolveSibling("README.md"));
        assertThat(NOTICES.keySet()).allSatisfy(notice -> assertThat(credits).contains("| `" + notice + "` |"));
    }
}
