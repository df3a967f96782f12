package dev.backorderdesk.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a notice may still be sent, looked at just before: nobody is told what has become wrong, or late by law, or is
 * told an older day after a newer one. Goes by part: a notice is overtaken when all that it tells of is.
 */
public final class Precedence {

    /** So long a notice waits for an older one of its order that can't be sent now, or nobody knows whether it was. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** Reason of news that takes a cancellation back: the carrier had it in time. */
    public static final String SCANNED_IN_TIME = "SCANNED_IN_TIME";

    /** Reason of news that the customer ended the contract about what had left, and that was late. */
    public static final String CONTRACT_ENDED = "CONTRACT_ENDED";

    /** Of one order, the older first: by what had happened to it, whatever the clock said. */
    public static final Comparator<NoticePlan> BY_AGE = Comparator.comparing(NoticePlan::sequence)
            .thenComparing(NoticePlan::plannedAt)
            .thenComparing(Precedence::rank)
            .thenComparing(NoticePlan::noticeId);

    private Precedence() {}

    /**
     * Another notice of the same order on the same channel.
     *
     * @param dueAt as in the book (UTC)
     */
    public record Other(NoticePlan plan, DeliveryState state, Instant dueAt) {}

    /** What is to be done with it. */
    public sealed interface Verdict {
        /** It may be sent. */
        record Send() implements Verdict {}

        /** Not now; looked at again from then on. */
        record Wait(Instant until) implements Verdict {}

        /** It is not sent any more, and a newer one says what is true, or it is too late by law. */
        record Skip(String reason) implements Verdict {}

        /** It contradicts what the customer was told: a person has to look at it. */
        record Block(String reason) implements Verdict {}
    }

    private record Place(int line, int part) {}

    /** The verdict at {@code now}. */
    public static Verdict of(NoticePlan plan, Collection<Other> others, Instant now) {
        Verdict own = withoutWaiting(plan, others, now);
        if (!(own instanceof Verdict.Send) || isUrgent(plan, now)) {
            return own;
        }
        for (Other other : others) {
            if (BY_AGE.compare(other.plan(), plan) < 0) {
                Instant until = waitsFor(other, plan, others, now);
                if (until != null) {
                    return new Verdict.Wait(until);
                }
            }
        }
        return own;
    }

    /** Rather out of turn than too late by law. */
    private static boolean isUrgent(NoticePlan plan, Instant now) {
        Instant dueBy = dueBy(plan);
        return dueBy != null && now.isAfter(dueBy.minus(PATIENCE));
    }

    /** From when on it is too late by law to send it (UTC); null where no law sets an end. */
    public static @Nullable Instant dueBy(NoticePlan plan) {
        return plan.view() instanceof NewsView view && view.topic() == Topic.DELAY && view.ask() != null
                ? view.ask().dueBy()
                : null;
    }

    /**
     * Why one that is still to be sent never will be: what newer ones say instead; null where it will be. It is written into
     * the book only when its turn comes, which may be long after, while a server is away.
     */
    public static @Nullable String overtaken(NoticePlan plan, Collection<Other> others) {
        List<NoticePlan> by = overtaking(plan, newer(plan, others));
        return by.isEmpty()
                ? null
                : "superseded by "
                        + String.join(
                                " and ",
                                by.stream()
                                        .map(p -> p.kind() + " " + p.noticeId())
                                        .toList());
    }

    private static List<NoticePlan> newer(NoticePlan plan, Collection<Other> others) {
        return others.stream()
                .filter(other -> (other.state() != DeliveryState.SKIPPED && other.state() != DeliveryState.FAILED)
                        // What is not true any more is not, whether that could be told or not.
                        || (is(plan, Topic.DELAY) && other.plan().view() instanceof NewsView news && news.inTime()))
                .map(Other::plan)
                .filter(other -> BY_AGE.compare(other, plan) > 0)
                .toList();
    }

    private static Verdict withoutWaiting(NoticePlan plan, Collection<Other> others, Instant now) {
        Instant dueBy = dueBy(plan);
        if (dueBy != null && !now.isBefore(dueBy)) {
            return new Verdict.Skip("too late: a notice of this delay had to be given before " + dueBy);
        }
        String overtaken = overtaken(plan, others);
        if (overtaken != null) {
            return new Verdict.Skip(overtaken);
        }
        if (isNoNews(plan, others)) {
            return new Verdict.Skip("the later day that it takes back was not told");
        }
        String contradiction = Contradiction.of(plan, others);
        return contradiction == null ? new Verdict.Send() : new Verdict.Block(contradiction);
    }

    private static boolean is(NoticePlan plan, Topic topic) {
        return plan.view() instanceof NewsView news && news.topic() == topic;
    }

    /** Whether it takes back later days which were not told on its channel, and are not told any more. */
    private static boolean isNoNews(NoticePlan plan, Collection<Other> others) {
        return plan.view() instanceof NewsView view
                && view.topic() == Topic.BETTER_DATE
                && view.lines().stream().allMatch(line -> {
                    List<Other> later = others.stream()
                            .filter(other -> BY_AGE.compare(other.plan(), plan) < 0 && tellsOf(other.plan(), line))
                            .toList();
                    return !later.isEmpty() && later.stream().allMatch(other -> isNeverTold(other, plan, others));
                });
    }

    private static boolean tellsOf(NoticePlan plan, NewsView.Line better) {
        return is(plan, Topic.DELAY)
                && ((NewsView) plan.view())
                        .lines().stream()
                                .anyMatch(line -> line.line() == better.line()
                                        && line.part() == better.part()
                                        && line.after().equals(better.before()));
    }

    private static boolean isNeverTold(Other other, NoticePlan beside, Collection<Other> others) {
        return switch (other.state()) {
            case SKIPPED, FAILED -> true;
            case DUE -> overtaken(other.plan(), with(beside, other, others)) != null;
            case SENDING, IN_DOUBT, ACCEPTED -> false;
        };
    }

    /** The others of an other one. */
    private static List<Other> with(NoticePlan plan, Other than, Collection<Other> others) {
        List<Other> rest = new ArrayList<>(others);
        rest.remove(than);
        rest.add(new Other(plan, DeliveryState.DUE, plan.plannedAt()));
        return rest;
    }

    /** Null where it need not wait for that one. */
    private static @Nullable Instant waitsFor(Other older, NoticePlan plan, Collection<Other> others, Instant now) {
        Instant patience = plan.plannedAt().plus(PATIENCE);
        return switch (older.state()) {
            case SENDING -> now.plus(MOMENT);
            case IN_DOUBT -> now.isBefore(patience) ? patience : null;
            case DUE -> {
                if (!(withoutWaiting(older.plan(), with(plan, older, others), now) instanceof Verdict.Send)) {
                    yield null; // it will not be sent
                }
                if (!older.dueAt().isAfter(now)) {
                    yield now.plus(MOMENT);
                }
                Instant first = older.dueAt().isBefore(patience) ? older.dueAt() : patience;
                yield now.isBefore(first) ? first : null;
            }
            case ACCEPTED, FAILED, SKIPPED -> null;
        };
    }

    /** The newer ones that together say all that this one says, or better; empty where they don't. */
    private static List<NoticePlan> overtaking(NoticePlan plan, List<NoticePlan> newer) {
        if (plan.view() instanceof NewsView view && view.money() != null && view.topic() == Topic.REFUND_DUE) {
            List<NoticePlan> sent = newer.stream()
                    .filter(each -> isRefundSent(each, view.money()))
                    .toList();
            if (!sent.isEmpty()) {
                return sent;
            }
        }
        Map<Place, Long> open = told(plan);
        if (open.isEmpty()) {
            return List.of();
        }
        List<NoticePlan> by = new ArrayList<>();
        for (NoticePlan each : newer) {
            if (each.view() instanceof NewsView news && overtakes(each, news, plan)) {
                boolean touched = false;
                for (NewsView.Line line : news.lines()) {
                    touched |= open.containsKey(new Place(line.line(), line.part()));
                    open.computeIfPresent(
                            new Place(line.line(), line.part()),
                            (place, pieces) -> goesByPiece(news, plan) ? pieces - line.quantity() : Long.valueOf(0));
                }
                if (touched) {
                    by.add(each);
                }
            }
        }
        return open.values().stream().allMatch(pieces -> pieces <= 0) ? by : List.of();
    }

    /** Pieces by part; what was refused is told by nobody else. */
    private static Map<Place, Long> told(NoticePlan plan) {
        Map<Place, Long> told = new HashMap<>();
        if (plan.view() instanceof DecisionView decision) {
            for (DecisionView.Line line : decision.lines()) {
                for (int i = 0; i < line.parts().size(); i++) {
                    told.put(new Place(line.line(), i + 1), line.parts().get(i).quantity());
                }
            }
        } else if (plan.view() instanceof NewsView news) {
            news.lines().forEach(line -> told.put(new Place(line.line(), line.part()), line.quantity()));
        }
        return told;
    }

    private static boolean overtakes(NoticePlan plan, NewsView newer, NoticePlan older) {
        Topic topic = newer.topic();
        boolean leaves = topic == Topic.SHIPPED || topic == Topic.CANCELLED;
        if (!(older.view() instanceof NewsView old)) {
            // A decision knows of the delay that was planned with it, and says more than that.
            return leaves || topic == Topic.DELAY && plan.plannedAt().isAfter(older.plannedAt());
        }
        return switch (old.topic()) {
            case DELAY -> leaves || topic == Topic.DELAY || newer.inTime();
            case BETTER_DATE -> leaves || topic == Topic.DELAY || topic == Topic.BETTER_DATE;
            case ANSWER_RECORDED -> topic == Topic.CANCELLED;
            case RELEASED -> leaves;
            case SUSPENDED -> leaves || topic == Topic.DELAY || topic == Topic.SUSPENDED || topic == Topic.RELEASED;
            case CANCELLED, REFUND_DUE -> Contradiction.takesBack(newer);
            case SHIPPED, REFUND_SENT -> false;
        };
    }

    /** Of pieces that leave, others of the same part stay; a day holds for all of them. */
    private static boolean goesByPiece(NewsView news, NoticePlan older) {
        return Contradiction.movesAway(news) || news.topic() == Topic.RELEASED && is(older, Topic.DELAY);
    }

    private static boolean isRefundSent(NoticePlan plan, OrderNews.Money due) {
        return plan.view() instanceof NewsView news
                && news.topic() == Topic.REFUND_SENT
                && news.money() != null
                && news.money().amount().compareTo(due.amount()) == 0
                && news.money().currency().equals(due.currency());
    }

    /** Of what was planned at the same instant. */
    private static int rank(NoticePlan plan) {
        return plan.view() instanceof NewsView news
                ? switch (news.topic()) {
                    case ANSWER_RECORDED -> 1;
                    case DELAY, BETTER_DATE, SUSPENDED -> 2;
                    case RELEASED -> 3;
                    case SHIPPED -> 4;
                    case CANCELLED -> 5;
                    case REFUND_DUE -> 6;
                    case REFUND_SENT -> 7;
                }
                : 0;
    }
}
