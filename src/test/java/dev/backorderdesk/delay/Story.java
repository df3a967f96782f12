package dev.backorderdesk.delay;

import dev.backorderdesk.calendar.CalendarFolder;
import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.StatedShip;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.promise.Destination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A late order, told in local time and the shipped rules and calendars. */
final class Story {
    static final RuleSet RULES = rules();
    static final Calendars CALENDARS =
            CalendarFolder.load(Path.of("config/calendars"), "config/calendars").calendars();
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final String regime;
    private final ShipTo shipTo;
    final ZoneId zone;
    private final Instant placedAt;
    private final List<Happening> happenings = new ArrayList<>();
    private @Nullable StatedShip stated;
    private @Nullable LocalDate deliverBy;
    private @Nullable LocalDate essential;
    private Payment payment = new Payment("card", Payment.Credit.NONE, "USD", null, true, null);
    private boolean exempt;
    private int notices;

    private Story(String regime, ShipTo shipTo, String placed) {
        this.regime = regime;
        this.shipTo = shipTo;
        this.zone = ZoneId.of(String.valueOf(shipTo.timeZone()));
        this.placedAt = instant(placed);
        happenings.add(new Happening.OrderComplete(placedAt));
    }

    private static RuleSet rules() {
        try {
            return RuleFiles.load(Path.of(".")).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Placed and complete at that local time, or at noon of that day. */
    static Story us(String placed) {
        return new Story("US", new ShipTo("US", "NY", "10001", NEW_YORK.getId()), placed);
    }

    static Story us() {
        return us("2026-03-02");
    }

    static Story eu(String placed) {
        return new Story("EU", new ShipTo("DE", null, "10115", "Europe/Berlin"), placed);
    }

    static Story uk(String placed) {
        return new Story("UK", new ShipTo("GB", null, "SW1A 1AA", "Europe/London"), placed);
    }

    Instant instant(String local) {
        LocalDateTime time = local.indexOf('T') > 0
                ? LocalDateTime.parse(local)
                : LocalDate.parse(local).atTime(12, 0);
        return time.atZone(zone).toInstant();
    }

    Story within(int count, StatedShip.Unit unit) {
        stated = new StatedShip(null, count, unit);
        return this;
    }

    Story statedBy(String day) {
        stated = new StatedShip(day, null, null);
        return this;
    }

    Story deliverBy(String day) {
        deliverBy = LocalDate.parse(day);
        return this;
    }

    Story essentialBy(String day) {
        essential = LocalDate.parse(day);
        return this;
    }

    Story paid(Payment.Credit credit, boolean captured, @Nullable String cycleEnd) {
        payment =
                new Payment("card", credit, "USD", null, captured, cycleEnd == null ? null : LocalDate.parse(cycleEnd));
        return this;
    }

    Story exempt() {
        exempt = true;
        return this;
    }

    Story and(Happening happening) {
        happenings.add(happening);
        return this;
    }

    Story complete(String at) {
        return and(new Happening.OrderComplete(instant(at)));
    }

    Story dishonoured(String at) {
        return and(new Happening.Dishonoured(instant(at)));
    }

    /** @param revised null means unknown */
    Story delayKnown(String at, @Nullable String revised) {
        return and(new Happening.DelayKnown(
                instant(at), revised == null ? null : LocalDate.parse(revised), "The supplier is late."));
    }

    /** A notice that says what the law wants of it; N1, N2, ... */
    Story notice(String at, @Nullable String revised, SilenceEffect silence) {
        return notice(at, says(revised, silence));
    }

    Story notice(String at, Saying saying) {
        notices++;
        return and(new Happening.NoticeGiven("N" + notices, instant(at), saying));
    }

    static Saying says(@Nullable String revised, SilenceEffect silence) {
        return new Saying(
                revised == null ? null : LocalDate.parse(revised), "The supplier is late.", silence, true, true, true);
    }

    Story bounced(String notice, String at) {
        return and(new Happening.NoticeBounced(notice, instant(at)));
    }

    Story waits(String at) {
        return and(new Happening.Answered(instant(at), Happening.Answer.WAIT, null, null));
    }

    Story waits(String at, String notice) {
        return and(new Happening.Answered(instant(at), Happening.Answer.WAIT, notice, null));
    }

    Story cancels(String at) {
        return and(new Happening.Answered(instant(at), Happening.Answer.CANCEL, null, null));
    }

    Story setsPeriod(String at, String until) {
        return and(new Happening.Answered(instant(at), Happening.Answer.EXTRA_PERIOD, null, LocalDate.parse(until)));
    }

    Story released(String at) {
        return and(new Happening.Released(instant(at)));
    }

    Story shipped(String at) {
        return and(new Happening.Shipped(instant(at)));
    }

    Story delivered(String at) {
        return and(new Happening.Delivered(instant(at)));
    }

    Story sellerRefuses(String at) {
        return and(new Happening.SellerRefused(instant(at)));
    }

    Story refunded(String at, String method) {
        return and(new Happening.RefundSent(instant(at), method));
    }

    Agreement agreement() {
        return Agreement.of(
                RULES.regimeTerms(regime),
                CALENDARS,
                new Destination(shipTo, new IcuZones()),
                placedAt,
                stated,
                deliverBy,
                essential,
                payment,
                exempt);
    }

    History history() {
        return new History(agreement(), happenings);
    }

    Standing at(String local) {
        return DelayLaw.standing(history(), instant(local));
    }

    String told(String local) {
        return new Telling(zone).of(at(local));
    }
}
