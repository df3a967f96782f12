package dev.backorderdesk.notice;

import dev.backorderdesk.model.Customer;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import dev.backorderdesk.notice.OrderNews.Pieces;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One notice of every kind, as the desk would plan it, each of an order of its own. */
public final class NewsTold {

    private static final LocalDate ANSWER_BY = LocalDate.of(2026, 12, 20);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private NewsTold() {}

    /** By a name for people; the orders are {@code SO-1001} and on. */
    public static Map<String, NoticePlan> every(String locale, Channel... channels) {
        Map<String, List<OrderNews>> news = new LinkedHashMap<>();
        Pieces late = pieces(NewsExamples.days(NewsExamples.FOURTH));
        Pieces later = pieces(NewsExamples.days(NewsExamples.FAR));
        Pieces unknown = pieces(Days.NONE);
        Pieces gone = pieces(Days.NONE);
        news.put("delay, first and short: silence agrees", delay("FIRST_SHORT", consent(), "SUPPLIER_LATE", late));
        news.put(
                "delay, first and long: silence cancels",
                delay("FIRST_LONG", cancel("FIRST_LONG"), "CARRIER_DELAY", later));
        news.put(
                "delay, day unknown: silence cancels",
                delay("FIRST_INDEFINITE", cancel("FIRST_INDEFINITE"), "SUPPLIER_UNDATED", unknown));
        news.put("delay, renewed: silence cancels", delay("RENEWED", cancel("RENEWED"), "SUPPLIER_LATE", later));
        news.put(
                "delay, renewed, day unknown: silence cancels",
                delay("RENEWED", cancel("RENEWED"), "SUPPLIER_UNDATED", unknown));
        news.put(
                "delay, delivery law: silence does nothing",
                delay("DATE_MOVED", NewsExamples.nothing(), "SUPPLIER_LATE", late));
        news.put(
                "delay, delivery law, day unknown: silence does nothing",
                delay("DATE_MOVED", NewsExamples.nothing(), "SUPPLIER_UNDATED", unknown));
        news.put("better date", told(Topic.BETTER_DATE, null, null, null, late));
        news.put("answer recorded: waits", told(Topic.ANSWER_RECORDED, null, null, "WAIT", late));
        news.put(
                "answer recorded: sets a last day",
                List.of(new OrderNews(
                        "SO-1",
                        Topic.ANSWER_RECORDED,
                        "cause",
                        NewsExamples.AT,
                        List.of(late),
                        null,
                        null,
                        null,
                        "EXTRA_PERIOD",
                        ANSWER_BY,
                        false)));
        news.put("answer recorded: cancels", told(Topic.ANSWER_RECORDED, null, null, "CANCEL", late));
        news.put(
                "cancelled by the customer, refund",
                told(Topic.CANCELLED, money("59.90", true), null, "CUSTOMER_CANCELLED", gone));
        news.put(
                "cancelled for want of an answer, not charged",
                told(Topic.CANCELLED, money("0", false), null, "NO_ANSWER", gone));
        news.put("refund due", told(Topic.REFUND_DUE, money("59.90", true), null, "REFUSED"));
        news.put("refund sent", told(Topic.REFUND_SENT, money("59.90", true), null, null));
        news.put("released", told(Topic.RELEASED, null, null, null, late));
        Parcel parcel = new Parcel("DHL", "00340434161094042557", "https://track.example/00340434161094042557");
        news.put("shipped", told(Topic.SHIPPED, null, parcel, null, late));
        news.put("shipped after all", told(Topic.SHIPPED, null, parcel, Precedence.SCANNED_IN_TIME, late));
        news.put("no carrier goes there", told(Topic.SUSPENDED, null, null, "CARRIER_SUSPENDED", unknown));
        Map<String, NoticePlan> plans = new LinkedHashMap<>();
        news.forEach((name, each) -> plans.put(name, plan("SO-" + (1001 + plans.size()), locale, each, channels)));
        return plans;
    }

    private static NoticePlan plan(String orderId, String locale, List<OrderNews> news, Channel... channels) {
        List<String> wanted = new ArrayList<>();
        for (Channel channel : channels) {
            wanted.add(channel == Channel.EMAIL ? "email" : "sms");
        }
        Customer ada =
                new Customer("C-881", "Ada Meyer", null, "ada@example.com", "+4915112345678", locale, null, wanted);
        return NewsNotice.plan(
                        NewsExamples.order(orderId, ada),
                        news,
                        NewsExamples.HALFWAY,
                        NewsExamples::item,
                        "en-GB",
                        NewsExamples.AT)
                .get(0);
    }

    private static Pieces pieces(Days after) {
        return NewsExamples.pieces(1, 4, NewsExamples.days(NewsExamples.TWENTIETH), after);
    }

    private static Ask consent() {
        return new Ask("FIRST_SHORT", OrderNews.Silence.CONSENT, null, NEW_YORK, false, null);
    }

    private static Ask cancel(String law) {
        return new Ask(law, OrderNews.Silence.CANCEL, ANSWER_BY, NEW_YORK, law.equals("FIRST_INDEFINITE"), null);
    }

    private static Money money(String amount, boolean charged) {
        return new Money(
                new BigDecimal(amount), new BigDecimal("4.90"), "EUR", "card", LocalDate.of(2026, 12, 2), charged);
    }

    private static List<OrderNews> delay(String law, Ask ask, String reason, Pieces pieces) {
        return List.of(NewsExamples.news(Topic.DELAY, law + " " + reason, ask, null, null, reason, pieces));
    }

    private static List<OrderNews> told(
            Topic topic, @Nullable Money money, @Nullable Parcel parcel, @Nullable String reason, Pieces... pieces) {
        return List.of(NewsExamples.news(topic, "cause", null, money, parcel, reason, pieces));
    }
}
