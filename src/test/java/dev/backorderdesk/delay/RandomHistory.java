package dev.backorderdesk.delay;

import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.promise.Destination;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any history, sensible or not, by its seed. */
final class RandomHistory {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final Random dice;
    private final Instant placedAt;
    private int notices;

    private RandomHistory(long seed) {
        dice = new Random(seed);
        placedAt = FIRST.plusDays(dice.nextInt(700))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(dice.nextInt(24 * 60), ChronoUnit.MINUTES);
    }

    /** With the shipped calendars, somewhere in the country. */
    static History of(long seed, String regime) {
        RandomHistory random = new RandomHistory(seed);
        String country = regime.equals("US") ? "US" : "DE";
        // Some addresses don't say where in the country they are.
        String zone = random.dice.nextInt(3) == 0 ? null : regime.equals("US") ? "America/Denver" : "Europe/Berlin";
        return random.history(
                regime,
                new Destination(new ShipTo(country, null, null, zone), new dev.backorderdesk.calendar.IcuZones()),
                Story.CALENDARS,
                0);
    }

    /** Without holidays and daylight saving, so that weeks are alike; everything so many weeks later. */
    static History plain(long seed, String regime, int weeks) {
        Calendars weekdays = new Calendars() {
            @Override
            public dev.backorderdesk.promise.WorkingDays named(String name) {
                return Story.CALENDARS.named(name.equals("none") ? "none" : "weekdays");
            }

            @Override
            public Set<String> names() {
                return Story.CALENDARS.names();
            }
        };
        return new RandomHistory(seed)
                .history(
                        regime,
                        new Destination(
                                new ShipTo("XX", null, null, "UTC"), (country, region) -> List.of(ZoneId.of("UTC"))),
                        weekdays,
                        weeks);
    }

    private History history(String regime, Destination destination, Calendars calendars, int weeks) {
        LocalDate today = placedAt.atZone(ZoneOffset.UTC).toLocalDate();
        StatedShip stated = switch (dice.nextInt(5)) {
            case 0 -> new StatedShip(null, 1 + dice.nextInt(60), StatedShip.Unit.DAYS);
            case 1 -> new StatedShip(null, 1 + dice.nextInt(20), StatedShip.Unit.BUSINESS_DAYS);
            case 2 -> new StatedShip(null, 1 + dice.nextInt(200), StatedShip.Unit.HOURS);
            case 3 ->
                new StatedShip(today.plusDays(dice.nextInt(60)).plusWeeks(weeks).toString(), null, null);
            default -> null;
        };
        Agreement agreement = Agreement.of(
                Story.RULES.regimeTerms(regime),
                calendars,
                destination,
                late(placedAt, weeks),
                stated,
                dice.nextInt(3) == 0 ? today.plusDays(dice.nextInt(60)).plusWeeks(weeks) : null,
                dice.nextInt(4) == 0 ? today.plusDays(dice.nextInt(60)).plusWeeks(weeks) : null,
                dice.nextInt(5) == 0
                        ? null
                        : new Payment("card", Payment.Credit.NONE, "USD", null, dice.nextInt(4) > 0, null),
                dice.nextInt(20) == 0);
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening.OrderComplete(late(placedAt, weeks)));
        for (int i = dice.nextInt(9); i > 0; i--) {
            Instant at = late(placedAt.plus(dice.nextInt(90 * 24 * 60), ChronoUnit.MINUTES), weeks);
            happenings.add(happening(at, today.plusWeeks(weeks)));
        }
        return new History(agreement, happenings);
    }

    private static Instant late(Instant instant, int weeks) {
        return instant.plus(7L * weeks, ChronoUnit.DAYS);
    }

    private @Nullable LocalDate someDay(LocalDate today) {
        return dice.nextInt(4) == 0 ? null : today.plusDays(dice.nextInt(120));
    }

    private Happening happening(Instant at, LocalDate today) {
        return switch (dice.nextInt(16)) {
            case 0 -> new Happening.Dishonoured(at);
            case 1 -> new Happening.OrderComplete(at);
            case 2, 3 -> new Happening.DelayKnown(at, someDay(today), "late");
            case 4, 5, 6, 7 ->
                new Happening.NoticeGiven(
                        "N" + ++notices,
                        at,
                        new Saying(
                                someDay(today),
                                "late",
                                SilenceEffect.values()[dice.nextInt(3)],
                                dice.nextInt(8) > 0,
                                true,
                                true));
            case 8 -> new Happening.NoticeBounced("N" + (1 + dice.nextInt(2)), at);
            case 9, 10 ->
                new Happening.Answered(
                        at, Happening.Answer.WAIT, dice.nextBoolean() ? null : "N" + (1 + dice.nextInt(2)), null);
            case 11 ->
                new Happening.Answered(at, Happening.Answer.EXTRA_PERIOD, null, today.plusDays(dice.nextInt(120)));
            case 12 -> new Happening.Answered(at, Happening.Answer.CANCEL, null, null);
            case 13 -> dice.nextBoolean() ? new Happening.Shipped(at) : new Happening.Delivered(at);
            case 14 -> dice.nextBoolean() ? new Happening.Released(at) : new Happening.RefundSent(at, "card");
            default -> dice.nextBoolean() ? new Happening.SellerRefused(at) : new Happening.Captured(at);
        };
    }
}
