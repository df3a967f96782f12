package dev.backorderdesk.delay;

import static dev.backorderdesk.delay.SilenceEffect.CANCEL;
import static dev.backorderdesk.delay.SilenceEffect.CONSENT;
import static dev.backorderdesk.delay.SilenceEffect.NONE;
import static dev.backorderdesk.delay.Story.eu;
import static dev.backorderdesk.delay.Story.uk;
import static dev.backorderdesk.delay.Story.us;
import static dev.backorderdesk.model.StatedShip.Unit.BUSINESS_DAYS;
import static dev.backorderdesk.model.StatedShip.Unit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Payment.Credit;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked examples of the law, by number: what happened, when it is looked at, and how it stands then. */
class VectorsTest {

    private record Example(String id, String facts, Story story, String at, String told) {}

    private static final Saying SORRY =
            new Saying(LocalDate.of(2026, 4, 15), "The supplier is late.", CONSENT, false, true, true);

    private static final List<Example> EXAMPLES = List.of(
            // US: complete on Monday 2026-03-02, so T = 2026-04-01 and T + 30 = 2026-05-01.
            new Example(
                    "F01",
                    "no time stated; scanned on the last evening",
                    us().shipped("2026-04-01T23:00"),
                    "2026-04-20",
                    "T=2026-04-01; shipped at 2026-04-01T23:00"),
            new Example(
                    "F02 before",
                    "no time stated; the last minute",
                    us(),
                    "2026-04-01T23:59",
                    "T=2026-04-01; waits until end of 2026-04-01"),
            new Example(
                    "F02",
                    "no time stated, no notice, not shipped",
                    us(),
                    "2026-04-02T00:00",
                    "T=2026-04-01; cancelled at end of 2026-04-01 (NO_NOTICE); refund 2026-04-10 / 2026-04-13"),
            new Example(
                    "F04",
                    "ships in 5 business days, complete on a Friday",
                    us("2026-03-06").within(5, BUSINESS_DAYS),
                    "2026-03-14",
                    "T=2026-03-13; cancelled at end of 2026-03-13 (NO_NOTICE); refund 2026-03-24 / 2026-03-24"),
            new Example(
                    "F06",
                    "ships within 48 hours",
                    us("2026-03-02T10:00").within(48, HOURS),
                    "2026-03-04T10:00",
                    "T=2026-03-04; cancelled at 2026-03-04T10:00 (NO_NOTICE); refund 2026-03-13 / 2026-03-16"),
            new Example(
                    "F08",
                    "the seller lends; lapsed; within one billing cycle",
                    us().paid(Credit.SELLER, false, "2026-03-25"),
                    "2026-04-22",
                    "T=2026-04-21; cancelled at end of 2026-04-21 (NO_NOTICE); refund 2026-04-25 / 2026-04-25"),
            new Example(
                    "F08 refused",
                    "the seller was asked for credit, refused it and took money",
                    us().paid(Credit.SELLER, true, "2026-03-25"),
                    "2026-04-22",
                    "T=2026-04-21; cancelled at end of 2026-04-21 (NO_NOTICE); refund 2026-04-30 / 2026-05-01"),
            new Example(
                    "F10",
                    "somebody else's card",
                    us().paid(Credit.THIRD_PARTY, true, null),
                    "2026-03-20",
                    "T=2026-04-01; waits until end of 2026-04-01"),
            new Example(
                    "F11 between",
                    "the cheque bounced",
                    us().dishonoured("2026-03-05"),
                    "2026-03-06",
                    "no time runs; incomplete"),
            new Example(
                    "F11",
                    "the cheque bounced and was honoured later; T is a Saturday",
                    us().dishonoured("2026-03-05").complete("2026-03-12"),
                    "2026-03-20",
                    "T=2026-04-11; waits until end of 2026-04-11"),
            new Example(
                    "F14 waiting",
                    "told in time of a short delay; nobody answers",
                    us().delayKnown("2026-03-19", "2026-04-15").notice("2026-03-20", "2026-04-15", CONSENT),
                    "2026-04-10",
                    "T=2026-04-01; waits until end of 2026-04-15; BY_SILENCE until 2026-04-15"),
            new Example(
                    "F14",
                    "told in time of a short delay; nobody answers; shipped on the new date",
                    us().notice("2026-03-20", "2026-04-15", CONSENT).shipped("2026-04-15"),
                    "2026-04-20",
                    "T=2026-04-01; shipped at 2026-04-15T12:00; BY_SILENCE until 2026-04-15"),
            new Example(
                    "F14 not told yet",
                    "the delay is known",
                    us().delayKnown("2026-03-19", "2026-04-15"),
                    "2026-03-20",
                    "T=2026-04-01; waits until end of 2026-04-01; notice FIRST_SHORT by end of 2026-04-01, silence"
                            + " CONSENT"),
            new Example(
                    "F15",
                    "as F14; the customer cancels the day before",
                    us().notice("2026-03-20", "2026-04-15", CONSENT).cancels("2026-04-14"),
                    "2026-04-14T12:00",
                    "T=2026-04-01; cancelled at 2026-04-14T12:00 (CUSTOMER); REFUSED; refund 2026-04-23 / 2026-04-23"),
            new Example(
                    "F17",
                    "exactly 30 days",
                    us().notice("2026-03-20", "2026-05-01", CONSENT),
                    "2026-05-01",
                    "T=2026-04-01; waits until end of 2026-05-01; BY_SILENCE until 2026-05-01"),
            new Example(
                    "F18",
                    "31 days; nobody answers",
                    us().notice("2026-03-20", "2026-05-02", CANCEL),
                    "2026-05-02T00:00",
                    "T=2026-04-01; cancelled at end of 2026-05-01 (SILENCE); LAPSED; refund 2026-05-12 / 2026-05-12"),
            new Example(
                    "F18 not told yet",
                    "the delay of 31 days is known",
                    us().delayKnown("2026-03-19", "2026-05-02"),
                    "2026-03-20",
                    "T=2026-04-01; waits until end of 2026-04-01; notice FIRST_LONG by end of 2026-04-01, silence"
                            + " CANCEL on 2026-05-01"),
            new Example(
                    "F20",
                    "told that the date is unknown, with the reason; nobody answers",
                    us().notice("2026-03-25", null, CANCEL),
                    "2026-05-02T00:00",
                    "T=2026-04-01; cancelled at end of 2026-05-01 (SILENCE); LAPSED; refund 2026-05-12 / 2026-05-12"),
            new Example(
                    "F21 waiting",
                    "as F20; the customer says yes; nothing more is due",
                    us().notice("2026-03-25", null, CANCEL).waits("2026-04-11").delayKnown("2026-05-20", "2026-08-01"),
                    "2026-06-29",
                    "T=2026-04-01; waits without end; EXPRESS"),
            new Example(
                    "F21",
                    "as F20; the customer says yes, and cancels later; 07-03 is a holiday",
                    us().notice("2026-03-25", null, CANCEL).waits("2026-04-11").cancels("2026-06-30"),
                    "2026-07-01",
                    "T=2026-04-01; cancelled at 2026-06-30T12:00 (CUSTOMER); REFUSED; refund 2026-07-10 / 2026-07-10"),
            new Example(
                    "F24 not told yet",
                    "what silence agreed to will be missed too",
                    us().notice("2026-03-20", "2026-04-21", CONSENT).delayKnown("2026-04-15", "2026-05-11"),
                    "2026-04-16",
                    "T=2026-04-01; waits until end of 2026-04-21; notice RENEWED by end of 2026-04-21, silence CANCEL"
                            + " on 2026-04-21; BY_SILENCE until 2026-04-21"),
            new Example(
                    "F24",
                    "a renewed notice is not answered by silence",
                    us().notice("2026-03-20", "2026-04-21", CONSENT).notice("2026-04-16", "2026-05-11", CANCEL),
                    "2026-04-22T00:00",
                    "T=2026-04-01; cancelled at end of 2026-04-21 (SILENCE); LAPSED; refund 2026-04-30 / 2026-05-01"),
            new Example(
                    "F26",
                    "as F24; shipped by the date that was agreed to",
                    us().notice("2026-03-20", "2026-04-21", CONSENT)
                            .notice("2026-04-16", "2026-05-11", CANCEL)
                            .shipped("2026-04-21"),
                    "2026-04-22T00:00",
                    "T=2026-04-01; shipped at 2026-04-21T12:00; BY_SILENCE until 2026-04-21"),
            new Example(
                    "F29",
                    "the first notice comes a day late",
                    us().notice("2026-04-02", "2026-04-15", CONSENT),
                    "2026-04-03",
                    "T=2026-04-01; cancelled at end of 2026-04-01 (NO_NOTICE); refund 2026-04-10 / 2026-04-13; !"
                            + " NOTICE_LATE"),
            new Example(
                    "F31",
                    "\"sorry, new date\" without an offer to cancel",
                    us().notice("2026-03-20", SORRY),
                    "2026-04-02T00:00",
                    "T=2026-04-01; cancelled at end of 2026-04-01 (NO_NOTICE); refund 2026-04-10 / 2026-04-13; !"
                            + " NOTICE_DEFECTIVE"),
            new Example(
                    "F35",
                    "silence called consent past 30 days, and sent all the same",
                    us().notice("2026-03-20", "2026-05-10", CONSENT),
                    "2026-05-02T00:00",
                    "T=2026-04-01; cancelled at end of 2026-05-01 (SILENCE); LAPSED; refund 2026-05-12 / 2026-05-12; !"
                            + " SILENCE_MISSTATED"),
            new Example(
                    "F43",
                    "preorder for a stated day",
                    us("2026-09-01").statedBy("2026-12-01"),
                    "2026-12-02T00:00",
                    "T=2026-12-01; cancelled at end of 2026-12-01 (NO_NOTICE); refund 2026-12-10 / 2026-12-11"),
            new Example(
                    "F45",
                    "\"ships when available\" is no time",
                    us(),
                    "2026-03-03",
                    "T=2026-04-01; waits until end of 2026-04-01"),
            new Example(
                    "F46",
                    "the label is of 04-01, the scan of 04-02",
                    us().released("2026-04-01").shipped("2026-04-02"),
                    "2026-04-02T12:00",
                    "T=2026-04-01; shipped at 2026-04-02T12:00 though cancelled at end of 2026-04-01 (NO_NOTICE);"
                            + " refund 2026-04-10 / 2026-04-13; ! SHIPPED_AFTER_CANCELLATION"),
            new Example(
                    "F47",
                    "cancelled before Thanksgiving",
                    us("2026-11-10").cancels("2026-11-20"),
                    "2026-11-21",
                    "T=2026-12-10; cancelled at 2026-11-20T12:00 (CUSTOMER); REFUSED; refund 2026-12-02 / 2026-12-02"),
            // EU and UK: possession counts.
            new Example(
                    "E01",
                    "no time agreed",
                    eu("2026-03-02"),
                    "2026-03-20",
                    "T=2026-04-01; waits until end of 2026-04-01"),
            new Example(
                    "E01 UK",
                    "no time agreed",
                    uk("2026-03-02"),
                    "2026-03-20",
                    "T=2026-04-01; waits until end of 2026-04-01"),
            new Example(
                    "E02",
                    "shipped in time, handed over late",
                    eu("2026-03-02").shipped("2026-03-31").delivered("2026-04-03"),
                    "2026-04-04",
                    "T=2026-04-01; delivered at 2026-04-03T12:00, late"),
            new Example(
                    "E04",
                    "late, and nobody says anything",
                    eu("2026-03-02"),
                    "2026-09-01",
                    "T=2026-04-01; overdue since end of 2026-04-01, may be ended from no time"),
            new Example(
                    "E05",
                    "the trader cannot supply",
                    eu("2026-03-02").sellerRefuses("2026-03-10"),
                    "2026-03-10T12:00",
                    "T=2026-04-01; cancelled at 2026-03-10T12:00 (SELLER); refund 2026-03-24 / 2026-03-24"),
            new Example(
                    "E07",
                    "essential by 05-15",
                    eu("2026-03-02").deliverBy("2026-05-20").essentialBy("2026-05-15"),
                    "2026-05-16T00:00",
                    "T=2026-05-15; overdue since end of 2026-05-15, may be ended from end of 2026-05-15"),
            new Example(
                    "E12",
                    "preorder by the end of the year; a period set on New Year's Day",
                    eu("2026-03-02").deliverBy("2026-12-31").setsPeriod("2027-01-01", "2027-01-15"),
                    "2027-01-02",
                    "T=2026-12-31; overdue since end of 2026-12-31, may be ended from end of 2027-01-15"),
            new Example(
                    "E12 early",
                    "a period set before it is late",
                    eu("2026-03-02").deliverBy("2026-12-31").setsPeriod("2026-12-20", "2027-01-15"),
                    "2027-01-02",
                    "T=2026-12-31; overdue since end of 2026-12-31, may be ended from no time; !"
                            + " ANSWER_WITHOUT_EFFECT"),
            new Example(
                    "E16",
                    "\"no reply means you agree\" moves nothing in Germany",
                    eu("2026-03-02").notice("2026-03-20", "2026-04-15", CONSENT),
                    "2026-04-02",
                    "T=2026-04-01; overdue since end of 2026-04-01, may be ended from no time; ASKED; !"
                            + " SILENCE_MISSTATED"));

    @TestFactory
    Stream<DynamicTest> each_example_stands_as_the_law_says() {
        return EXAMPLES.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.id() + ": " + example.facts(),
                        () -> assertThat(example.story().told(example.at())).isEqualTo(example.told())));
    }

    @TestFactory
    Stream<DynamicTest> nothing_leaves_after_a_cancellation() {
        return EXAMPLES.stream()
                .filter(example -> example.told().contains("cancelled at"))
                .map(example -> DynamicTest.dynamicTest(
                        "F03 as " + example.id(),
                        () -> assertThat(example.story().at(example.at()).mayRelease())
                                .isFalse()));
    }

    /** Templates: what must not be sent. */
    private record Bad(String id, NoticeKind kind, Saying saying, Defect defect) {}

    private static final List<Bad> BAD = List.of(
            new Bad("F31", NoticeKind.FIRST_SHORT, SORRY, Defect.NO_CANCEL_OPTION),
            new Bad(
                    "F34",
                    NoticeKind.FIRST_INDEFINITE,
                    new Saying(null, " ", CANCEL, true, true, true),
                    Defect.NO_REASON),
            new Bad(
                    "F34 renewed",
                    NoticeKind.RENEWED,
                    new Saying(null, null, CANCEL, true, true, true),
                    Defect.NO_REASON),
            new Bad("F35", NoticeKind.FIRST_LONG, Story.says("2026-05-10", CONSENT), Defect.SILENCE_CALLED_CONSENT),
            new Bad(
                    "F35 renewed",
                    NoticeKind.RENEWED,
                    Story.says("2026-05-10", CONSENT),
                    Defect.SILENCE_CALLED_CONSENT),
            new Bad("E16", NoticeKind.DATE_MOVED, Story.says("2026-04-15", CONSENT), Defect.SILENCE_CALLED_CONSENT),
            new Bad(
                    "E16 the other way",
                    NoticeKind.DATE_MOVED,
                    Story.says("2026-04-15", CANCEL),
                    Defect.SILENCE_CALLED_CANCEL),
            new Bad(
                    "an answer by a paid number",
                    NoticeKind.FIRST_SHORT,
                    new Saying(LocalDate.of(2026, 4, 15), null, CONSENT, true, false, true),
                    Defect.ANSWER_COSTS),
            new Bad(
                    "a yes for ever",
                    NoticeKind.FIRST_INDEFINITE,
                    new Saying(null, "strike", CANCEL, true, true, false),
                    Defect.NO_LATER_CANCEL),
            new Bad(
                    "nothing about silence",
                    NoticeKind.FIRST_SHORT,
                    Story.says("2026-04-15", NONE),
                    Defect.SILENCE_NOT_TOLD));

    @TestFactory
    Stream<DynamicTest> a_notice_that_breaks_the_rule_is_refused_with_its_defect() {
        return BAD.stream()
                .map(bad -> DynamicTest.dynamicTest(
                        bad.id() + ": " + bad.defect().sentence(),
                        () -> assertThat(NoticeRule.defects(bad.kind(), bad.saying()))
                                .containsExactly(bad.defect())));
    }

    @TestFactory
    Stream<DynamicTest> a_notice_that_keeps_the_rule_has_no_defect() {
        return Stream.of(NoticeKind.values())
                .map(kind -> DynamicTest.dynamicTest(
                        kind.name(),
                        () -> assertThat(NoticeRule.defects(kind, Story.says("2026-04-15", kind.silence())))
                                .isEmpty()));
    }
}
