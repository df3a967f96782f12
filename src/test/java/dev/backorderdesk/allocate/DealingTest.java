package dev.backorderdesk.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who gets what came. */
class DealingTest {
    private static WaitingPart part(String order, String shipBy, long quantity, Peg... pegs) {
        return new WaitingPart(
                order,
                1,
                1,
                "LAMP",
                "MAIN",
                PartKind.BACKORDERED,
                Basis.INBOUND,
                quantity,
                0,
                List.of(pegs),
                0,
                LocalDate.parse(shipBy),
                Instant.parse("2026-11-20T09:00:00Z"));
    }

    @Test
    void stock_is_given_in_turn_and_the_last_gets_what_is_left() {
        List<WaitingPart> changed = Dealing.serve(
                List.of(part("A", "2026-12-01", 3), part("B", "2026-12-02", 4), part("C", "2026-12-03", 5)), 5, null);
        assertThat(changed).extracting(WaitingPart::orderId).containsExactly("A", "B");
        assertThat(changed).extracting(WaitingPart::served).containsExactly(3L, 2L);
    }

    @Test
    void who_gets_stock_lets_go_of_what_arrived_first() {
        WaitingPart part = part("A", "2026-12-01", 6, new Peg("PO-1", 2), new Peg("PO-2", 2));
        assertThat(Dealing.serve(List.of(part), 2, "PO-2"))
                .singleElement()
                .satisfies(each -> assertThat(each.pegs()).containsExactly(new Peg("PO-1", 2)));
        assertThat(Dealing.serve(List.of(part), 3, null))
                .as("first the pieces on no supply, then the latest peg")
                .singleElement()
                .satisfies(each -> assertThat(each.pegs()).containsExactly(new Peg("PO-1", 2), new Peg("PO-2", 1)));
    }

    @Test
    void what_will_not_come_is_taken_from_the_last_in_turn() {
        List<WaitingPart> changed = Dealing.unpeg(
                List.of(part("A", "2026-12-01", 3, new Peg("PO-1", 3)), part("B", "2026-12-02", 4, new Peg("PO-1", 4))),
                "PO-1",
                5);
        assertThat(changed).extracting(WaitingPart::orderId).containsExactly("A", "B");
        assertThat(changed.get(0).pegs()).containsExactly(new Peg("PO-1", 2));
        assertThat(changed.get(1).pegs()).isEmpty();
    }

    @Test
    void only_who_may_counts_on_new_supply() {
        List<WaitingPart> parts = List.of(part("A", "2026-12-01", 3), part("B", "2026-12-20", 4));
        List<WaitingPart> changed =
                Dealing.peg(parts, "PO-9", 10, each -> each.shipBy().isAfter(LocalDate.parse("2026-12-10")));
        assertThat(changed).singleElement().satisfies(each -> {
            assertThat(each.orderId()).isEqualTo("B");
            assertThat(each.pegs()).containsExactly(new Peg("PO-9", 4));
        });
    }

    @Test
    void pieces_are_never_made_or_lost() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<WaitingPart> parts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                long quantity = 1 + random.nextInt(9);
                long first = random.nextInt((int) quantity + 1);
                long second = random.nextInt((int) (quantity - first) + 1);
                List<Peg> pegs = new ArrayList<>();
                if (first > 0) {
                    pegs.add(new Peg("PO-1", first));
                }
                if (second > 0) {
                    pegs.add(new Peg("PO-2", second));
                }
                parts.add(part("O" + i, "2026-12-0" + (1 + i), quantity, pegs.toArray(Peg[]::new)));
            }
            long free = random.nextInt(30);
            long open = parts.stream().mapToLong(WaitingPart::open).sum();
            List<WaitingPart> served = Dealing.serve(parts, free, random.nextBoolean() ? "PO-1" : null);
            assertThat(served.stream().mapToLong(WaitingPart::served).sum()).isEqualTo(Math.min(free, open));
            for (WaitingPart part : served) {
                assertThat(part.unpegged()).isNotNegative();
                assertThat(part.open()).isNotNegative();
            }
            long pegged = pegged(parts, "PO-1");
            long lost = random.nextInt(30);
            long after = pegged(merged(parts, Dealing.unpeg(parts, "PO-1", lost)), "PO-1");
            assertThat(after).isEqualTo(Math.max(0, pegged - lost));
            long unpegged = parts.stream().mapToLong(WaitingPart::unpegged).sum();
            long gained = pegged(merged(parts, Dealing.peg(parts, "PO-1", free, each -> true)), "PO-1") - pegged;
            assertThat(gained).isEqualTo(Math.min(free, unpegged));
        }
    }

    private static long pegged(List<WaitingPart> parts, String supplyId) {
        return parts.stream()
                .flatMap(part -> part.pegs().stream())
                .filter(peg -> peg.supplyId().equals(supplyId))
                .mapToLong(Peg::quantity)
                .sum();
    }

    private static List<WaitingPart> merged(List<WaitingPart> parts, List<WaitingPart> changed) {
        List<WaitingPart> result = new ArrayList<>(parts);
        for (WaitingPart each : changed) {
            result.replaceAll(part -> part.orderId().equals(each.orderId()) ? each : part);
        }
        return result;
    }
}
