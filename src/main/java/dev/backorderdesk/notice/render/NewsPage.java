package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NewsView.Line;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import dev.backorderdesk.notice.OrderNews.Silence;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a template of news can print. Sentences with a legal effect come from {@code words.*.properties} and are chosen here
 * by the effect, so that no template has to.
 */
final class NewsPage {

    private static final ZoneId ANY_ZONE = ZoneId.of("UTC");

    /** Where each day ends first. */
    private static final ZoneId FIRST_ZONE = ZoneId.of("Pacific/Kiritimati");

    private final Wording wording;
    private final UnaryOperator<String> words;
    private final int lines;
    private final int titleLength;

    NewsPage(Wording wording, UnaryOperator<String> words, int lines, int titleLength) {
        this.wording = wording;
        this.words = words;
        this.lines = lines;
        this.titleLength = titleLength;
    }

    Map<String, Object> of(Letter letter, NewsView view) {
        List<Line> shown = view.lines().stream().limit(lines).toList();
        String reason = reason(view);
        Map<String, Object> page = new HashMap<>();
        page.put("order", order(letter, view));
        page.put(
                "lines",
                shown.stream()
                        .map(line -> line(line, view.topic(), reason.isEmpty()))
                        .toList());
        page.put("moves", view.topic() == Topic.DELAY || view.topic() == Topic.BETTER_DATE);
        page.put("more", view.lines().size() - shown.size());
        page.put("reason", reason);
        page.put("smsOnly", letter.plan().channels().equals(Set.of(Channel.SMS)));
        page.put("asked", view.ask() != null);
        page.put("ask", ask(view.ask(), lastNew(view)));
        page.put("silence", silences(view.ask()));
        page.put("answer", answer(view));
        page.put("refund", view.money() != null);
        page.put("money", money(view.money(), letter.writtenAt()));
        page.put("parcel", parcel(view.parcel()));
        return page;
    }

    /** The one reason of all of it; empty where each line has its own. */
    private String reason(NewsView view) {
        if (isToldByItself(view.topic())) {
            return "";
        }
        if (view.reason() != null) {
            return wording.reason(view.reason());
        }
        boolean none = view.lines().stream().allMatch(line -> line.reason() == null);
        // Where the day is unknown the law wants to hear why.
        return none && view.topic() == Topic.DELAY && !dated(view) ? wording.reason("OTHER") : "";
    }

    /** Its first sentence is the reason. */
    private static boolean isToldByItself(Topic topic) {
        return topic == Topic.ANSWER_RECORDED || topic == Topic.SUSPENDED;
    }

    private Map<String, Object> order(Letter letter, NewsView view) {
        LocalDate before = last(view.lines().stream().map(Line::before));
        LocalDate after = lastNew(view);
        long pieces = view.lines().stream().mapToLong(Line::quantity).sum();
        Map<String, Object> order = new HashMap<>();
        order.put("id", words.apply(view.orderId()));
        order.put("url", letter.orderUrl());
        order.put("lines", view.lines().size());
        order.put("pieces", wording.pieces(pieces));
        order.put("part", pieces < view.toCome());
        order.put("dated", dated(view));
        order.put("oldDay", wording.day(before));
        order.put("oldDayShort", wording.shortDay(before));
        order.put("newDay", wording.day(after));
        order.put("newDayShort", wording.shortDay(after));
        order.put("sooner", sooner(view));
        order.put("toCome", view.toCome() > 0);
        order.put("toComePieces", wording.pieces(view.toCome()));
        return order;
    }

    private static boolean dated(NewsView view) {
        return !view.lines().isEmpty()
                && view.lines().stream().allMatch(line -> day(told(view.topic(), line.after())) != null);
    }

    /** Whether each day is earlier than what was told last, or is the first that can be named. */
    private static boolean sooner(NewsView view) {
        return dated(view)
                && view.lines().stream().allMatch(line -> {
                    LocalDate before = day(line.before());
                    LocalDate after = day(told(view.topic(), line.after()));
                    return before == null || after != null && after.isBefore(before);
                });
    }

    private static @Nullable LocalDate lastNew(NewsView view) {
        return dated(view) ? last(view.lines().stream().map(line -> told(view.topic(), line.after()))) : null;
    }

    private static @Nullable LocalDate last(Stream<Days> days) {
        return days.flatMap(each -> Stream.ofNullable(day(each)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The day on which the customer has it, else on which it leaves. */
    private static @Nullable LocalDate day(Days days) {
        return days.deliverBy() != null ? days.deliverBy() : days.shipBy();
    }

    /** What left has no day of leaving any more, and what will not come has no day at all. */
    private static Days told(Topic topic, Days days) {
        return switch (topic) {
            case DELAY, BETTER_DATE, ANSWER_RECORDED, SUSPENDED -> days;
            case RELEASED, SHIPPED -> new Days(null, days.deliverBy());
            case CANCELLED, REFUND_DUE, REFUND_SENT -> Days.NONE;
        };
    }

    private Map<String, Object> line(Line line, Topic topic, boolean ownReason) {
        Days after = told(topic, line.after());
        String title = Phrase.clean(line.title());
        Map<String, Object> out = new HashMap<>();
        out.put("number", line.line());
        out.put("sku", words.apply(line.sku()));
        out.put("title", words.apply(Phrase.shorten(title, titleLength)));
        out.put("named", Page.named(title, line.sku()));
        out.put("dir", Phrase.direction(title));
        out.put("quantity", wording.number(line.quantity()));
        out.put("pieces", wording.pieces(line.quantity()));
        out.put("dated", day(after) != null);
        out.put("oldShipBy", wording.day(line.before().shipBy()));
        out.put("oldDeliverBy", wording.day(line.before().deliverBy()));
        out.put("newShipBy", wording.day(after.shipBy()));
        out.put("newDeliverBy", wording.day(after.deliverBy()));
        out.put("newDayShort", wording.shortDay(day(after)));
        String code = line.reason() == null && topic == Topic.DELAY && day(after) == null ? "OTHER" : line.reason();
        out.put("reason", ownReason && code != null && !isToldByItself(topic) ? wording.reason(code) : "");
        return out;
    }

    private Map<String, Object> ask(@Nullable Ask ask, @Nullable LocalDate newDay) {
        Silence silence = ask == null ? Silence.NONE : ask.silence();
        LocalDate until = ask == null ? null : ask.respondBy();
        String untilWords = wording.endOf(until, ask == null ? ANY_ZONE : ask.zone());
        Map<String, Object> out = new HashMap<>();
        out.put("renewed", ask != null && ask.law().equals("RENEWED"));
        out.put("until", untilWords);
        out.put("untilShort", wording.shortDay(until));
        out.put("cancel", wording.say("ask.cancel"));
        out.put("free", wording.say("ask.free"));
        out.put("later", ask != null && ask.mayCancelLater() ? wording.say("ask.later") : "");
        out.put("silence", ask == null ? "" : wording.say("silence." + key(silence), untilWords, wording.day(newDay)));
        out.put(
                "silenceShort",
                ask == null ? "" : wording.say("silence.short." + key(silence), wording.shortDay(until)));
        return out;
    }

    /** All three, for whoever wants to choose in a template; the rehearsal looks whether the choice was right. */
    private Map<String, Object> silences(@Nullable Ask ask) {
        String until = ask == null ? "" : wording.endOf(ask.respondBy(), ask.zone());
        Map<String, Object> out = new HashMap<>();
        for (Silence silence : Silence.values()) {
            out.put(key(silence), wording.say("silence." + key(silence), until, ""));
        }
        return out;
    }

    static String key(Silence silence) {
        return silence.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> answer(NewsView view) {
        String code = view.topic() == Topic.ANSWER_RECORDED ? Objects.requireNonNullElse(view.reason(), "WAIT") : "";
        return Map.of(
                "waits", code.equals("WAIT"),
                "cancels", code.equals("CANCEL"),
                "extends", code.equals("EXTRA_PERIOD"));
    }

    private Map<String, Object> money(@Nullable Money money, Instant writtenAt) {
        Map<String, Object> out = new HashMap<>();
        out.put("charged", money != null && money.charged());
        for (String word : List.of("amount", "shipping", "dueBy", "dueByShort", "method")) {
            out.put(word, "");
        }
        out.put("hasShipping", false);
        out.put("overdue", false);
        if (money != null && money.charged()) {
            out.put("amount", wording.money(money.amount(), money.currency()));
            out.put("hasShipping", money.shipping().signum() > 0);
            out.put("shipping", wording.money(money.shipping(), money.currency()));
            // By then it is over somewhere, perhaps where the customer is.
            LocalDate dueBy = money.dueBy();
            boolean overdue =
                    dueBy != null && writtenAt.atZone(FIRST_ZONE).toLocalDate().isAfter(dueBy);
            out.put("overdue", overdue);
            out.put("dueBy", wording.day(overdue ? null : dueBy));
            out.put("dueByShort", wording.shortDay(overdue ? null : dueBy));
            String method = money.method() == null
                    ? ""
                    : wording.say("method." + money.method().toLowerCase(Locale.ROOT));
            out.put("method", method.isEmpty() ? wording.say("method.other") : method);
        }
        return out;
    }

    private Map<String, Object> parcel(@Nullable Parcel parcel) {
        String url = parcel == null ? null : parcel.trackingUrl();
        boolean opens = url != null && url.matches("(?i)https?://[^\\s\"'<>\\\\]{1,1000}");
        return Map.of(
                "carrier", parcel == null ? "" : words.apply(parcel.carrier()),
                "number", parcel == null ? "" : words.apply(parcel.trackingNumber()),
                "url", opens && url != null ? url : "");
    }
}
