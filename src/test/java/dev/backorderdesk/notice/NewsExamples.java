package dev.backorderdesk.notice;

import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderLine;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import dev.backorderdesk.notice.OrderNews.Pieces;
import dev.backorderdesk.notice.OrderNews.Silence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** News to test with. */
public final class NewsExamples {

    public static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    public static final LocalDate TWENTIETH = LocalDate.of(2026, 11, 20);
    public static final LocalDate FOURTH = LocalDate.of(2026, 12, 4);
    public static final LocalDate FAR = LocalDate.of(2027, 1, 20);

    /** Of each part four pieces were granted, and seven of the order are still to leave. */
    public static final NewsNotice.Progress HALFWAY = new NewsNotice.Progress() {
        @Override
        public long granted(int line, int part) {
            return 4;
        }

        @Override
        public long toCome() {
            return 7;
        }

        @Override
        public long sequence() {
            return 1;
        }
    };

    private NewsExamples() {}

    public static Order order(String orderId, @Nullable String locale) {
        return order(
                orderId,
                new Customer("C-881", "Ada Meyer", null, "ada@example.com", "+4915112345678", locale, null, List.of()));
    }

    static Order order(String orderId, Customer customer) {
        return new Order(
                orderId,
                AT,
                "web",
                "S-1",
                customer,
                new ShipTo("DE", "BE", null, null),
                null,
                null,
                null,
                null,
                false,
                List.of(new OrderLine(1, "LAMP", 4, null, null, null, null, null, false, null, null)));
    }

    public static @Nullable Item item(String sku) {
        return sku.equals("LAMP")
                ? new Item("LAMP", 1, "Garden lamp", "light", null, null, null, null, false, 0, List.of(), false)
                : null;
    }

    public static Pieces pieces(int line, long quantity, Days before, Days after) {
        return new Pieces(line, 1, line == 1 ? "LAMP" : "MUG-" + line, quantity, before, after);
    }

    public static Days days(@Nullable LocalDate shipBy) {
        return shipBy == null ? Days.NONE : new Days(shipBy, shipBy.plusDays(3));
    }

    public static Ask consent() {
        return new Ask("FIRST_SHORT", Silence.CONSENT, null, ZoneId.of("America/New_York"), false, AT.plusSeconds(9));
    }

    public static Ask cancel(String law, LocalDate respondBy) {
        return new Ask(law, Silence.CANCEL, respondBy, ZoneId.of("America/New_York"), true, AT.plusSeconds(4 * 86_400));
    }

    public static Ask nothing() {
        return new Ask("DATE_MOVED", Silence.NONE, null, ZoneId.of("Europe/Berlin"), false, null);
    }

    public static Money money(String amount, boolean charged) {
        return new Money(new BigDecimal(amount), new BigDecimal("4.90"), "EUR", "card", FOURTH, charged);
    }

    public static OrderNews news(Topic topic, String cause, Pieces... pieces) {
        return news(topic, cause, null, null, null, null, pieces);
    }

    public static OrderNews news(
            Topic topic,
            String cause,
            @Nullable Ask ask,
            @Nullable Money money,
            @Nullable Parcel parcel,
            @Nullable String reason,
            Pieces... pieces) {
        return new OrderNews("SO-1", topic, cause, AT, List.of(pieces), ask, money, parcel, reason);
    }

    /** The one notice of this. */
    public static NoticePlan plan(String locale, OrderNews... news) {
        List<NoticePlan> plans = NewsNotice.plan(
                order("SO-1", locale), List.of(news), HALFWAY, NewsExamples::item, "en-GB", AT.plusSeconds(1));
        if (plans.size() != 1) {
            throw new AssertionError("expected one notice, found " + plans);
        }
        return plans.get(0);
    }
}
