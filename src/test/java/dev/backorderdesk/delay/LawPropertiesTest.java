package dev.backorderdesk.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.promise.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What holds for every history, whatever happened. Each property is also asked of a law with a fault planted in it, and has
 * to find it.
 */
class LawPropertiesTest {
    private static final int HISTORIES = 3_000;
    private static final List<String> REGIMES = List.of("US", "EU", "UK");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The law, or one with a fault. */
    private interface Law {
        Standing standing(History history, Instant asOf);
    }

    private static final Law LAW = DelayLaw::standing;

    private static Law with(UnaryOperator<Standing> fault) {
        return (history, asOf) -> fault.apply(DelayLaw.standing(history, asOf));
    }

    private static void findsTheFault(Law fault, Consumer<Law> property) {
        assertThatThrownBy(() -> property.accept(fault)).isInstanceOf(AssertionError.class);
    }

    @Test
    void moving_the_date_later_never_makes_silence_more_binding() {
        laterIsNeverMoreBinding(LAW);
        findsTheFault(
                with(standing -> standing.state() instanceof State.Waiting waits
                        ? state(standing, new State.Waiting(waits.until(), opposite(waits.silence())))
                        : standing),
                LawPropertiesTest::laterIsNeverMoreBinding);
    }

    private static SilenceEffect opposite(SilenceEffect silence) {
        return switch (silence) {
            case CONSENT -> SilenceEffect.CANCEL;
            case CANCEL -> SilenceEffect.CONSENT;
            case NONE -> SilenceEffect.NONE;
        };
    }

    private static void laterIsNeverMoreBinding(Law law) {
        Random dice = new Random(1);
        for (int run = 0; run < HISTORIES; run++) {
            LocalDate placed = LocalDate.of(2026, 1, 1).plusDays(dice.nextInt(700));
            // Up to the 30th day nothing is late, and there is nothing to ask.
            int sooner = 31 + dice.nextInt(70);
            int later = sooner + 1 + dice.nextInt(30);
            boolean renewed = dice.nextBoolean();
            assertThat(binding(law, placed, later, renewed))
                    .as("placed %s, %d or %d days, renewed %s", placed, sooner, later, renewed)
                    .isLessThanOrEqualTo(binding(law, placed, sooner, renewed));
        }
    }

    /** 2: silence agrees; 1: it means nothing; 0: it cancels. The notice always calls it consent, which proves nothing. */
    private static int binding(Law law, LocalDate placed, int days, boolean renewed) {
        Story story = Story.us(placed.toString());
        if (renewed) {
            story.notice(placed.plusDays(2) + "T08:00", placed.plusDays(31).toString(), SilenceEffect.CONSENT);
        }
        story.notice(placed.plusDays(3) + "T08:00", placed.plusDays(days).toString(), SilenceEffect.CONSENT);
        Standing standing = law.standing(story.history(), story.instant(placed.plusDays(4) + "T08:00"));
        return standing.state() instanceof State.Waiting waits
                ? switch (waits.silence()) {
                    case CONSENT -> 2;
                    case NONE -> 1;
                    case CANCEL -> 0;
                }
                : -1;
    }

    @Test
    void nothing_may_leave_after_a_cancellation_and_no_cancellation_is_undone_by_time() {
        nothingLeavesAfterACancellation(LAW);
        findsTheFault(
                (history, asOf) -> {
                    Standing standing = DelayLaw.standing(history, asOf);
                    return standing.state() instanceof State.Cancelled cancelled
                                    && asOf.isAfter(cancelled.at().plus(3, ChronoUnit.DAYS))
                            ? release(standing)
                            : standing;
                },
                LawPropertiesTest::nothingLeavesAfterACancellation);
    }

    private static void nothingLeavesAfterACancellation(Law law) {
        each(history -> {
            boolean cancelled = false;
            for (Instant instant : instants(history)) {
                Standing standing = law.standing(history, instant);
                boolean now = standing.state() instanceof State.Cancelled
                        || standing.state() instanceof State.ShippedAfterCancellation;
                assertThat(now || !cancelled)
                        .as("cancelled stays, at %s", instant)
                        .isTrue();
                assertThat(now && standing.mayRelease())
                        .as("may leave at %s", instant)
                        .isFalse();
                cancelled = now;
            }
        });
    }

    @Test
    void a_part_is_in_exactly_one_state_at_every_instant() {
        stateAndDutiesAgree(LAW);
        findsTheFault(
                with(standing -> standing.state() instanceof State.Shipped ? release(standing) : standing),
                LawPropertiesTest::stateAndDutiesAgree);
    }

    private static void stateAndDutiesAgree(Law law) {
        each(history -> {
            for (Instant instant : instants(history)) {
                Standing standing = law.standing(history, instant);
                State state = standing.state();
                boolean open = state instanceof State.Waiting || state instanceof State.Overdue;
                boolean cancelled = state instanceof State.Cancelled || state instanceof State.ShippedAfterCancellation;
                assertThat(standing.mayRelease() && !open)
                        .as("released at %s", instant)
                        .isFalse();
                assertThat(standing.refund() != null)
                        .as("refund at %s", instant)
                        .isEqualTo(cancelled);
                assertThat(standing.cancelsAt() == null || instant.isBefore(standing.cancelsAt()))
                        .as("cancels itself in time, at %s", instant)
                        .isTrue();
                assertThat(standing.cancelsAt() == null || state instanceof State.Waiting)
                        .isTrue();
                assertThat(standing.notice() == null || open || state instanceof State.Shipped)
                        .isTrue();
            }
        });
    }

    @Test
    void the_last_day_of_a_refund_in_the_us_is_a_working_day() {
        lastDaysAreWorkingDays(LAW);
        findsTheFault(
                with(standing -> {
                    RefundDue refund = standing.refund();
                    return refund == null ? standing : refund(standing, refund, 1);
                }),
                LawPropertiesTest::lastDaysAreWorkingDays);
    }

    private static void lastDaysAreWorkingDays(Law law) {
        WorkingDays us = Story.CALENDARS.named("US");
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = RandomHistory.of(seed, "US");
            RefundDue refund =
                    law.standing(history, Instant.parse("2029-01-01T00:00:00Z")).refund();
            if (refund != null) {
                assertThat(us.isWorking(refund.last().day()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(us.isWorking(refund.latestArguable().day()))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(refund.requestFrom().isBefore(refund.last().end()))
                        .as("asked for in time, seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void everything_so_many_weeks_later_is_so_many_weeks_later() {
        weeksAreAlike(LAW);
        findsTheFault(
                with(standing -> {
                    RefundDue refund = standing.refund();
                    return refund != null && refund.last().day().getDayOfMonth() <= 15
                            ? refund(standing, refund, 1)
                            : standing;
                }),
                LawPropertiesTest::weeksAreAlike);
    }

    private static void weeksAreAlike(Law law) {
        Telling telling = new Telling(ZoneOffset.UTC);
        for (long seed = 0; seed < HISTORIES; seed++) {
            int weeks = 1 + (int) (seed % 60);
            String regime = REGIMES.get((int) (seed % 3));
            History history = RandomHistory.plain(seed, regime, 0);
            History later = RandomHistory.plain(seed, regime, weeks);
            for (int day = 0; day < 100; day += 9) {
                Instant asOf = history.agreement().placedAt().plus(day, ChronoUnit.DAYS);
                String expected = DAY.matcher(telling.of(law.standing(history, asOf)))
                        .replaceAll(found ->
                                LocalDate.parse(found.group()).plusWeeks(weeks).toString());
                assertThat(telling.of(law.standing(later, asOf.plus(7L * weeks, ChronoUnit.DAYS))))
                        .as("seed %d, %d weeks, day %d", seed, weeks, day)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void asked_again_at_the_same_instant_nothing_has_changed() {
        askingChangesNothing(LAW);
        AtomicInteger asked = new AtomicInteger();
        findsTheFault(
                with(standing -> asked.incrementAndGet() % 7 == 0 ? release(standing) : standing),
                LawPropertiesTest::askingChangesNothing);
    }

    private static void askingChangesNothing(Law law) {
        each(history -> {
            for (Instant instant : instants(history)) {
                assertThat(law.standing(history, instant)).isEqualTo(law.standing(history, instant));
            }
        });
    }

    @Test
    void nothing_changes_before_the_next_look() {
        nothingChangesUnseen(LAW);
        findsTheFault(
                with(standing -> standing.nextLook() == null
                        ? standing
                        : look(standing, standing.nextLook().plus(1, ChronoUnit.DAYS))),
                LawPropertiesTest::nothingChangesUnseen);
    }

    private static void nothingChangesUnseen(Law law) {
        each(history -> {
            Instant instant = history.agreement().placedAt();
            for (int looks = 0; looks < 60; looks++) {
                Standing standing = law.standing(history, instant);
                Instant next = standing.nextLook();
                Instant last = next == null ? instant.plus(3000, ChronoUnit.DAYS) : next.minusNanos(1);
                assertThat(look(law.standing(history, last), Instant.EPOCH))
                        .as("between %s and %s", instant, next)
                        .isEqualTo(look(standing, Instant.EPOCH));
                if (next == null) {
                    return;
                }
                assertThat(next).isAfter(instant);
                instant = next;
            }
            throw new AssertionError("It never comes to rest");
        });
    }

    private static void each(Consumer<History> check) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = RandomHistory.of(seed, REGIMES.get((int) (seed % 3)));
            try {
                check.accept(history);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + history.happenings(), e);
            }
        }
    }

    /** Each happening, the moment before it, and now and then between. */
    private static List<Instant> instants(History history) {
        List<Instant> instants = new ArrayList<>();
        history.happenings().forEach(happening -> {
            instants.add(happening.at().minusSeconds(1));
            instants.add(happening.at());
        });
        for (int day = 1; day < 140; day += 11) {
            instants.add(history.agreement().placedAt().plus(day, ChronoUnit.DAYS));
        }
        return instants.stream()
                .filter(instant -> !instant.isBefore(history.agreement().placedAt()))
                .sorted()
                .toList();
    }

    private static Standing state(Standing old, State state) {
        return new Standing(
                state,
                old.promised(),
                old.consent(),
                old.mayRelease(),
                old.cancelsAt(),
                old.notice(),
                old.refund(),
                old.flags(),
                old.nextLook());
    }

    private static Standing release(Standing old) {
        return new Standing(
                old.state(),
                old.promised(),
                old.consent(),
                !old.mayRelease(),
                old.cancelsAt(),
                old.notice(),
                old.refund(),
                old.flags(),
                old.nextLook());
    }

    private static Standing refund(Standing old, RefundDue refund, int days) {
        LegalDay last = refund.last();
        LegalDay moved = new LegalDay(last.day().plusDays(days), last.end(), last.answersUntil());
        return new Standing(
                old.state(),
                old.promised(),
                old.consent(),
                old.mayRelease(),
                old.cancelsAt(),
                old.notice(),
                new RefundDue(
                        refund.stage(),
                        moved,
                        refund.latestArguable(),
                        refund.requestFrom(),
                        refund.remindAt(),
                        refund.alarmAt(),
                        refund.method()),
                old.flags(),
                old.nextLook());
    }

    private static Standing look(Standing old, Instant nextLook) {
        return new Standing(
                old.state(),
                old.promised(),
                old.consent(),
                old.mayRelease(),
                old.cancelsAt(),
                old.notice(),
                old.refund(),
                old.flags(),
                nextLook);
    }
}
