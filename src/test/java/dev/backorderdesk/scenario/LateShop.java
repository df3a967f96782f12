package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shop whose first day is Monday 2026-03-02. Ada's address is in New York, so without a stated time hers ship by the end
 * of 2026-04-01 there, and a first delay goes to the end of 2026-05-01 at most.
 */
final class LateShop {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    final Shop shop = new Shop(LocalDate.of(2026, 3, 2));

    LateShop() {
        shop.sells("LAMP", "VASE");
        shop.expects("PO-1", 10, "LAMP", march(25));
    }

    static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    static LocalDate april(int day) {
        return LocalDate.of(2026, 4, day);
    }

    static LocalDate may(int day) {
        return LocalDate.of(2026, 5, day);
    }

    /** The instant at which a day is over in New York. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(NEW_YORK).toInstant();
    }

    /** When the books cancel what had lapsed when a day was over in New York, and was not with the warehouse. */
    static Instant cancelledAfter(LocalDate day) {
        return endOf(day).plus(Duration.ofHours(1));
    }

    Person newYorker(String name) {
        return shop.customer(name).in("US").at("NY", "10001");
    }

    /** Ada orders three lamps, which are promised for 2026-03-26. */
    void ada() {
        newYorker("ada").orders(3, "LAMP").waits(3, march(26));
    }

    static OrderNews.Ask ask(NoticePlan notice) {
        return Objects.requireNonNull(((NewsView) notice.view()).ask());
    }

    /** The supplier names another day, and Ada is told. */
    NoticePlan slips(@Nullable LocalDate day) {
        shop.supplierSays("PO-1", 10, "LAMP", day);
        shop.happened("ada-1", OrderEvent.Kind.REPROMISED);
        return told();
    }

    /** Ada is told of a delay. */
    NoticePlan told() {
        OrderEvent noticed = shop.law.noted(OrderEvent.Kind.DELAY_NOTICED);
        NoticePlan notice = shop.law.notice("delay");
        assertThat(noticed.noticeId()).isEqualTo(notice.noticeId());
        shop.mails();
        shop.passMinutes(1);
        return notice;
    }

    /** All that is open of Ada's order is cancelled, and she is told. */
    NewsView cancelled() {
        shop.happened("ada-1", OrderEvent.Kind.CANCELLED);
        return (NewsView) shop.law.notice("cancelled").view();
    }

    Answer answers(String noticeId, NoticeAnswer.Kind answer, @Nullable LocalDate until, Instant at) {
        return shop.sends(
                "consents.in",
                new NoticeAnswer("C-" + shop.number("consent"), noticeId, List.of(), answer, until, at, "CUSTOMER"));
    }

    Answer.Status answers(NoticePlan notice, NoticeAnswer.Kind answer, Instant at) {
        return answers(notice.noticeId(), answer, null, at).status();
    }

    Answer.Status answers(NoticePlan notice, NoticeAnswer.Kind answer) {
        return answers(notice, answer, shop.now());
    }

    /** Ada said yes, and it is recorded. */
    void consented(NoticePlan notice) {
        assertThat(shop.law.noted(OrderEvent.Kind.CONSENTED).noticeId()).isEqualTo(notice.noticeId());
        shop.law.notice("answer-recorded");
    }
}
