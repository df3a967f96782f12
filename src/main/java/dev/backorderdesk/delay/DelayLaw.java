package dev.backorderdesk.delay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The law of late orders, as questions. */
public final class DelayLaw {
    private DelayLaw() {}

    /**
     * How a part stands at an instant, by all that has happened until then. What happened later is not looked at; a scan
     * that came late changes what was thought before.
     */
    public static Standing standing(History history, Instant asOf) {
        return switch (history.agreement().terms().judgedBy()) {
            case SHIPMENT -> new ShipmentWalk(history, asOf).walk();
            case DELIVERY -> new DeliveryWalk(history, asOf).walk();
        };
    }

    /** Whether it may be given to the warehouse, and leave, at an instant. */
    public static boolean mayRelease(History history, Instant at) {
        return standing(history, at).mayRelease();
    }

    /** The next instant after this one at which something becomes due or changes by itself; null where there is none. */
    public static @Nullable Instant nextLook(History history, Instant asOf) {
        return standing(history, asOf).nextLook();
    }

    /**
     * By when the money for a quantity that was refused at once goes back, where it had been taken.
     *
     * @param decidedAt when it was refused
     */
    public static RefundDue refundOfRefused(Agreement agreement, Instant decidedAt) {
        return refund(agreement, decidedAt, false);
    }

    /**
     * By when the money for what was cancelled goes back, where it had been taken.
     *
     * @param since an instant of the day on which the right to it came into being: of what lapsed the last one (UTC)
     * @param lapsed by the passing of that day: then the one after it may be argued to be the first that does not count
     */
    public static RefundDue refund(Agreement agreement, Instant since, boolean lapsed) {
        LegalDays days = new LegalDays(agreement.destination());
        return new RefundClock(agreement, days).due(new Vesting(since, days.dayOf(since), lapsed), List.of(), since);
    }

    /** The day on which a right came into being (ship-to zone). */
    public static LocalDate day(Agreement agreement, Instant since) {
        return new LegalDays(agreement.destination()).dayOf(since);
    }

    /**
     * The end of the promised time, before anything has happened: shipped by it where shipment is judged, else delivered;
     * null where the law knows no delay.
     *
     * @param complete when the order was complete
     */
    public static @Nullable LegalDay promised(Agreement agreement, Instant complete) {
        return standing(new History(agreement, List.of(new Happening.OrderComplete(complete))), complete)
                .promised();
    }
}
