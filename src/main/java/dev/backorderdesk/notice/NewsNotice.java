package dev.backorderdesk.notice;

import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import dev.backorderdesk.notice.OrderNews.Pieces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans the notices of what one batch brought about an order: one for each topic, and for each question, however many lines moved. What is
 * owed for a cancellation stands in the notice of the cancellation.
 */
public final class NewsNotice {

    private NewsNotice() {}

    /** How far an order has got. */
    public interface Progress {
        /** All pieces of a part that were ever granted. */
        long granted(int line, int part);

        /** Pieces of the order that are still to leave. */
        long toCome();

        /** Number of its last event. */
        long sequence();
    }

    /**
     * What goes into one notice.
     *
     * @param apart null where several may go into one. A question is one already, and known by the id of its notice; what
     *     was shipped after all is not told with what was never in question, nor what had left and is cancelled with what
     *     had not, nor one last day that was granted with another
     */
    private record Group(
            Topic topic,
            @Nullable Ask ask,
            @Nullable String apart,
            @Nullable Parcel parcel,
            @Nullable Purse purse) {}

    /** Money of one purse can be told as one sum. */
    private record Purse(
            String currency,
            @Nullable String method,
            @Nullable Object dueBy,
            boolean charged) {
        static @Nullable Purse of(@Nullable Money money) {
            return money == null ? null : new Purse(money.currency(), money.method(), money.dueBy(), money.charged());
        }
    }

    /** Whether a customer has an address on a channel that he wants. */
    public static boolean reaches(Customer customer) {
        return !Audience.of(customer, "").channels().isEmpty();
    }

    /**
     * The notices.
     *
     * @param news of this order, in the order in which it came about
     * @param items article by SKU, null where unknown
     * @param defaultLocale BCP 47 tag for customers who have none
     * @param now when they are planned (UTC)
     * @return empty where there is nothing to tell; where the customer can't be reached on a channel that he wants, what asks
     *     him something, without a channel
     */
    public static List<NoticePlan> plan(
            Order order,
            List<OrderNews> news,
            Progress progress,
            Function<String, @Nullable Item> items,
            String defaultLocale,
            Instant now) {
        Audience audience = Audience.of(order.customer(), defaultLocale);
        List<NoticePlan> plans = new ArrayList<>();
        groups(news).forEach((group, told) -> {
            if (audience.channels().isEmpty() && (group.ask() == null || group.topic() != Topic.DELAY)) {
                return;
            }
            List<NewsView.Line> lines = lines(told, progress, items);
            if (lines.isEmpty() && told.stream().anyMatch(each -> !each.pieces().isEmpty())) {
                return; // it moved, and moved back
            }
            plans.add(new NoticePlan(
                    noticeId(order.orderId(), group, told),
                    group.topic().folder(),
                    order.orderId(),
                    order.customer().id(),
                    now,
                    audience.channels(),
                    audience.locale(),
                    new NewsView(
                            order.orderId(),
                            group.topic(),
                            told.stream()
                                    .map(OrderNews::at)
                                    .max(Instant::compareTo)
                                    .orElse(now),
                            lines,
                            progress.toCome(),
                            group.ask(),
                            money(told),
                            group.parcel(),
                            commonReason(told),
                            told.get(0).until(),
                            told.stream().allMatch(OrderNews::inTime)),
                    progress.sequence()));
        });
        return plans;
    }

    private static Map<Group, List<OrderNews>> groups(List<OrderNews> news) {
        Map<Group, List<OrderNews>> groups = new LinkedHashMap<>();
        Set<String> cancelling = news.stream()
                .filter(each -> each.topic() == Topic.CANCELLED)
                .map(OrderNews::cause)
                .collect(Collectors.toSet());
        Purse told = purseOfCancelling(news, cancelling);
        for (OrderNews each : news) {
            Purse purse = Purse.of(each.money());
            boolean within = cancelling.contains(each.cause()) && Objects.equals(purse, told);
            if (each.topic() == Topic.CANCELLED || (each.topic() == Topic.REFUND_DUE && within)) {
                // Its own cancellations are told together, with what is owed for them.
                groups.computeIfAbsent(
                                new Group(Topic.CANCELLED, null, apart(each), null, null), any -> new ArrayList<>())
                        .add(each);
            } else {
                groups.computeIfAbsent(
                                new Group(each.topic(), each.ask(), apart(each), each.parcel(), purse),
                                any -> new ArrayList<>())
                        .add(each);
            }
        }
        return groups;
    }

    private static @Nullable String apart(OrderNews news) {
        if (news.ask() != null) {
            return news.cause();
        }
        if (news.until() != null) {
            return news.reason() + " until " + news.until();
        }
        boolean ended = Precedence.CONTRACT_ENDED.equals(news.reason());
        return news.topic() == Topic.SHIPPED || ended ? news.reason() : null;
    }

    /** Sums of two purses can't be told as one: the first is told with the cancellation, others by themselves. */
    private static @Nullable Purse purseOfCancelling(List<OrderNews> news, Set<String> causes) {
        return news.stream()
                .filter(each -> causes.contains(each.cause()) && each.money() != null)
                .map(each -> Purse.of(each.money()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Money money(List<OrderNews> told) {
        Money sum = null;
        for (OrderNews each : told) {
            Money more = each.money();
            if (more == null) {
                continue;
            }
            sum = sum == null
                    ? more
                    : new Money(
                            sum.amount().add(more.amount()),
                            sum.shipping().add(more.shipping()),
                            sum.currency(),
                            sum.method(),
                            sum.dueBy(),
                            sum.charged());
        }
        return sum;
    }

    private static @Nullable String commonReason(List<OrderNews> told) {
        Set<String> reasons = told.stream()
                .filter(each -> each.topic() != Topic.REFUND_DUE || told.size() == 1)
                .map(each -> Objects.requireNonNullElse(each.reason(), ""))
                .collect(Collectors.toSet());
        String only = reasons.size() == 1 ? reasons.iterator().next() : "";
        return only.isEmpty() ? null : only;
    }

    private static List<NewsView.Line> lines(
            List<OrderNews> told, Progress progress, Function<String, @Nullable Item> items) {
        Map<List<Integer>, NewsView.Line> lines = new LinkedHashMap<>();
        for (OrderNews each : told) {
            if (each.topic() == Topic.REFUND_DUE && told.get(0).topic() == Topic.CANCELLED) {
                continue; // of pieces that the cancellation tells of
            }
            for (Pieces pieces : each.pieces()) {
                lines.merge(
                        List.of(pieces.line(), pieces.part()),
                        line(pieces, each.reason(), progress, items),
                        (first, second) -> together(each.topic(), first, second));
            }
        }
        return lines.values().stream()
                .filter(line -> !(movesDays(told.get(0).topic())
                        && line.before().equals(line.after())
                        && line.after().shipBy() != null))
                .toList();
    }

    private static NewsView.Line line(
            Pieces pieces, @Nullable String reason, Progress progress, Function<String, @Nullable Item> items) {
        Item item = items.apply(pieces.sku());
        return new NewsView.Line(
                pieces.line(),
                pieces.part(),
                pieces.sku(),
                item == null || item.title().isBlank() ? pieces.sku() : item.title(),
                pieces.quantity(),
                progress.granted(pieces.line(), pieces.part()),
                pieces.before(),
                pieces.after(),
                reason);
    }

    /** Of dates the last word counts; pieces that go one after the other add up. */
    private static NewsView.Line together(Topic topic, NewsView.Line first, NewsView.Line second) {
        return new NewsView.Line(
                first.line(),
                first.part(),
                first.sku(),
                first.title(),
                isOfDates(topic) ? second.quantity() : first.quantity() + second.quantity(),
                second.granted(),
                first.before(),
                second.after(),
                second.reason());
    }

    /** Whether there is nothing to tell where no day moved. An answer and a suspension are told all the same. */
    private static boolean movesDays(Topic topic) {
        return topic == Topic.DELAY || topic == Topic.BETTER_DATE;
    }

    private static boolean isOfDates(Topic topic) {
        return switch (topic) {
            case DELAY, BETTER_DATE, ANSWER_RECORDED, SUSPENDED -> true;
            case CANCELLED, REFUND_DUE, REFUND_SENT, RELEASED, SHIPPED -> false;
        };
    }

    /** Derived from what brought it about, so that planning twice gives the same. */
    private static String noticeId(String orderId, Group group, List<OrderNews> told) {
        Ask ask = group.ask();
        if (ask != null) {
            return told.get(0).noticeId(); // whoever asks keeps the question under this id
        }
        List<String> facts =
                new ArrayList<>(List.of("notice", orderId, group.topic().name()));
        facts.addAll(told.stream().map(OrderNews::cause).collect(Collectors.toCollection(TreeSet::new)));
        if (group.apart() != null) {
            facts.add(group.apart());
        }
        if (group.parcel() != null) {
            facts.add(group.parcel().carrier() + " " + group.parcel().trackingNumber());
        }
        if (group.purse() != null) {
            facts.add(group.purse().currency() + " " + group.purse().dueBy());
        }
        return Base32.digest(facts.toArray(String[]::new));
    }
}
