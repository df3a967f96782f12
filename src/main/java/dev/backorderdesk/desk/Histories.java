package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.delay.Agreement;
import dev.backorderdesk.delay.DelayLaw;
import dev.backorderdesk.delay.Happening;
import dev.backorderdesk.delay.History;
import dev.backorderdesk.delay.Standing;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.NoticeAnswer;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.PaymentEvent;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.policy.RegimeTerms.JudgedBy;
import dev.backorderdesk.promise.Destination;
import dev.backorderdesk.promise.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
        return Handovers.unsure(book, part) == null ? null : DelayLaw.standing(ofOpen(book, part, null, true), asOf);
    }

    private History ofOpen(OrderBook book, PartState part, @Nullable NoticeAnswer more, boolean believing) {
        Agreement agreement = agreements.ofPart(book, part);
        List<NoticeAnswer> answers = answers(book, part, more);
        List<Happening> all = new ArrayList<>();
        complete(book, all);
        delays(book, part, agreement, all);
        Handovers.happened(book, part, answers, believing, all);
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
