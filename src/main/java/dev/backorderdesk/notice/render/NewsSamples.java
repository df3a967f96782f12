package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import dev.backorderdesk.notice.OrderNews.Silence;
import dev.backorderdesk.notice.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sample notices of every topic and every legal kind. */
final class NewsSamples {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final LocalDate OLD = LocalDate.of(2026, 11, 23);
    private static final LocalDate NEW = LocalDate.of(2026, 12, 7);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<Channel> BOTH = Set.of(Channel.EMAIL, Channel.SMS);
    private static final Money MONEY =
            new Money(new BigDecimal("59.90"), new BigDecimal("4.90"), "EUR", "card", LocalDate.of(2026, 12, 2), true);
    private static final Money NOT_CHARGED = new Money(BigDecimal.ZERO, BigDecimal.ZERO, "USD", "hawala", null, false);
    private static final Parcel PARCEL =
            new Parcel("DHL", "00340434161094042557", "https://track.example/t?n=00340434161094042557&l=1");

    /** Legal kinds of a delay notice, with what no answer means. */
    enum Kind {
        FIRST_SHORT(Silence.CONSENT, true, false),
        FIRST_LONG(Silence.CANCEL, true, false),
        FIRST_INDEFINITE(Silence.CANCEL, false, true),
        RENEWED(Silence.CANCEL, true, false),
        RENEWED_INDEFINITE(Silence.CANCEL, false, true),
        DATE_MOVED(Silence.NONE, true, false),
        DATE_MOVED_INDEFINITE(Silence.NONE, false, false);

        private final Silence silence;
        private final boolean dated;
        private final boolean later;

        Kind(Silence silence, boolean dated, boolean later) {
            this.silence = silence;
            this.dated = dated;
            this.later = later;
        }

        Ask ask() {
            boolean judgesDelivery = silence == Silence.NONE;
            return new Ask(
                    name().replace("RENEWED_INDEFINITE", "RENEWED").replace("DATE_MOVED_INDEFINITE", "DATE_MOVED"),
                    silence,
                    silence == Silence.CANCEL ? LocalDate.of(2026, 12, 1) : null,
                    judgesDelivery ? BERLIN : NEW_YORK,
                    later,
                    judgesDelivery ? null : Instant.parse("2026-11-24T05:00:00Z"));
        }
    }

    private NewsSamples() {}

    static List<NoticePlan> all(String language) {
        List<NoticePlan> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Set<Channel> channels : List.of(BOTH, Set.of(Channel.SMS))) {
                all.add(delay(language, channels, kind, 1, "Garden lamp", "SUPPLIER_LATE"));
            }
            all.add(delay(language, BOTH, kind, 3, "<b>מנורת</b> {{7*7}}", "NOT_THERE"));
        }
        for (Set<Channel> channels : List.of(BOTH, Set.of(Channel.SMS))) {
            all.add(named(language, channels));
        }
        all.add(delay(language, BOTH, Kind.FIRST_SHORT, 120, "Garden lamp", null));
        for (Topic topic : Topic.values()) {
            for (long toCome : new long[] {0, 3}) {
                all.add(news(language, topic, lines(1, "Garden lamp", true, null), toCome, MONEY, "NO_ANSWER"));
                all.add(news(language, topic, lines(2, "22423-1", false, null), toCome, NOT_CHARGED, null));
                all.add(news(language, topic, lines(9, "Garden lamp", true, "LAPSED"), toCome, null, null));
                if (topic == Topic.REFUND_DUE || topic == Topic.REFUND_SENT) {
                    all.add(news(language, topic, List.of(), toCome, MONEY, null));
                }
            }
        }
        for (String answer : List.of("WAIT", "CANCEL", "EXTRA_PERIOD")) {
            all.add(news(language, Topic.ANSWER_RECORDED, lines(1, "Garden lamp", true, null), 1, null, answer));
        }
        return all;
    }

    private static NoticePlan delay(
            String language, Set<Channel> channels, Kind kind, int lines, String title, @Nullable String reason) {
        return plan(
                language,
                channels,
                new NewsView(
                        Samples.ORDER,
                        Topic.DELAY,
                        AT,
                        lines(lines, title, kind.dated, lines == 1 ? null : reason),
                        lines,
                        kind.ask(),
                        null,
                        null,
                        lines == 1 ? reason : null,
                        false));
    }

    /** The question is still open, and a day can be named. */
    private static NoticePlan named(String language, Set<Channel> channels) {
        return plan(
                language,
                channels,
                new NewsView(
                        Samples.ORDER,
                        Topic.DELAY,
                        AT,
                        List.of(new NewsView.Line(
                                1, 1, "22423-1", "Garden lamp", 1, 1, Days.NONE, new Days(NEW, NEW.plusDays(3)), null)),
                        1,
                        Kind.RENEWED.ask(),
                        null,
                        null,
                        "SUPPLIER_LATE",
                        false));
    }

    private static NoticePlan news(
            String language,
            Topic topic,
            List<NewsView.Line> lines,
            long toCome,
            @Nullable Money money,
            @Nullable String reason) {
        boolean ofMoney = topic == Topic.REFUND_DUE || topic == Topic.REFUND_SENT;
        return plan(
                language,
                BOTH,
                new NewsView(
                        Samples.ORDER,
                        topic,
                        AT,
                        lines,
                        toCome,
                        topic == Topic.DELAY ? (dated(lines) ? Kind.FIRST_LONG : Kind.FIRST_INDEFINITE).ask() : null,
                        ofMoney && money == null ? MONEY : topic == Topic.CANCELLED || ofMoney ? money : null,
                        topic == Topic.SHIPPED ? PARCEL : null,
                        reason,
                        false));
    }

    private static boolean dated(List<NewsView.Line> lines) {
        return !lines.isEmpty() && lines.get(0).after().shipBy() != null;
    }

    private static List<NewsView.Line> lines(int count, String title, boolean dated, @Nullable String reason) {
        Days after = dated ? new Days(NEW, NEW.plusDays(3)) : Days.NONE;
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NewsView.Line(
                        i, 1, "22423-" + i, title, i, i, new Days(OLD, OLD.plusDays(3)), after, reason))
                .toList();
    }

    private static NoticePlan plan(String language, Set<Channel> channels, NewsView view) {
        return new NoticePlan("sample", view.topic().folder(), Samples.ORDER, "C-1", AT, channels, language, view);
    }
}
