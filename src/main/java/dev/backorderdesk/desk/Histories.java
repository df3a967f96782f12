package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Agreement;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.delay.History;
import dev.backorderdesk.delay.Saying;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.policy.RegimeTerms.JudgedBy;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a part as the law of late orders sees it, from what is kept of its order: its promises and their
 * revisions, its releases, and its {@link CaseFile}. A customer's wish date stands in none of them.
 */
final class Histories {
    private final Bearings bearings;
    private final Map<String, Location> locations;
    private final Agreements agreements;

    Histories(Bearings bearings, Map<String, Location> locations) {
        this.bearings = bearings;
        this.locations = locations;
        this.agreements = new Agreements(bearings);
    }

    /** How the pieces of a part stand that are still to leave. */
    Standing standing(OrderBook book, PartState part, Instant asOf) {
        return DelayLaw.standing(ofOpen(book, part), asOf);
    }

    /** Whether the law keeps a part from leaving. */
    boolean bars(OrderBook book, PartState part, Instant asOf) {
        return unpaid(book, asOf) || !DelayLaw.mayRelease(ofOpen(book, part), asOf);
    }

    /**
     * Whether it waits for its payment, under whatever law: the latest that is known of it, by when it happened and not by
     * when we heard of it, is that it failed; or it is to be complete later.
     */
    static boolean unpaid(OrderBook book, Instant asOf) {
        Payment payment = book.order().payment();
        Instant complete = payment == null ? null : payment.completeAt();
        boolean unpaid = complete != null && complete.isAfter(asOf);
        for (PaymentEvent each : book.file().inTime()) {
            if (each.status() == PaymentEvent.Status.COMPLETE) {
                unpaid = false;
            } else if (each.status() == PaymentEvent.Status.DISHONOURED) {
                unpaid = true;
            }
        }
        return unpaid;
    }

    /** Of the pieces that are still to leave: those that left, and those that were cancelled, are no part of it. */
    History ofOpen(OrderBook book, PartState part) {
        return ofOpen(book, part, null);
    }

    /**
     * The same with one answer more.
     *
     * @param more null where there is none
     */
    History ofOpen(OrderBook book, PartState part, @Nullable NoticeAnswer more) {
        return ofOpen(book, part, more, false);
    }

    /**
     * How it would stand if each notice had been given that may have been, and of which nobody knows; null where there is
     * none.
     */
    @Nullable
    Standing believed(OrderBook book, PartState part, Instant asOf) {
        return unsure(book, part) == null ? null : DelayLaw.standing(ofOpen(book, part, null, true), asOf);
    }

    /** A notice about it of which nobody knows whether it was given; null where there is none. */
    static CaseFile.@Nullable Asked unsure(OrderBook book, PartState part) {
        for (CaseFile.Asked asked : book.file().asked()) {
            if (asked.about(part.line(), part.part()) != null
                    && given(book, asked.noticeId()) == null
                    && unsure(book, asked.noticeId()) != null) {
                return asked;
            }
        }
        return null;
    }

    private History ofOpen(OrderBook book, PartState part, @Nullable NoticeAnswer more, boolean believing) {
        Agreement agreement = agreements.ofPart(book, part);
        List<NoticeAnswer> answers = answers(book, part, more);
        List<Happening> all = new ArrayList<>();
        complete(book, all);
        delays(book, part, agreement, all);
        notices(book, part, answers, believing, all);
        answers.forEach(each -> all.add(happening(each)));
        boolean outside = book.state().releases().stream()
                .flatMap(release -> release.lines().stream())
                .anyMatch(line -> line.line() == part.line() && line.part() == part.part());
        if (outside) {
            // Nobody says when the warehouse put it back, so that it may have left on any day since the first release.
            all.add(new Happening.Released(book.decidedAt()));
        }
        return new History(agreement, all);
    }

    /** So long an answer may be on its way to us. */
    Duration lateAnswers(OrderBook book, PartState part) {
        return Duration.ofHours(agreements.ofPart(book, part).terms().lateAnswerHours());
    }

    /** The day of what is promised now that the law looks at (zone of the contract's address); null where none is known. */
    @Nullable
    LocalDate day(OrderBook book, PartState part) {
        return day(book, part.location(), part.current(), !byDelivery(book, part));
    }

    /** The day of an instant (zone of the contract's address; the earlier one where it may lie in several). */
    LocalDate dayOf(OrderBook book, PartState part, Instant instant) {
        return DelayLaw.day(agreements.ofPart(book, part), instant);
    }

    /** When a day is over at the location of a part (UTC). */
    Instant endThere(PartState part, LocalDate day) {
        Location from = locations.get(part.location());
        return Zones.endOf(day, from == null ? ZoneOffset.UTC : ZoneId.of(from.timeZone()));
    }

    /** Whether the law that holds for it asks when the customer has it, and not when a carrier does. */
    boolean byDelivery(OrderBook book, PartState part) {
        return agreements.ofPart(book, part).terms().judgedBy() == JudgedBy.DELIVERY;
    }

    private static void complete(OrderBook book, List<Happening> all) {
        Order order = book.order();
        Payment payment = order.payment();
        Instant complete = payment == null ? null : payment.completeAt();
        all.add(new Happening.OrderComplete(complete == null ? order.placedAt() : complete));
        for (PaymentEvent each : book.file().payments()) {
            all.add(
                    switch (each.status()) {
                        case COMPLETE -> new Happening.OrderComplete(each.at());
                        case DISHONOURED -> new Happening.Dishonoured(each.at());
                        case CAPTURED -> new Happening.Captured(each.at());
                        case VOIDED -> new Happening.Voided(each.at());
                    });
        }
    }

    private void delays(OrderBook book, PartState part, Agreement agreement, List<Happening> all) {
        boolean byShipment = agreement.terms().judgedBy() == JudgedBy.SHIPMENT;
        all.add(new Happening.DelayKnown(
                book.decidedAt(), day(book, book.promisedFrom(part), part.first(), byShipment), null));
        for (PartState.Revision each : part.revisions()) {
            LocalDate day = day(book, each.location(), each.after(), byShipment);
            all.add(new Happening.DelayKnown(each.at(), day, each.reason()));
        }
    }

    private @Nullable LocalDate day(OrderBook book, String location, Promise promise, boolean byShipment) {
        LocalDate shipBy = promise.shipBy();
        if (!byShipment || shipBy == null) {
            return promise.deliverBy();
        }
        Location from = locations.get(location);
        return from == null
                ? shipBy
                : new Destination(book.ordered().shipTo(), bearings.zones())
                        .endOfDay(shipBy, ZoneId.of(from.timeZone()));
    }

    /**
     * A notice was given when a mail server took it; where it is no mail at all, when a message centre did. Who answers one
     * that we are not sure of has got it; so has who answers one before it comes back.
     *
     * @param believing what may have been given was
     */
    private static void notices(
            OrderBook book, PartState part, List<NoticeAnswer> answers, boolean believing, List<Happening> all) {
        for (CaseFile.Asked asked : book.file().asked()) {
            CaseFile.About about = asked.about(part.line(), part.part());
            if (about == null) {
                continue;
            }
            Saying saying = new Saying(
                    about.revised(), about.reason(), asked.kind().silence(), true, true, about.revised() == null);
            Instant answered = answered(asked, answers);
            Instant at = answered;
            for (Handed.Returned back : returned(book, asked.noticeId())) {
                if (answered != null && answered.isBefore(back.at())) {
                    at = LawClock.earlier(at, back.givenAt());
                } else {
                    // By an id of its own: the same notice may have been given once more, or on another channel.
                    String id = asked.noticeId() + ", came back at " + back.at();
                    all.add(new Happening.NoticeGiven(id, back.givenAt(), saying, asked.answersUntil()));
                    all.add(new Happening.NoticeBounced(id, back.at()));
                }
            }
            Handed given = given(book, asked.noticeId());
            Handed unsure = unsure(book, asked.noticeId());
            if (given != null) {
                at = LawClock.earlier(at, given.givenAt());
            } else if (unsure != null && (believing || answered != null)) {
                at = LawClock.earlier(at, unsure.givenAt());
            }
            if (at != null) {
                all.add(new Happening.NoticeGiven(asked.noticeId(), at, saying, asked.answersUntil()));
            }
        }
    }

    /** When the first answer came to it, and not before it was planned, for clocks differ; null where none came. */
    private static @Nullable Instant answered(CaseFile.Asked asked, List<NoticeAnswer> answers) {
        return answers.stream()
                .filter(each -> each.noticeId().equals(asked.noticeId()))
                .map(NoticeAnswer::receivedAt)
                .min(Instant::compareTo)
                .map(first -> first.isBefore(asked.at()) ? asked.at() : first)
                .orElse(null);
    }

    private static List<Handed.Returned> returned(OrderBook book, String noticeId) {
        return handed(book, noticeId).stream()
                .flatMap(each -> each.returned().stream())
                .toList();
    }

    /**
     * What became of a notice where it says all that the law wants to be said. A text beside a mail is short: it offers no
     * refund, and gives no reason. One that is sent in place of a mail says all of it.
     */
    static List<Handed> handed(OrderBook book, String noticeId) {
        List<Handed> all = book.handed().stream()
                .filter(each -> each.noticeId().equals(noticeId))
                .toList();
        boolean byMail = all.stream().anyMatch(each -> each.channel() == Channel.EMAIL);
        return all.stream()
                .filter(each -> !byMail || each.channel() == Channel.EMAIL)
                .toList();
    }

    /** Whether nobody got it, not as a short text either, nor ever did: it still waits to be sent, or was refused or given up. */
    static boolean unheard(OrderBook book, String noticeId) {
        List<Handed> all = book.handed().stream()
                .filter(each -> each.noticeId().equals(noticeId))
                .toList();
        return !all.isEmpty()
                && all.stream()
                        .allMatch(each -> !each.given()
                                && !each.unsure()
                                && each.returned().isEmpty());
    }

    static @Nullable Handed given(OrderBook book, String noticeId) {
        return handed(book, noticeId).stream().filter(Handed::given).findFirst().orElse(null);
    }

    private static @Nullable Handed unsure(OrderBook book, String noticeId) {
        return handed(book, noticeId).stream()
                .filter(Handed::unsure)
                .min(Comparator.comparing(Handed::givenAt))
                .orElse(null);
    }

    private static List<NoticeAnswer> answers(OrderBook book, PartState part, @Nullable NoticeAnswer more) {
        List<NoticeAnswer> all = new ArrayList<>();
        for (CaseFile.Heard heard : book.file().answers()) {
            if (heard.effect()) {
                all.add(heard.answer());
            }
        }
        if (more != null) {
            all.add(more);
        }
        all.removeIf(each -> {
            CaseFile.Asked asked = book.file().notice(each.noticeId());
            return asked == null
                    || asked.about(part.line(), part.part()) == null
                    || !each.lines().isEmpty() && !each.lines().contains(part.line());
        });
        return all;
    }

    static Happening.Answered happening(NoticeAnswer answer) {
        return new Happening.Answered(
                answer.receivedAt(),
                Happening.Answer.valueOf(answer.answer().name()),
                answer.noticeId(),
                answer.until());
    }
}
