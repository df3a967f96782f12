package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.allocate.RefundState.Status;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.OrderNews;
import dev.backorderdesk.notice.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of refunds that were asked for: answers, and silence. */
final class RefundBook {
    private static final String REMINDED = "reminded";
    private static final String ALARMED = "alarmed";

    private final Working working;
    private final Answers answers;

    RefundBook(Working working) {
        this.working = working;
        this.answers = new Answers(working);
    }

    /**
     * Only the whole amount, by the way by which it was paid, ends a refund. What else was sent is a person's matter: it stays
     * owed, and an alarm says so.
     */
    void answered(RefundAnswer answer, Arrival arrival) {
        String orderId = Refund.orderOf(answer.refundId());
        OrderBook book = orderId == null ? null : working.whole(orderId);
        RefundState known = book == null ? null : book.state().refund(answer.refundId());
        if (book == null || known == null || known.status() == Status.NOT_CHARGED) {
            answers.invalid(arrival, new Problem("/refundId", "a refund that was asked for", answer.refundId()));
            return;
        }
        Problem problem = problem(answer, known);
        if (problem != null) {
            book.tell(
                    OrderEvent.Kind.ALARM,
                    "refund " + answer.refundId() + " was answered with " + answer.status() + ": expected "
                            + problem.expected() + ", found " + problem.found());
            answers.refused(arrival, problem);
            return;
        }
        String cause = arrival.queue() + "/" + answer.answerId() + ": refund " + answer.refundId();
        if (answer.status() == RefundAnswer.Status.SENT) {
            sent(book, known, answer, cause);
        } else {
            book.put(known.answered(Status.FAILED, working.now, null));
            book.tell(OrderEvent.Kind.REFUND_FAILED, cause + " could not be sent");
            if (known.status() == Status.SENT) {
                isOwedAfterAll(book, known, cause);
            }
            // It may have been sent and come back: then its days still run.
            wakeNext(known, "");
        }
        answers.applied(arrival);
    }

    private static @Nullable Problem problem(RefundAnswer answer, RefundState known) {
        Refund refund = known.refund();
        // Who had sent it before he heard that some is withdrawn has sent what was asked for.
        boolean whole =
                answer.amount().compareTo(known.owed()) == 0 || answer.amount().compareTo(refund.amount()) == 0;
        if (!whole || !answer.currency().equals(refund.currency())) {
            return new Problem(
                    "/amount",
                    "all of it, " + money(known.owed(), refund.currency()),
                    money(answer.amount(), answer.currency()));
        }
        if (answer.status() == RefundAnswer.Status.FAILED) {
            return null;
        }
        if (known.status() == Status.SENT) {
            return new Problem("/refundId", "a refund that is still owed: it was sent at " + known.at(), "sent again");
        }
        String paid = refund.method();
        String back = answer.method();
        boolean same =
                paid == null || back == null || paid.toLowerCase(Locale.ROOT).equals(back.toLowerCase(Locale.ROOT));
        return same ? null : new Problem("/method", "the method by which it was paid, " + paid, back);
    }

    private static String money(java.math.BigDecimal amount, String currency) {
        return amount.toPlainString() + " " + currency;
    }

    private void sent(OrderBook book, RefundState known, RefundAnswer answer, String cause) {
        Refund refund = known.refund();
        Instant at = answer.sentAt() == null ? working.now : answer.sentAt();
        book.put(known.answered(Status.SENT, at, answer.method()));
        boolean late = !at.isBefore(known.lateAt());
        book.tell(OrderEvent.Kind.REFUND_SENT, cause + " was sent" + (late ? ", too late" : ""));
        working.sleep(look(refund.refundId(), ""));
        Refund rest = known.rest();
        Refund paid = rest != null && answer.amount().compareTo(rest.amount()) == 0 ? rest : refund;
        if (paid.amount().compareTo(known.owed()) != 0) {
            book.tell(
                    OrderEvent.Kind.ALARM,
                    cause + " was sent whole, though only " + money(known.owed(), refund.currency())
                            + " of it was owed");
        }
        String method = answer.method();
        working.newsOut.add(new OrderNews(
                refund.orderId(),
                Topic.REFUND_SENT,
                cause + " was sent",
                at,
                List.of(),
                null,
                new OrderNews.Money(
                        paid.amount(),
                        paid.shipping(),
                        refund.currency(),
                        method == null ? refund.method() : method,
                        null,
                        true),
                null,
                refund.reason()));
    }

    /** The customer was told that it was sent. */
    private void isOwedAfterAll(OrderBook book, RefundState known, String cause) {
        Refund rest = known.rest();
        if (rest != null) {
            new Refunds(working)
                    .tell(
                            book,
                            new OrderNews.Money(
                                    rest.amount(), rest.shipping(), rest.currency(), rest.method(), rest.dueBy(), true),
                            "REFUND_FAILED",
                            cause + " could not be sent");
        }
    }

    /** Nobody answered for so long. */
    void due(Tick.Look look) {
        String orderId = Refund.orderOf(look.subject());
        OrderBook book = orderId == null ? null : working.whole(orderId);
        RefundState known = book == null ? null : book.state().refund(look.subject());
        working.sleep(look);
        Refund rest = known == null ? null : known.rest();
        if (book == null || known == null || rest == null || known.status() == Status.SENT) {
            return;
        }
        String owed = "refund " + look.subject() + " of " + money(rest.amount(), rest.currency());
        String failed = known.status() == Status.FAILED ? " could not be sent" : " was not answered";
        switch (look.after()) {
            case "" -> {
                working.refundRemindersOut.add(rest);
                wakeNext(known, REMINDED);
            }
            case REMINDED -> {
                book.tell(OrderEvent.Kind.ALARM, owed + failed + "; " + rest.dueBy() + " is its last day");
                wakeNext(known, ALARMED);
            }
            default -> book.tell(OrderEvent.Kind.ALARM, owed + failed + ", and is late");
        }
    }

    private void wakeNext(RefundState known, String stage) {
        Instant at = switch (stage) {
            case "" -> known.remindAt();
            case REMINDED -> known.alarmAt();
            default -> known.lateAt();
        };
        working.wake(look(known.refund().refundId(), stage), at);
    }

    private static Tick.Look look(String refundId, String stage) {
        return new Tick.Look(Tick.Look.Kind.REFUND, refundId, "", stage);
    }
}
