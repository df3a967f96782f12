package dev.backorderdesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.promise.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shipped rules, the same by hand and the same for Easy Rules: what is measured against each other is alike. */
class SameDecisionsTest {
    private static final Core CORE = new Core(10);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void the_demo_s_lines_are_decided_alike_and_every_outcome_occurs() {
        for (DemoLines.Case each : CORE.lines) {
            alike(each);
        }
        Set<LineOutcome> outcomes =
                CORE.lines.stream().map(each -> CORE.ours(each).outcome()).collect(Collectors.toSet());
        assertThat(outcomes).isEqualTo(EnumSet.allOf(LineOutcome.class));
    }

    @Test
    void lines_at_random_are_decided_alike() {
        Random dice = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            alike(any(dice));
        }
    }

    private static void alike(DemoLines.Case each) {
        DecidedLine ours = CORE.ours(each);
        assertThat(ours).as("%s", each).isEqualTo(CORE.byHand(each)).isEqualTo(CORE.byEasyRules(each));
    }

    @Test
    void many_threads_decide_as_one() throws Exception {
        List<DecidedLine> alone = CORE.lines.stream().map(CORE::ours).toList();
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            Callable<List<DecidedLine>> all =
                    () -> CORE.lines.stream().map(CORE::ours).toList();
            for (Future<List<DecidedLine>> one : threads.invokeAll(java.util.Collections.nCopies(24, all))) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static DemoLines.Case any(Random dice) {
        boolean ahead = dice.nextInt(4) == 0;
        List<Offer> offers = new ArrayList<>();
        long onHand = ahead ? 0 : dice.nextInt(12);
        if (onHand > 0) {
            offers.add(offer(Basis.ON_HAND, onHand, 1));
        }
        for (int i = dice.nextInt(3); i > 0; i--) {
            Basis basis = ahead ? Basis.RELEASE_DATE : dice.nextBoolean() ? Basis.INBOUND : Basis.LEAD_TIME;
            offers.add(offer(
                    basis, basis == Basis.INBOUND ? 1 + dice.nextInt(8) : Offer.UNLIMITED, 3 + dice.nextInt(100)));
        }
        offers.sort(Offer.ORDER);
        boolean suspended = dice.nextInt(20) == 0;
        LineFacts facts = new LineFacts(
                1,
                "LAMP",
                1 + dice.nextInt(dice.nextInt(10) == 0 ? 3000 : 15),
                Instant.parse("2026-11-20T09:30:00Z"),
                DAY,
                one(dice, "S-1", "S-9", "S-77"),
                null,
                dice.nextBoolean() ? null : one(dice, "gold", "wholesale", "silver"),
                dice.nextInt(3) == 0
                        ? null
                        : one(dice, "peak", "perishable", "clearance", "seasonal", "made-to-order", "limited-edition"),
                "DE",
                null,
                null,
                dice.nextInt(20) > 0,
                dice.nextInt(20) > 0,
                dice.nextInt(20) == 0,
                dice.nextInt(6) > 0,
                percent(dice),
                percent(dice),
                dice.nextInt(8) == 0,
                ahead,
                dice.nextInt(4) > 0,
                dice.nextBoolean() ? null : (Long) (long) dice.nextInt(20),
                dice.nextInt(dice.nextBoolean() ? 10 : 1100),
                dice.nextInt(dice.nextBoolean() ? 10 : 600),
                dice.nextInt(dice.nextBoolean() ? 10 : 2100),
                onHand,
                offers.stream().anyMatch(offer -> offer.basis() != Basis.ON_HAND),
                dice.nextInt(5) > 0,
                dice.nextInt(5) > 0,
                null,
                dice.nextBoolean() ? null : DAY.plusDays(dice.nextInt(100)),
                dice.nextBoolean(),
                dice.nextInt(5) == 0,
                suspended,
                suspended ? "No flights." : null);
        return new DemoLines.Case(facts, offers);
    }

    private static String one(Random dice, String... of) {
        return of[dice.nextInt(of.length)];
    }

    private static @Nullable Integer percent(Random dice) {
        return dice.nextInt(6) == 0 ? null : (Integer) dice.nextInt(100);
    }

    private static Offer offer(Basis basis, long quantity, int days) {
        return new Offer(
                basis,
                "MAIN",
                basis == Basis.INBOUND ? "PO-" + days : null,
                quantity,
                DAY.plusDays(days),
                DAY.plusDays(days + 3));
    }
}
