package dev.backorderdesk.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.Redealt.Cause;
import dev.backorderdesk.allocate.Redealt.Loss;
import dev.backorderdesk.allocate.Redealt.Missed;
import dev.backorderdesk.allocate.Redealt.Name;
import dev.backorderdesk.allocate.Redealt.Winner;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderPolicy.Sort;
import dev.backorderdesk.policy.BackorderPolicy.Strategy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.SellerPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each class of backorder processing, one story each. */
class RedealingTest {
    private static final BackorderShare FREE = new BackorderShare(SellerPolicy.UNLIMITED, 100, 0, 0, "test");

    private static BackorderPolicy row(Strategy strategy) {
        return new BackorderPolicy(strategy, 1, Sort.TURN, strategy, false, "shop", "test");
    }

    private static Demand at(
            String location, String order, Strategy strategy, long quantity, long served, Peg... pegs) {
        return Demand.of(
                new WaitingPart(
                        order,
                        1,
                        1,
                        "LAMP",
                        location,
                        PartKind.BACKORDERED,
                        Basis.INBOUND,
                        quantity,
                        served,
                        List.of(pegs),
                        0,
                        LocalDate.of(2026, 12, 1),
                        Instant.parse("2026-11-20T09:00:00Z")),
                row(strategy));
    }

    /** Orders stand in turn by their id. */
    private static Demand order(String order, Strategy strategy, long quantity, long served, Peg... pegs) {
        return at("MAIN", order, strategy, quantity, served, pegs);
    }

    private static Demand of(Demand demand, BackorderPolicy policy) {
        return new Demand(demand.part(), policy, demand.pinned(), demand.complete(), demand.restInStock());
    }

    private static Source stock(long pieces) {
        return Source.stock("MAIN", pieces);
    }

    private static Source supply(String id, int day, long pieces) {
        return new Source("MAIN", id, LocalDate.of(2026, 12, day), pieces);
    }

    private static Redealt deal(List<Demand> demands, Source... sources) {
        return Redealing.of("LAMP", demands, List.of(sources), group -> FREE);
    }

    private static Map<String, Long> served(List<Demand> demands, Redealt redealt) {
        Map<String, Long> served = demands.stream()
                .collect(Collectors.toMap(
                        each -> each.part().orderId(), each -> each.part().served()));
        redealt.changes()
                .forEach(each -> served.put(each.after().orderId(), each.after().served()));
        return served;
    }

    private static Loss loss(String loser, long pieces, Cause cause, String winner) {
        return new Loss(new Name(loser, 1, 1), pieces, cause, List.of(new Winner(new Name(winner, 1, 1), pieces)));
    }

    @Test
    void win_takes_all_of_it_from_whoever_has_it() {
        Redealt redealt = deal(
                List.of(order("A", Strategy.REDISTRIBUTE, 4, 4), order("B", Strategy.WIN, 3, 0)),
                stock(4),
                supply("PO-1", 7, 2));
        assertThat(redealt.changes()).extracting(each -> each.after().orderId()).containsExactly("B", "A");
        assertThat(redealt.changes().get(0).after().served()).isEqualTo(3);
        assertThat(redealt.changes().get(1).after().served()).isEqualTo(1);
        assertThat(redealt.changes().get(1).after().pegs()).containsExactly(new Peg("PO-1", 2));
        assertThat(redealt.losses()).containsExactly(loss("A", 3, Cause.STRATEGY, "B"));
        assertThat(redealt.missed()).isEmpty();
    }

    @Test
    void a_win_that_can_not_have_all_takes_what_there_is_and_is_told() {
        Redealt redealt = deal(List.of(order("A", Strategy.WIN, 5, 0)), stock(3));
        assertThat(redealt.changes().get(0).after().served()).isEqualTo(3);
        assertThat(redealt.missed()).containsExactly(new Missed(new Name("A", 1, 1), Strategy.WIN, Strategy.WIN, 2));
    }

    @Test
    void a_win_that_can_not_have_all_falls_back_behind_the_class_that_its_row_names() {
        BackorderPolicy falls =
                new BackorderPolicy(Strategy.WIN, 1, Sort.TURN, Strategy.REDISTRIBUTE, false, "shop", "test");
        List<Demand> demands = List.of(
                of(order("A", Strategy.WIN, 5, 0), falls),
                order("B", Strategy.REDISTRIBUTE, 2, 0),
                of(order("C", Strategy.WIN, 1, 0), falls));
        Redealt redealt = deal(demands, stock(4));
        assertThat(served(demands, redealt)).isEqualTo(Map.of("A", 1L, "B", 2L, "C", 1L));
        assertThat(redealt.missed())
                .containsExactly(new Missed(new Name("A", 1, 1), Strategy.WIN, Strategy.REDISTRIBUTE, 1));
    }

    @Test
    void gain_keeps_what_it_has_though_another_gain_stands_first() {
        List<Demand> demands = List.of(order("A", Strategy.GAIN, 5, 1), order("B", Strategy.GAIN, 4, 3));
        Redealt redealt = deal(demands, stock(6));
        assertThat(served(demands, redealt)).isEqualTo(Map.of("A", 3L, "B", 3L));
        assertThat(redealt.losses()).isEmpty();
    }

    @Test
    void gain_takes_from_redistribute_and_comes_earlier() {
        List<Demand> demands =
                List.of(order("A", Strategy.REDISTRIBUTE, 3, 3), order("B", Strategy.GAIN, 2, 0, new Peg("PO-1", 2)));
        Redealt redealt = deal(demands, stock(3), supply("PO-1", 7, 2));
        assertThat(served(demands, redealt)).isEqualTo(Map.of("A", 1L, "B", 2L));
        assertThat(redealt.changes().get(1).after().pegs()).containsExactly(new Peg("PO-1", 2));
        assertThat(redealt.changes().get(1).lost()).as("it comes later").isEqualTo(2);
        assertThat(redealt.losses()).containsExactly(loss("A", 2, Cause.STRATEGY, "B"));
    }

    @Test
    void a_gain_whose_pieces_a_win_takes_is_told() {
        Redealt redealt = deal(List.of(order("A", Strategy.GAIN, 3, 3), order("B", Strategy.WIN, 2, 0)), stock(3));
        assertThat(redealt.missed()).containsExactly(new Missed(new Name("A", 1, 1), Strategy.GAIN, Strategy.GAIN, 2));
        assertThat(redealt.losses()).containsExactly(loss("A", 2, Cause.STRATEGY, "B"));
    }

    @Test
    void redistribute_goes_in_turn_whoever_has_it_now() {
        List<Demand> demands = List.of(
                order("A", Strategy.REDISTRIBUTE, 2, 0),
                order("B", Strategy.REDISTRIBUTE, 2, 1),
                order("C", Strategy.REDISTRIBUTE, 2, 2));
        Redealt redealt = deal(demands, stock(3));
        assertThat(served(demands, redealt)).isEqualTo(Map.of("A", 2L, "B", 1L, "C", 0L));
        assertThat(redealt.losses()).containsExactly(loss("C", 2, Cause.TURN, "A"));
    }

    @Test
    void fill_never_gets_more_than_it_has() {
        List<Demand> demands = List.of(order("A", Strategy.FILL, 5, 2));
        assertThat(deal(demands, stock(9)).changes()).isEmpty();
        List<Demand> beside = List.of(order("A", Strategy.FILL, 5, 2), order("B", Strategy.REDISTRIBUTE, 3, 0));
        assertThat(served(beside, deal(beside, stock(4)))).isEqualTo(Map.of("A", 1L, "B", 3L));
    }

    @Test
    void lose_gives_up_what_others_need_and_fill_keeps_before_it() {
        List<Demand> demands = List.of(
                order("A", Strategy.LOSE, 3, 3),
                order("B", Strategy.FILL, 2, 2),
                order("C", Strategy.REDISTRIBUTE, 2, 0));
        Redealt redealt = deal(demands, stock(5));
        assertThat(served(demands, redealt)).isEqualTo(Map.of("A", 1L, "B", 2L, "C", 2L));
        assertThat(redealt.losses()).containsExactly(loss("A", 2, Cause.STRATEGY, "C"));
        assertThat(deal(List.of(order("A", Strategy.LOSE, 3, 3)), stock(3)).changes())
                .as("nobody needs it")
                .isEmpty();
    }

    @Test
    void what_is_skipped_or_pinned_is_left_as_it_is() {
        Demand picked = order("B", Strategy.LOSE, 2, 2);
        List<Demand> demands = List.of(
                order("A", Strategy.SKIP, 3, 1),
                new Demand(picked.part(), picked.policy(), true, false, false),
                order("C", Strategy.WIN, 9, 0));
        assertThat(served(demands, deal(demands, stock(5)))).isEqualTo(Map.of("A", 1L, "B", 2L, "C", 2L));
    }

    @Test
    void stock_elsewhere_serves_nobody() {
        List<Demand> demands = List.of(at("NORTH", "A", Strategy.WIN, 3, 0), order("B", Strategy.REDISTRIBUTE, 3, 3));
        Redealt redealt = deal(demands, stock(3));
        assertThat(redealt.changes()).isEmpty();
        assertThat(redealt.missed()).extracting(Missed::pieces).containsExactly(3L);
    }

    @Test
    void a_group_has_no_more_than_its_maximum() {
        List<Demand> demands = List.of(
                order("A", Strategy.REDISTRIBUTE, 4, 2),
                order("B", Strategy.REDISTRIBUTE, 4, 4),
                of(
                        order("C", Strategy.REDISTRIBUTE, 2, 0),
                        new BackorderPolicy(
                                Strategy.REDISTRIBUTE, 2, Sort.TURN, Strategy.REDISTRIBUTE, false, "trade", "test")));
        Redealt redealt = Redealing.of(
                "LAMP",
                demands,
                List.of(stock(10)),
                group -> group.equals("shop") ? new BackorderShare(20, 50, 0, 0, "test") : FREE);
        assertThat(served(demands, redealt)).as("half of ten").isEqualTo(Map.of("A", 4L, "B", 1L, "C", 2L));
        assertThat(redealt.losses())
                .as("two pieces went to A of its group, and one did not fit")
                .containsExactlyInAnyOrder(loss("B", 2, Cause.TURN, "A"), loss("B", 1, Cause.MAXIMUM, "C"));
    }

    @Test
    void a_group_gets_its_guaranteed_pieces_before_everybody() {
        List<Demand> demands = List.of(
                order("A", Strategy.WIN, 4, 4),
                of(
                        order("B", Strategy.REDISTRIBUTE, 5, 0),
                        new BackorderPolicy(
                                Strategy.REDISTRIBUTE, 1, Sort.TURN, Strategy.REDISTRIBUTE, false, "trade", "test")));
        Redealt redealt = Redealing.of(
                "LAMP",
                demands,
                List.of(stock(4)),
                group -> group.equals("trade") ? new BackorderShare(SellerPolicy.UNLIMITED, 100, 1, 50, "test") : FREE);
        assertThat(served(demands, redealt)).isEqualTo(Map.of("A", 2L, "B", 2L));
        assertThat(redealt.losses()).containsExactly(loss("A", 2, Cause.PROTECTION, "B"));
    }

    @Test
    void an_order_that_ships_as_one_holds_its_stock_or_lends_it_as_its_row_says() {
        for (boolean lends : new boolean[] {false, true}) {
            BackorderPolicy policy = new BackorderPolicy(
                    Strategy.REDISTRIBUTE, 1, Sort.TURN, Strategy.REDISTRIBUTE, lends, "shop", "test");
            Demand first = order("A", Strategy.REDISTRIBUTE, 2, 2);
            List<Demand> demands = List.of(
                    new Demand(first.part(), policy, false, true, false),
                    of(order("B", Strategy.REDISTRIBUTE, 1, 0), policy));
            Redealt redealt = deal(demands, stock(2), supply("PO-1", 7, 2));
            assertThat(served(demands, redealt)).isEqualTo(lends ? Map.of("A", 1L, "B", 1L) : Map.of("A", 2L, "B", 0L));
            if (lends) {
                assertThat(redealt.losses()).containsExactly(loss("A", 1, Cause.LENT, "B"));
            }
            Demand ready = new Demand(first.part(), policy, false, true, true);
            List<Demand> ships = List.of(ready, demands.get(1));
            assertThat(served(ships, deal(ships, stock(2))))
                    .as("it can ship now")
                    .isEqualTo(Map.of("A", 2L, "B", 0L));
        }
    }

    @Test
    void what_does_not_come_any_more_is_lost_to_nobody() {
        Redealt redealt = deal(
                List.of(
                        order("A", Strategy.REDISTRIBUTE, 2, 0, new Peg("PO-1", 2)),
                        order("B", Strategy.REDISTRIBUTE, 2, 0, new Peg("PO-1", 1), new Peg("PO-2", 1))),
                supply("PO-1", 7, 2));
        assertThat(redealt.losses()).containsExactly(new Loss(new Name("B", 1, 1), 2, Cause.SUPPLY_SHORT, List.of()));
    }

    @Test
    void each_sort_puts_another_line_first() {
        WaitingPart small = order("B", Strategy.REDISTRIBUTE, 1, 0).part();
        WaitingPart big = order("A", Strategy.REDISTRIBUTE, 3, 0).part();
        for (Sort sort : Sort.values()) {
            BackorderPolicy policy =
                    new BackorderPolicy(Strategy.REDISTRIBUTE, 1, sort, Strategy.REDISTRIBUTE, false, "shop", "test");
            Redealt redealt = deal(List.of(Demand.of(small, policy), Demand.of(big, policy)), stock(1));
            assertThat(redealt.changes())
                    .as(sort.name())
                    .extracting(each -> each.after().orderId())
                    .containsExactly(sort == Sort.SMALLEST ? "B" : "A");
        }
    }

    @Test
    void what_others_were_granted_is_not_dealt() {
        SkuPosition position = new SkuPosition(
                "LAMP",
                List.of(new SkuPosition.Stock("MAIN", 10, 7, 0, 0, null)),
                List.of(new Inbound(
                        "PO-1", 1, "S", "MAIN", 9, 1, 5, LocalDate.of(2026, 12, 7), Supply.Status.OPEN, null)));
        List<Demand> demands = List.of(order("A", Strategy.GAIN, 9, 4, new Peg("PO-1", 2)));
        assertThat(Source.of(position, demands, Inbound::expected))
                .as("three free and four of A; of eight to come three are another's")
                .containsExactly(stock(7), supply("PO-1", 7, 5));
    }
}
