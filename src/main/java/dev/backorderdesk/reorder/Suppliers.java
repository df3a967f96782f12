package dev.backorderdesk.reorder;

import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom we ask, and when. */
public final class Suppliers {
    private Suppliers() {}

    /**
     * The offer that is taken: the first in preference that states a lead time, else the first in preference.
     *
     * @param offers in order of preference
     * @param open whether a supplier may be asked at all
     */
    public static Optional<SupplierItem> chosen(List<SupplierItem> offers, Predicate<String> open) {
        SupplierItem first = null;
        for (SupplierItem offer : offers) {
            if (!open.test(offer.supplier())) {
                continue;
            }
            if (offer.leadTimeDays() != null) {
                return Optional.of(offer);
            }
            first = first == null ? offer : first;
        }
        return Optional.ofNullable(first);
    }

    /**
     * When a proposal that begins to collect now is sent: after the supplier's collecting time, or at its time of day in the
     * shop's zone, today where that is ahead, else tomorrow.
     *
     * @param supplier null where we know only its offer
     * @param collect where the supplier has no send time of its own
     */
    public static Instant sendAt(@Nullable Supplier supplier, Instant now, Duration collect, ZoneId shop) {
        String sendTime = supplier == null ? null : supplier.sendTime();
        if (sendTime == null) {
            return now.plus(collect);
        }
        if (sendTime.startsWith("P")) {
            return now.plus(Duration.parse(sendTime));
        }
        ZonedDateTime here = now.atZone(shop);
        LocalTime time = LocalTime.parse(sendTime);
        LocalDate day = here.toLocalTime().isBefore(time)
                ? here.toLocalDate()
                : here.toLocalDate().plusDays(1);
        // Where the clock jumps over that time, Java moves it on by the gap.
        return day.atTime(time).atZone(shop).toInstant();
    }

    /**
     * When a proposal that is due goes to a supplier who is preferred by now: then, for it has collected; where he has a time of
     * day, at that, the same day where it is not over.
     *
     * @param supplier null where we know only its offer
     * @param due when the proposal was to be sent
     */
    public static Instant handedOver(@Nullable Supplier supplier, Instant due, ZoneId shop) {
        String sendTime = supplier == null ? null : supplier.sendTime();
        // A time of day is ahead of the instant before it.
        return sendTime == null || sendTime.startsWith("P")
                ? due
                : sendAt(supplier, due.minusNanos(1), Duration.ZERO, shop);
    }

    /** Whether a text is a send time: {@code PT5M} or {@code 16:30}. */
    public static boolean isSendTime(String text) {
        try {
            if (text.startsWith("P")) {
                return !Duration.parse(text).isNegative();
            }
            LocalTime.parse(text);
            return true;
        } catch (DateTimeException no) {
            return false;
        }
    }
}
