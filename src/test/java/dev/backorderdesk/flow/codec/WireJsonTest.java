package dev.backorderdesk.flow.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.reorder.Reorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireJsonTest {

    /** The contract's example without its white space. */
    private static final String DECISION =
            """
            {"orderId":"SO-100045","status":"DECIDED","decidedAt":"2026-11-20T09:30:01Z","rulesVersion":"sha256:4f0c... 2026-11-18 peak caps",
             "lines":[{"line":1,"sku":"22423","requested":10,"outcome":"CAP",
               "accepted":4,"backordered":4,"preordered":0,"refused":2,
               "parts":[{"part":1,"quantity":4,"kind":"ACCEPTED","location":"MAIN","shipBy":"2026-11-23","deliverBy":"2026-11-26","basis":"ON_HAND","waitsForOrder":false},
                        {"part":2,"quantity":4,"kind":"BACKORDERED","location":"MAIN","shipBy":"2026-12-07","deliverBy":"2026-12-10","basis":"INBOUND","supplyId":"PO-77","waitsForOrder":false},
                        {"part":3,"quantity":2,"kind":"REFUSED"}],
               "reasons":[{"code":"CUSTOMER_LIMIT","binding":true,"text":"One customer may hold 8 of this article.",
                           "rule":"Customer limit","source":"rules/tables/seller-policy.csv:14"}]}]}
            """.lines().map(String::strip).collect(java.util.stream.Collectors.joining());

    private static final SchemaRegistry PUBLISHED = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(iri -> published(SchemaFiles.name(iri))));

    private final WireJson wire = new WireJson();

    @Test
    void the_contracts_decision_is_written_to_the_letter() {
        Part accepted = new Part(
                1,
                4,
                PartKind.ACCEPTED,
                "MAIN",
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 11, 26),
                Basis.ON_HAND,
                null,
                false);
        Part waiting = new Part(
                2,
                4,
                PartKind.BACKORDERED,
                "MAIN",
                LocalDate.of(2026, 12, 7),
                LocalDate.of(2026, 12, 10),
                Basis.INBOUND,
                "PO-77",
                false);
        Part refused = new Part(3, 2, PartKind.REFUSED, null, null, null, null, null, false);
        Reason reason = new Reason(
                "CUSTOMER_LIMIT",
                true,
                "One customer may hold 8 of this article.",
                "Customer limit",
                "rules/tables/seller-policy.csv:14");
        Decision decision = new Decision(
                "SO-100045",
                Instant.parse("2026-11-20T09:30:01Z"),
                "sha256:4f0c... 2026-11-18 peak caps",
                List.of(new DecidedLine(
                        1,
                        "22423",
                        10,
                        LineOutcome.CAP,
                        4,
                        4,
                        0,
                        2,
                        List.of(accepted, waiting, refused),
                        List.of(reason))));
        assertThat(wire.decision(decision)).isEqualTo(DECISION);
        assertThat(violations("orders.decided", wire.decision(decision))).isEmpty();
    }

    @Test
    void an_answer_is_an_envelope() {
        Answer answer = new Answer(
                "orders.in",
                "SO-1",
                Answer.Status.INVALID,
                List.of(new Problem("/lines/0/quantity", "whole number >= 1", "-3")),
                Reply.NONE);
        assertThat(wire.answer(answer))
                .isEqualTo(
                        "{\"queue\":\"orders.in\",\"key\":\"SO-1\",\"status\":\"INVALID\",\"errors\":[{\"at\":\"/lines/0/quantity\",\"expected\":\"whole number >= 1\",\"found\":\"-3\"}]}");
        assertThat(violations("replies", wire.answer(answer))).isEmpty();
        Answer keyless = new Answer("orders.in", null, Answer.Status.INVALID, List.of(), Reply.NONE);
        assertThat(violations("replies", wire.answer(keyless))).isEmpty();
    }

    @Test
    void the_warehouse_sees_lines_and_not_our_parts() {
        Release release = new Release(
                "SO-1/R1",
                1,
                Release.Action.RELEASE,
                "SO-1",
                Instant.parse("2026-12-07T08:00:00Z"),
                Instant.parse("2026-12-07T08:00:00Z"),
                false,
                LocalDate.of(2026, 12, 7),
                new ShipTo("DE", "BE", "10115", null),
                "DHL",
                "standard",
                "MAIN",
                List.of(new Release.Line(1, 1, "22423", 4), new Release.Line(1, 2, "22423", 2)));
        assertThat(wire.release(release))
                .isEqualTo("{\"releaseId\":\"SO-1/R1\",\"revision\":1,\"action\":\"RELEASE\",\"orderId\":\"SO-1\","
                        + "\"shipComplete\":false,\"shipBy\":\"2026-12-07\",\"shipTo\":{\"country\":\"DE\","
                        + "\"region\":\"BE\",\"postalCode\":\"10115\"},\"carrier\":\"DHL\",\"service\":\"standard\","
                        + "\"location\":\"MAIN\",\"lines\":[{\"line\":1,\"sku\":\"22423\",\"quantity\":6}]}");
        assertThat(violations("fulfilment.releases", wire.release(release))).isEmpty();
    }

    @Test
    void an_event_says_what_was_before_and_after_and_what_brought_it_about() {
        LocalDate day = LocalDate.of(2026, 12, 7);
        OrderEvent event = new OrderEvent(
                "SO-1/3",
                "SO-1",
                3,
                Instant.parse("2026-11-20T09:30:01Z"),
                OrderEvent.Kind.REPROMISED,
                1,
                2,
                null,
                new OrderEvent.State(4, 0, 0, 0, 0, day, day.plusDays(3), "MAIN", "DHL", "standard"),
                new OrderEvent.State(4, 0, 0, 0, 0, null, null, "MAIN", "DHL", "standard"),
                "supply.in/PO-77/2");
        assertThat(wire.event(event))
                .isEqualTo("{\"eventId\":\"SO-1/3\",\"orderId\":\"SO-1\",\"sequence\":3,"
                        + "\"at\":\"2026-11-20T09:30:01Z\",\"kind\":\"REPROMISED\",\"line\":1,\"part\":2,"
                        + "\"before\":{\"waiting\":4,\"allocated\":0,\"released\":0,\"shipped\":0,\"cancelled\":0,"
                        + "\"shipBy\":\"2026-12-07\",\"deliverBy\":\"2026-12-10\",\"location\":\"MAIN\",\"carrier\":\"DHL\",\"service\":\"standard\"},"
                        + "\"after\":{\"waiting\":4,\"allocated\":0,\"released\":0,\"shipped\":0,\"cancelled\":0,"
                        + "\"shipBy\":null,\"deliverBy\":null,\"location\":\"MAIN\",\"carrier\":\"DHL\",\"service\":\"standard\"},"
                        + "\"cause\":\"supply.in/PO-77/2\"}");
        assertThat(violations("orders.events", wire.event(event))).isEmpty();
    }

    @Test
    void a_refund_says_what_goes_back_for_each_line_how_and_by_when() {
        String text = wire.refund(new Refund(
                "SO-1/F1",
                "SO-1",
                List.of(new Refund.Line(2, 1, new BigDecimal("60.00"))),
                new BigDecimal("4.00"),
                new BigDecimal("64.00"),
                "EUR",
                "card",
                "CUSTOMER_CANCELLED",
                LocalDate.of(2026, 12, 2),
                true));
        assertThat(text)
                .isEqualTo("{\"refundId\":\"SO-1/F1\",\"orderId\":\"SO-1\","
                        + "\"lines\":[{\"line\":2,\"quantity\":1,\"amount\":\"60.00\"}],"
                        + "\"shipping\":\"4.00\",\"amount\":\"64.00\",\"currency\":\"EUR\",\"method\":\"card\","
                        + "\"reason\":\"CUSTOMER_CANCELLED\",\"dueBy\":\"2026-12-02\",\"captured\":true}");
        assertThat(violations("refunds.requested", text)).isEmpty();
    }

    @Test
    void a_supplier_sees_lines_and_not_our_parts() {
        Reorder reorder = new Reorder(
                "RO-1",
                "ACME",
                "22423",
                "MAIN",
                Reorder.State.SENT,
                Instant.parse("2026-11-20T09:35:00Z"),
                24,
                6,
                LocalDate.of(2026, 12, 4),
                List.of(new Reorder.Demand("SO-1", 1, 1, 4), new Reorder.Demand("SO-1", 1, 2, 3)),
                17);
        assertThat(wire.reorder(reorder))
                .isEqualTo(
                        "{\"reorderId\":\"RO-1\",\"supplier\":\"ACME\",\"sku\":\"22423\",\"location\":\"MAIN\",\"quantity\":24,\"packSize\":6,\"neededBy\":\"2026-12-04\",\"demand\":[{\"orderId\":\"SO-1\",\"line\":1,\"quantity\":7}],\"surplus\":17}");
        assertThat(violations("supplier.reorders", wire.reorder(reorder))).isEmpty();
        String other = wire.reorder(reorder.replacing(List.of("RO-0")));
        assertThat(other).endsWith("\"surplus\":17,\"replaces\":[\"RO-0\"]}");
        assertThat(violations("supplier.reorders", other)).isEmpty();
    }

    @Test
    void a_workers_job_holds_ids_only() {
        assertThat(wire.notices(List.of("N-1", "N-2"), Channel.EMAIL))
                .isEqualTo("{\"channel\":\"EMAIL\",\"noticeIds\":[\"N-1\",\"N-2\"]}");
        assertThat(violations("notices", wire.notices(List.of("N-1"), Channel.EMAIL)))
                .isEmpty();
    }

    @Test
    void the_published_schemas_take_the_contracts_examples_as_they_are() {
        assertThat(violations("orders.in", Messages.ORDER)).isEmpty();
        assertThat(violations("orders.decided", DECISION)).isEmpty();
        assertThat(violations("orders.in", Messages.ORDER.replace("\"quantity\":10", "\"quantity\":-3")))
                .hasSize(1);
        assertThat(violations("orders.decided", DECISION.replace("\"basis\":\"ON_HAND\",", "")))
                .hasSize(1);
    }

    /** By the files as they are published, read by a validator that knows nothing of ours. */
    private static List<com.networknt.schema.Error> violations(String schema, String message) {
        return PUBLISHED.getSchema(published(schema), InputFormat.JSON).validate(message, InputFormat.JSON);
    }

    private static String published(String name) {
        try {
            return Files.readString(Path.of("src/main/resources/schema", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
