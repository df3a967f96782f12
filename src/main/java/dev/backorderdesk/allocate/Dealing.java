package dev.backorderdesk.allocate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Deals stock and supply to waiting parts. Each function takes parts in {@link WaitingPart#TURN} and gives back those
 * that changed, in the same order; pieces are never made or lost.
 */
public final class Dealing {
    private Dealing() {}

    /**
     * Gives free stock to the parts in turn. A piece that gets stock counts on no supply any more: it lets go of what has
     * arrived, else of nothing, else of its latest peg.
     *
     * @param free pieces
     * @param arrived the supply that brought them; null where they came otherwise
     */
    public static List<WaitingPart> serve(List<WaitingPart> inTurn, long free, @Nullable String arrived) {
        List<WaitingPart> changed = new ArrayList<>();
        long left = free;
        for (WaitingPart part : inTurn) {
            if (left <= 0) {
                break;
            }
            long pieces = Math.min(left, part.open());
            if (pieces > 0) {
                left -= pieces;
                changed.add(part.with(part.served() + pieces, letGo(part, pieces, arrived)));
            }
        }
        return changed;
    }

    /**
     * A part of which pieces were cancelled. Those that waited let go of nothing, else of the latest peg.
     *
     * @param waiting pieces that waited
     * @param withStock pieces that had stock
     */
    public static WaitingPart less(WaitingPart part, long waiting, long withStock) {
        return part.with(part.quantity() - waiting - withStock, part.served() - withStock, letGo(part, waiting, null));
    }

    private static List<Peg> letGo(WaitingPart part, long pieces, @Nullable String arrived) {
        List<Peg> pegs = new ArrayList<>(part.pegs());
        long left = pieces;
        if (arrived != null) {
            left -= take(pegs, arrived, left);
        }
        left -= Math.min(left, part.unpegged());
        for (int i = pegs.size() - 1; i >= 0 && left > 0; i--) {
            left -= take(pegs, pegs.get(i).supplyId(), left);
        }
        return pegs;
    }

    /** Takes up to so many pieces of a supply off the pegs and says how many it were. */
    private static long take(List<Peg> pegs, String supplyId, long most) {
        for (int i = 0; i < pegs.size(); i++) {
            Peg peg = pegs.get(i);
            if (peg.supplyId().equals(supplyId)) {
                long taken = Math.min(most, peg.quantity());
                if (taken == peg.quantity()) {
                    pegs.remove(i);
                } else {
                    pegs.set(i, new Peg(supplyId, peg.quantity() - taken));
                }
                return taken;
            }
        }
        return 0;
    }

    /** Takes pieces of a supply that will not come away from the parts, the last in turn first. */
    public static List<WaitingPart> unpeg(List<WaitingPart> inTurn, String supplyId, long pieces) {
        List<WaitingPart> changed = new ArrayList<>();
        long left = pieces;
        for (int i = inTurn.size() - 1; i >= 0 && left > 0; i--) {
            WaitingPart part = inTurn.get(i);
            List<Peg> pegs = new ArrayList<>(part.pegs());
            long taken = take(pegs, supplyId, left);
            if (taken > 0) {
                left -= taken;
                changed.add(0, part.with(part.served(), pegs));
            }
        }
        return changed;
    }

    /**
     * Lets the parts that count on no supply count on this one, in turn.
     *
     * @param free pieces of it that nobody counts on
     * @param may whether a part may count on it
     */
    public static List<WaitingPart> peg(
            List<WaitingPart> inTurn, String supplyId, long free, Predicate<WaitingPart> may) {
        List<WaitingPart> changed = new ArrayList<>();
        long left = free;
        for (WaitingPart part : inTurn) {
            if (left <= 0) {
                break;
            }
            long pieces = Math.min(left, part.unpegged());
            if (pieces > 0 && may.test(part)) {
                left -= pieces;
                changed.add(part.with(part.served(), more(part.pegs(), supplyId, pieces)));
            }
        }
        return changed;
    }

    /**
     * Lets parts count on a supply instead of on nothing, or on what comes later, in turn.
     *
     * @param free pieces of it that nobody counts on
     * @param may whether pieces of a part that count on nothing may count on it
     * @param later whether another supply comes later
     */
    public static List<WaitingPart> moveUp(
            List<WaitingPart> inTurn, String supplyId, long free, Predicate<WaitingPart> may, Predicate<String> later) {
        List<WaitingPart> changed = new ArrayList<>();
        long left = free;
        for (WaitingPart part : inTurn) {
            if (left <= 0) {
                break;
            }
            List<Peg> pegs = new ArrayList<>(part.pegs());
            long pieces = part.unpegged() > 0 && may.test(part) ? Math.min(left, part.unpegged()) : 0;
            for (int i = pegs.size() - 1; i >= 0; i--) {
                String other = pegs.get(i).supplyId();
                if (!other.equals(supplyId) && later.test(other)) {
                    pieces += take(pegs, other, left - pieces);
                }
            }
            if (pieces > 0) {
                left -= pieces;
                changed.add(part.with(part.served(), more(pegs, supplyId, pieces)));
            }
        }
        return changed;
    }

    private static List<Peg> more(List<Peg> pegs, String supplyId, long pieces) {
        List<Peg> result = new ArrayList<>(pegs);
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i).supplyId().equals(supplyId)) {
                result.set(i, new Peg(supplyId, result.get(i).quantity() + pieces));
                return result;
            }
        }
        result.add(new Peg(supplyId, pieces));
        return result;
    }
}
