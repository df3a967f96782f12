package dev.backorderdesk.allocate;

import dev.backorderdesk.policy.BackorderPolicy;
import java.util.Comparator;

/** Who is dealt to before whom: strategy, place, the place's sort, turn. A total order, whatever order parts come in. */
final class Ranking implements Comparator<Demand> {
    static final Ranking ORDER = new Ranking();

    private Ranking() {}

    @Override
    public int compare(Demand one, Demand other) {
        BackorderPolicy policy = one.policy();
        int by = policy.strategy().compareTo(other.policy().strategy());
        if (by == 0) {
            by = Integer.compare(policy.place(), other.policy().place());
        }
        if (by == 0) {
            // The table lets no place have two; were it so, this still is an order.
            by = policy.sort().compareTo(other.policy().sort());
        }
        if (by == 0) {
            by = sorted(policy.sort(), one.part(), other.part());
        }
        return by != 0 ? by : WaitingPart.TURN.compare(one.part(), other.part());
    }

    private static int sorted(BackorderPolicy.Sort sort, WaitingPart one, WaitingPart other) {
        return switch (sort) {
            case TURN -> 0;
            case ORDERED -> one.orderTime().compareTo(other.orderTime());
            case PROMISED -> one.shipBy().compareTo(other.shipBy());
            case SMALLEST -> Long.compare(one.quantity(), other.quantity());
            case LARGEST -> Long.compare(other.quantity(), one.quantity());
        };
    }
}
