package dev.backorderdesk.flow.codec;

import static dev.backorderdesk.flow.codec.Messages.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.Rejected;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.flow.jms.Aside;
import dev.backorderdesk.flow.jms.BatchMessage;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StatedShip;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private final Decoder decoder = new Decoder(1_048_576, 5000);

    @Test
    void a_year_that_means_never_is_told_with_the_years_that_are_taken() {
        String supply = "{\"supplyId\":\"PO-1\",\"revision\":1,\"supplier\":\"ACME\",\"sku\":\"A\",\"quantity\":1,"
                + "\"expected\":\"9999-12-31\",\"status\":\"OPEN\"}";
        assertThat(rejected("supply.in", supply).problems())
                .containsExactly(new Problem(
                        "/expected",
                        "day as 2026-11-20, or null where no day is known, in the years 1000 to 2999",
                        "9999-12-31"));
        assertThat(rejected("supply.in", supply.replace("9999-12-31", "2026-13-01"))
                        .problems())
                .containsExactly(
                        new Problem("/expected", "day as 2026-11-20, or null where no day is known", "2026-13-01"));
        assertThat(rejected("orders.in", ORDER.replace("2026-11-20T09:30:00Z", "9999-12-31T00:00:00Z"))
                        .problems())
                .contains(new Problem(
                        "/placedAt",
                        "instant in UTC as 2026-11-20T09:30:00Z, in the years 1000 to 2999",
                        "9999-12-31T00:00:00Z"));
    }

    @Test
    void the_contracts_order_is_understood() {
        Order order = (Order) arrival("orders.in", ORDER).event();
        assertThat(order.key()).isEqualTo("SO-100045");
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-20T09:30:00Z"));
        assertThat(order.customer().channels()).containsExactly("email", "sms");
        assertThat(order.shipTo().timeZone()).isNull();
        assertThat(order.service()).isEqualTo("standard");
        assertThat(order.payment())
                .isNotNull()
                .satisfies(each -> assertThat(each.completeAt()).isEqualTo("2026-11-20T09:30:02Z"));
        assertThat(order.charges())
                .isNotNull()
                .satisfies(each -> assertThat(each.total()).isEqualTo(new BigDecimal("132.40")));
        assertThat(order.regime()).isEqualTo("EU");
        OrderLine line = order.lines().get(0);
        assertThat(line.needBy()).isEqualTo(LocalDate.of(2026, 12, 18));
        assertThat(line.statedShip()).isEqualTo(new StatedShip(null, 5, StatedShip.Unit.BUSINESS_DAYS));
    }

    @Test
    void a_shipment_is_understood_and_nothing_arrives_before_it_left() {
        String shipment = "{\"shipmentId\":\"SH-1\",\"revision\":1,\"releaseId\":\"SO-1/R1\",\"orderId\":\"SO-1\","
                + "\"lines\":[{\"line\":1,\"quantity\":2}],\"carrier\":\"DHL\",\"trackingNumber\":\"00340\","
                + "\"scannedAt\":\"2026-11-23T15:00:00Z\"%s}";
        Shipment known =
                (Shipment) arrival("shipments.in", shipment.formatted("")).event();
        assertThat(known.lines()).containsExactly(new Shipment.Line(1, 2));
        assertThat(known.scannedAt()).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(known.deliveredAt()).isNull();
        Received early = decoder.decode(
                Messages.text("shipments.in", shipment.formatted(",\"deliveredAt\":\"2026-11-23T14:00:00Z\"")));
        assertThat(((Rejected) early).problems()).extracting(Problem::at).containsExactly("/deliveredAt");
    }

    @Test
    void an_answer_to_a_notice_is_understood_and_an_additional_period_has_an_end() {
        String answer = "{\"consentId\":\"C-1\",\"noticeId\":\"N-1\",\"lines\":[1,3],\"answer\":\"%s\","
                + "\"receivedAt\":\"2026-04-11T15:00:00Z\",\"by\":\"PHONE\"%s}";
        NoticeAnswer waits = (NoticeAnswer)
                arrival("consents.in", answer.formatted("WAIT", "")).event();
        assertThat(waits.lines()).containsExactly(1, 3);
        assertThat(waits.until()).isNull();
        NoticeAnswer extra =
                (NoticeAnswer) arrival("consents.in", answer.formatted("EXTRA_PERIOD", ",\"until\":\"2026-04-24\""))
                        .event();
        assertThat(extra.until()).isEqualTo("2026-04-24");
        Received endless = decoder.decode(Messages.text("consents.in", answer.formatted("EXTRA_PERIOD", "")));
        assertThat(((Rejected) endless).problems()).extracting(Problem::at).containsExactly("/until");
        Received unknown = decoder.decode(Messages.text("consents.in", answer.formatted("MAYBE", "")));
        assertThat(((Rejected) unknown).problems()).extracting(Problem::at).containsExactly("/answer");
    }

    @Test
    void what_happens_to_a_payment_is_understood() {
        PaymentEvent taken = (PaymentEvent) arrival(
                        "payments.in",
                        "{\"paymentEventId\":\"P-1\",\"orderId\":\"SO-1\",\"status\":\"CAPTURED\",\"amount\":\"12.75\","
                                + "\"currency\":\"EUR\",\"at\":\"2026-04-11T15:00:00Z\"}")
                .event();
        assertThat(taken.status()).isEqualTo(PaymentEvent.Status.CAPTURED);
        assertThat(taken.amount()).isEqualByComparingTo("12.75");
        assertThat(taken.at()).isEqualTo("2026-04-11T15:00:00Z");
    }

    @Test
    void what_became_of_a_refund_is_understood() {
        RefundAnswer sent = (RefundAnswer) arrival(
                        "refunds.in",
                        "{\"answerId\":\"RA-1\",\"refundId\":\"SO-1/F1\",\"status\":\"SENT\",\"amount\":\"64.00\","
                                + "\"currency\":\"EUR\",\"method\":\"card\",\"sentAt\":\"2026-12-01T15:00:00Z\"}")
                .event();
        assertThat(sent.status()).isEqualTo(RefundAnswer.Status.SENT);
        assertThat(sent.amount()).isEqualByComparingTo("64.00");
        assertThat(sent.key()).isEqualTo("RA-1");
    }

    @Test
    void every_order_and_advisory_of_the_demonstration_is_understood() throws IOException {
        List<String> orders = Files.readAllLines(Path.of("config/demo/orders.jsonl"));
        List<String> advisories = Files.readAllLines(Path.of("config/demo/advisories.jsonl"));
        assertThat(orders).hasSizeGreaterThan(100).allSatisfy(each -> arrival("orders.in", each));
        assertThat(advisories).isNotEmpty().allSatisfy(each -> arrival("carriers.in", each));
    }

    @Test
    void text_bytes_field_order_unknown_fields_white_space_nulls_and_spelling_of_numbers_make_no_difference() {
        String digest = arrival("stock.in", movement("\"quantity\":1")).digest();
        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(
                        List.of(
                                movement("\"quantity\":1.0"),
                                movement("\"quantity\" : 10e-1 , \"unknown\":{\"a\":[1,2]}"),
                                movement("\"quantity\":1,\"supplyId\":null"),
                                "{\"quantity\":1,\"kind\":\"COUNT\",\"at\":\"2026-11-23T06:00:00Z\",\"sku\":\"A\",\"movementId\":\"M\"}"))
                .allSatisfy(
                        each -> assertThat(arrival("stock.in", each).digest()).isEqualTo(digest));
        assertThat(((Arrival) decoder.decode(Messages.bytes("stock.in", movement("\"quantity\":1")))).digest())
                .isEqualTo(digest);
        assertThat(((Arrival) decoder.decode(Messages.bytes("stock.in", "\uFEFF" + movement("\"quantity\":1"))))
                        .digest())
                .isEqualTo(digest);
        assertThat(arrival("stock.in", movement("\"quantity\":2")).digest()).isNotEqualTo(digest);
    }

    @Test
    void a_digest_is_the_same_in_every_version_of_ours() {
        // It is kept in databases: another one would make every repeated order a conflict.
        assertThat(arrival("orders.in", ORDER).digest())
                .isEqualTo("cdad911f75947e51b20754c401c2297ba38d03d8bdda12092e44d97f0eda8bed");
    }

    @Test
    void an_empty_text_is_seen_in_the_sentence() {
        Rejected rejected = rejected("orders.in", ORDER.replace("\"22423\"", "\"\""));
        assertThat(rejected.sentence()).isEqualTo("At /lines/0/sku expected text of 1 to 100 characters, found \"\".");
    }

    @Test
    void every_problem_is_told_with_its_place_and_the_key_is_known_all_the_same() {
        Rejected rejected = rejected(
                "orders.in",
                ORDER.replace("\"quantity\":10", "\"quantity\":-3")
                        .replace("\"EUR\"", "\"EURO\"")
                        .replace("\"country\":\"DE\"", "\"country\":\"UK\"")
                        .replace("\"placedAt\":\"2026-11-20T09:30:00Z\",", ""));
        assertThat(rejected.code()).isEqualTo("SCHEMA");
        assertThat(rejected.key()).isEqualTo("SO-100045");
        assertThat(rejected.problems())
                .containsExactlyInAnyOrder(
                        new Problem("/lines/0/quantity", "whole number >= 1", "-3"),
                        new Problem("/payment/currency", "currency of ISO 4217 as EUR", "EURO"),
                        new Problem(
                                "/shipTo/country",
                                "country of ISO 3166-1 in two letters as DE (the United Kingdom is GB)",
                                "UK"),
                        new Problem("/placedAt", "instant in UTC as 2026-11-20T09:30:00Z", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"quantity\":10|\"quantity\":1.5|/lines/0/quantity|whole number >= 1",
                "\"quantity\":10|\"quantity\":\"10\"|/lines/0/quantity|whole number >= 1",
                "\"quantity\":10|\"quantity\":1e999999999|/lines/0/quantity|whole number >= 1",
                "\"quantity\":10|\"quantity\":99999999999|/lines/0/quantity|whole number <= 1000000000",
                "\"12.75\"|12.75|/lines/0/unitPrice|amount of money as text, as \"12.75\"",
                "\"12.75\"|\"12,75\"|/lines/0/unitPrice|amount of money as text, as \"12.75\"",
                "\"12.75\"|\"-1\"|/lines/0/unitPrice|amount of money as text, as \"12.75\"",
                "2026-12-18|2026-02-30|/lines/0/needBy|day as 2026-11-20",
                "09:30:00Z\"|09:30:00+01:00\"|/placedAt|instant in UTC as 2026-11-20T09:30:00Z",
                "Europe/Berlin|Europe/Bonn|/customer/timeZone|IANA time zone as Europe/Berlin",
                "de-DE|de_DE|/customer/locale|BCP 47 language tag as de-DE",
                "de-DE|xx-DE|/customer/locale|BCP 47 language tag as de-DE",
                "\"EU\"|\"DE\"|/regime|one of US, EU, UK",
                "\"sms\"|\"fax\"|/customer/channels/1|one of email, sms",
                "\"NONE\"|\"none\"|/payment/credit|one of NONE, SELLER, THIRD_PARTY",
                "\"shipComplete\":false|\"shipComplete\":\"no\"|/shipComplete|true or false",
                "22423|224\\u000023|/lines/0/sku|text without control characters",
                "22423|224\\ud80023|/lines/0/sku|text without control characters",
                "\"SO-100045\"|\" \"|/orderId|text of 1 to 100 characters",
            })
    void what_a_field_may_not_hold_is_told(String good, String bad, String at, String expected) {
        assertThat(ORDER).contains(good);
        assertThat(rejected("orders.in", ORDER.replace(good, bad)).problems())
                .extracting(Problem::at, Problem::expected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(at, expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"by\":\"2026-12-04\",\"within\":5,\"unit\":\"DAYS\"}",
                "{\"within\":5}",
                "{\"unit\":\"DAYS\"}",
                "{}"
            })
    void a_stated_time_is_exactly_one_of_its_two_forms(String stated) {
        String order = ORDER.replace("{\"within\":5,\"unit\":\"BUSINESS_DAYS\"}", stated);
        assertThat(rejected("orders.in", order).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo("/lines/0/statedShip");
            assertThat(problem.expected()).startsWith("either {\"by\":");
        });
    }

    @Test
    void a_stated_day_or_instant_is_taken_as_it_is() {
        for (String by : List.of("2026-12-04", "2026-12-04T10:00:00Z")) {
            Arrival arrival = arrival(
                    "orders.in",
                    ORDER.replace(
                            "{\"within\":5,\"unit\":\"BUSINESS_DAYS\"}", "{\"by\":\"" + by + "\",\"within\":null}"));
            assertThat(((Order) arrival.event()).lines().get(0).statedShip()).isEqualTo(new StatedShip(by, null, null));
        }
    }

    @Test
    void a_line_number_stands_once_in_an_order() {
        String line = "{\"line\":1,\"sku\":\"B\",\"quantity\":1}";
        String order = ORDER.replace("\"lines\":[", "\"lines\":[" + line + ",");
        assertThat(rejected("orders.in", order).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo("/lines/1/line");
            assertThat(problem.expected()).contains("/lines/0");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cancel\":true",
                "\"cancel\":true,\"line\":2",
                "\"quantity\":3,\"line\":2",
                "\"quantity\":0,\"line\":2,\"cancel\":null",
                "\"needBy\":\"2026-12-04\"",
                "\"shipTo\":{\"country\":\"FR\"}"
            })
    void a_change_changes_one_thing(String what) {
        arrival("orders.changes", change(what));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"reason\":\"none\"||exactly one of cancel, quantity, needBy and shipTo",
                "\"cancel\":true,\"needBy\":\"2026-12-04\"||exactly one of cancel, quantity, needBy and shipTo",
                "\"quantity\":3|/line|whole number >= 1",
                "\"shipTo\":{\"country\":\"FR\"},\"line\":1|/line|no line: an address is the whole order's",
            })
    void a_change_that_changes_nothing_or_two_things_is_refused(String what, String at, String expected) {
        assertThat(rejected("orders.changes", change(what)).problems())
                .extracting(Problem::at, Problem::expected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(at == null ? "" : at, expected));
    }

    @Test
    void a_cancel_that_is_false_is_no_change() {
        assertThat(rejected("orders.changes", change("\"cancel\":false")).problems())
                .contains(new Problem("/cancel", "true", "false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1,\"a\":2}|NOT_JSON|uplicate",
                "{} {}|NOT_JSON|railing",
                "{\"a\":NaN}|NOT_JSON|NaN",
                "{\"a\":01}|NOT_JSON|zero",
                "{'a':1}|NOT_JSON|quote",
                "{\"a\":|NOT_JSON|end-of-input",
                "hello|NOT_JSON|hello",
                "[]|SCHEMA|JSON object",
                "null|SCHEMA|JSON object",
            })
    void what_is_no_json_as_the_standard_has_it_is_refused(String text, String code, String sentence) {
        Rejected rejected = rejected("orders.in", text);
        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.sentence()).contains(sentence);
        assertThat(rejected.raw().text()).isEqualTo(text);
    }

    @Test
    void nesting_beyond_any_sense_and_endless_numbers_are_refused() {
        assertThat(rejected("orders.in", "[".repeat(100_000)).code()).isEqualTo("NOT_JSON");
        assertThat(rejected("orders.in", "{\"a\":" + "9".repeat(100_000) + "}").code())
                .isEqualTo("NOT_JSON");
    }

    @Test
    void a_message_that_is_too_large_or_has_too_many_lines_is_refused() {
        Decoder small = new Decoder(2000, 2);
        Rejected large = (Rejected) small.decode(Messages.text("orders.in", ORDER + " ".repeat(2000)));
        assertThat(large.code()).isEqualTo("TOO_LARGE");
        String line = "{\"line\":1,\"sku\":\"B\",\"quantity\":1},";
        Rejected many = (Rejected)
                small.decode(Messages.text("orders.in", ORDER.replace("\"lines\":[", "\"lines\":[" + line.repeat(2))));
        assertThat(many.code()).isEqualTo("TOO_MANY_LINES");
        assertThat(many.key()).isEqualTo("SO-100045");
    }

    @Test
    void bytes_that_are_no_utf_8_are_kept_as_they_are() {
        byte[] latin = "{\"orderId\":\"Müller\"}".getBytes(StandardCharsets.ISO_8859_1);
        Rejected rejected = (Rejected) decoder.decode(Messages.bytes("orders.in", latin));
        assertThat(rejected.code()).isEqualTo("NOT_UTF8");
        assertThat(rejected.raw().binary()).isTrue();
        assertThat(java.util.Base64.getDecoder().decode(rejected.raw().text())).isEqualTo(latin);
        Rejected utf16 =
                (Rejected) decoder.decode(Messages.bytes("orders.in", ORDER.getBytes(StandardCharsets.UTF_16BE)));
        assertThat(utf16.code()).isEqualTo("NOT_JSON");
        assertThat(utf16.raw().binary()).as("a database takes no NUL").isTrue();
    }

    @Test
    void another_kind_of_message_or_an_empty_one_has_no_body() {
        Aside aside = new Aside(Aside.NO_BODY, "It is no text and no bytes.");
        BatchMessage map = new BatchMessage("orders.in", null, null, null, "ID:1", null, Map.of(), aside);
        Rejected put = (Rejected) decoder.decode(map);
        assertThat(put.code()).isEqualTo("NO_BODY");
        assertThat(put.aside()).as("it lies on its parked queue").isTrue();
        assertThat(rejected("orders.in", " ").code()).isEqualTo("NO_BODY");
    }

    @Test
    void an_answer_goes_to_the_reply_address_with_the_correlation() {
        Received both = decoder.decode(Messages.answerTo("queue://erp.answers", "orders.in", ORDER));
        assertThat(both.reply()).isEqualTo(new Reply("queue://erp.answers", "corr-7"));
        Received id = decoder.decode(Messages.text("orders.in", ORDER));
        assertThat(id.reply()).isEqualTo(new Reply(null, "ID:1"));
        for (String good :
                List.of("queue://orders.decided", "queue://replies", "topic://erp.all", "temp-queue://ID:7:1")) {
            assertThat(decoder.decode(Messages.answerTo(good, "orders.in", ORDER)))
                    .isInstanceOf(Arrival.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue://orders.in",
                "topic://stock.in",
                "queue://orders.in?consumer.prefetchSize=1",
                "queue://erp.answers,orders.in",
                "queue://orders.>",
                "queue://notices.email",
                "queue://orders.in.parked",
                "queue://supplier.reorders.ACME",
                "topic://orders.events",
                "topic://ActiveMQ.Advisory.Connection"
            })
    void a_reply_address_of_ours_is_refused_and_answered_on_replies(String address) {
        Rejected rejected = (Rejected) decoder.decode(Messages.answerTo(address, "orders.in", ORDER));
        assertThat(rejected.code()).isEqualTo("REPLY_TO");
        assertThat(rejected.key()).isEqualTo("SO-100045");
        assertThat(rejected.reply()).isEqualTo(new Reply(null, "corr-7"));
        Rejected worse = (Rejected) decoder.decode(Messages.answerTo(address, "orders.in", "{}"));
        assertThat(worse.problems()).extracting(Problem::at).contains("JMSReplyTo", "/orderId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-\u0000", "my-\ud83d"})
    void an_id_that_can_not_be_kept_is_refused_and_answered_with_what_can_be_of_it(String id) {
        BatchMessage named = new BatchMessage("orders.in", ORDER, null, id, "ID:1", null, Map.of());
        Rejected rejected = (Rejected) decoder.decode(named);
        assertThat(rejected.code()).isEqualTo("CORRELATION_ID");
        assertThat(rejected.key()).isEqualTo("SO-100045");
        assertThat(rejected.problems()).extracting(Problem::at).containsExactly("JMSCorrelationID");
        assertThat(rejected.reply()).isEqualTo(new Reply(null, "my-\ufffd"));
        assertThat(decoder.unreadable(named, new IllegalStateException("no")).reply())
                .isEqualTo(new Reply(null, "my-\ufffd"));
        Rejected unnamed =
                (Rejected) decoder.decode(new BatchMessage("orders.in", "{}", null, null, id, null, Map.of()));
        assertThat(unnamed.problems()).extracting(Problem::at).contains("JMSMessageID", "/orderId");
        assertThat(unnamed.reply()).isEqualTo(new Reply(null, "my-\ufffd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue://erp\u0000", "topic://erp\udc00", "temp-queue://ID:\u0000"})
    void a_reply_address_that_can_not_be_kept_is_refused_and_answered_on_replies(String address) {
        Rejected rejected = (Rejected) decoder.decode(Messages.answerTo(address, "orders.in", ORDER));
        assertThat(rejected.code()).isEqualTo("REPLY_TO");
        assertThat(rejected.reply()).isEqualTo(new Reply(null, "corr-7"));
        assertThat(rejected.problems()).extracting(Problem::found).noneMatch(found -> found.contains("\u0000"));
    }

    @Test
    void every_kind_of_master_data_is_understood() {
        Item item = (Item) arrival(
                        "catalog.in",
                        "{\"kind\":\"ITEM\",\"revision\":3,\"sku\":\"A\",\"title\":\"T\",\"category\":\"c\",\"substitutes\":[\"B\"]}")
                .event();
        assertThat(item.key()).isEqualTo("ITEM/A");
        assertThat(item.revision()).isEqualTo(3);
        assertThat(item.substitutes()).containsExactly("B");
        assertThat(
                        List.of(
                                "{\"kind\":\"SELLER\",\"revision\":1,\"seller\":\"S-1\",\"name\":\"Shop\",\"status\":\"ACTIVE\",\"reputation\":90}",
                                "{\"kind\":\"SUPPLIER\",\"revision\":1,\"supplier\":\"ACME\",\"name\":\"Acme\",\"calendar\":\"GB\",\"sendTime\":\"PT5M\"}",
                                "{\"kind\":\"SUPPLIER_ITEM\",\"revision\":1,\"supplier\":\"ACME\",\"sku\":\"A\",\"minimumQuantity\":1,\"packSize\":6,\"unitCost\":\"1.20\",\"preference\":1}",
                                "{\"kind\":\"LOCATION\",\"revision\":1,\"location\":\"MAIN\",\"country\":\"GB\",\"timeZone\":\"Europe/London\",\"calendar\":\"GB\",\"cutOff\":\"16:00\",\"serves\":[]}"))
                .extracting(each -> arrival("catalog.in", each).event().key())
                .containsExactly("SELLER/S-1", "SUPPLIER/ACME", "SUPPLIER_ITEM/ACME/A", "LOCATION/MAIN");
    }

    @Test
    void master_data_of_an_unknown_kind_or_with_a_name_that_can_not_be_a_queue_is_refused() {
        assertThat(rejected("catalog.in", "{\"kind\":\"SHELF\"}").problems())
                .containsExactly(
                        new Problem("/kind", "one of ITEM, SELLER, SUPPLIER, SUPPLIER_ITEM, LOCATION", "SHELF"));
        Rejected rejected = rejected(
                "catalog.in",
                "{\"kind\":\"SUPPLIER\",\"revision\":0,\"supplier\":\"a.>\",\"name\":\"A\",\"calendar\":\"GB\"}");
        assertThat(rejected.problems()).extracting(Problem::at).containsExactlyInAnyOrder("/revision", "/supplier");
        assertThat(rejected.key()).isEqualTo("SUPPLIER/a.>");
    }

    @Test
    void an_advisory_names_where_it_holds() {
        String advisory =
                "{\"advisoryId\":\"A\",\"revision\":1,\"carrier\":\"*\",\"kind\":\"DELAY\",\"origins\":[],\"destinations\":[],\"from\":\"2026-11-23T00:00:00Z\",\"reason\":\"r\"}";
        assertThat(rejected("carriers.in", advisory).problems())
                .extracting(Problem::at, Problem::expected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", "at least one of origins and destinations"));
        arrival("carriers.in", advisory.replace("\"origins\":[]", "\"origins\":[\"FR\"]"));
    }

    @Test
    void an_advisory_that_would_never_hold_is_refused() {
        String advisory = """
                {"advisoryId":"A-1","revision":1,"carrier":"*","kind":"SUSPENSION","services":[],"exceptServices":[],
                 "origins":[],"destinations":[{"country":"US","postalFrom":"995","postalTo":"900"}],
                 "from":"2026-11-20T09:00:00Z","until":"2026-11-20T09:00:00Z","reason":"Storm."}""";
        assertThat(rejected("carriers.in", advisory).problems())
                .extracting(Problem::at)
                .containsExactlyInAnyOrder("/until", "/destinations/0/postalTo");
        arrival(
                "carriers.in",
                advisory.replace("\"until\":\"2026-11-20T09", "\"until\":\"2026-11-20T10")
                        .replace("\"900\"", "\"99\""));
    }

    @Test
    void a_receipt_brings_no_less_than_nothing_and_an_adjustment_may() {
        String receipt = movement("\"quantity\":-1").replace("COUNT", "RECEIPT");
        assertThat(rejected("stock.in", receipt).problems())
                .containsExactly(new Problem("/quantity", "whole number >= 0", "-1"));
        arrival("stock.in", movement("\"quantity\":-1").replace("COUNT", "ADJUST"));
    }

    @Test
    void a_phone_number_is_spelt_in_one_way_where_it_can_be_read() {
        assertThat(phone("0151 12345678")).isEqualTo("+4915112345678");
        assertThat(phone("ask Ada")).isEqualTo("ask Ada");
    }

    private String phone(String sent) {
        Order order = (Order)
                arrival("orders.in", ORDER.replace("+4915112345678", sent)).event();
        return String.valueOf(order.customer().phone());
    }

    private static String movement(String quantity) {
        return "{\"movementId\":\"M\",\"kind\":\"COUNT\",\"sku\":\"A\"," + quantity
                + ",\"at\":\"2026-11-23T06:00:00Z\"}";
    }

    private static String change(String what) {
        return "{\"changeId\":\"CH-1\",\"orderId\":\"SO-1\",\"by\":\"CUSTOMER\",\"receivedAt\":\"2026-11-23T06:00:00Z\","
                + what + "}";
    }

    private Arrival arrival(String queue, String text) {
        Received received = decoder.decode(Messages.text(queue, text));
        assertThat(received).isInstanceOf(Arrival.class);
        return (Arrival) received;
    }

    private Rejected rejected(String queue, String text) {
        Received received = decoder.decode(Messages.text(queue, text));
        assertThat(received).isInstanceOf(Rejected.class);
        return (Rejected) received;
    }
}
