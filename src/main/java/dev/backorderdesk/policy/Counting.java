package dev.backorderdesk.policy;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.promise.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the terms: quantities, parts and binding reasons.
 *
 * <p>Every term is a bound on what the line is granted in all, and the least bound decides:
 *
 * <pre>
 * granted  = min(requested, limits, stock + min(waiting limits, dated supply within the horizon))
 * accepted = min(granted, stock)          nothing before its release date
 * waiting  = granted - accepted           preordered while the release is ahead, else backordered
 * refused  = requested - granted
 * </pre>
 *
 * <p>A priority bounds nothing: it says whose turn it is among those who wait.
 */
public final class Counting {
    private final Line line;
    private final LineFacts facts;
    private final List<Offer> offers;
    private final List<Term> terms;
    private final @Nullable LocalDate lastShipBy;
    private final @Nullable LocalDate lastDeliverBy;
    /** All pieces on offer. */
    private final Reach all;
    /** Pieces that the terms of date leave. */
    private final Reach reach;

    private final long mayWait;
    private final long granted;

    private Counting(Line line, List<Offer> offers) {
        this.line = line;
        this.facts = line.facts();
        this.offers = offers;
        this.terms = line.terms();
        this.lastShipBy = lastShipBy();
        this.lastDeliverBy = lastDeliverBy();
        this.all = Reach.of(offers, facts.releaseAhead(), null, null);
        this.reach = lastShipBy == null && lastDeliverBy == null
                ? all
                : Reach.of(offers, facts.releaseAhead(), lastShipBy, lastDeliverBy);
        this.mayWait = Math.min(waitingAllowed(), reach.dated());
        this.granted = has(Term.Kind.REFUSE) ? 0 : Math.min(room(), Reach.plus(reach.stock(), mayWait));
    }

    /**
     * Counts.
     *
     * @param line with all its terms stated
     * @param offers in {@link Offer#ORDER}
     * @param rules who states which code; a code without a rule is a fault of the loader
     */
    public static DecidedLine decide(Line line, List<Offer> offers, Map<String, StatedRule> rules) {
        return new Counting(line, offers).decided(rules);
    }

    private DecidedLine decided(Map<String, StatedRule> rules) {
        long requested = facts.quantity();
        long accepted = Math.min(granted, reach.stock());
        long waits = granted - accepted;
        long backordered = facts.releaseAhead() ? 0 : waits;
        long preordered = facts.releaseAhead() ? waits : 0;
        long refused = requested - granted;
        LineOutcome outcome = LineOutcome.of(accepted, backordered, preordered, refused);
        List<Part> parts = parts(accepted, waits, refused);
        return new DecidedLine(
                facts.line(),
                facts.sku(),
                requested,
                outcome,
                accepted,
                backordered,
                preordered,
                refused,
                parts,
                new Telling(this, parts, rules).reasons(outcome),
                priority());
    }

    /** The earliest that a rule states; the table's where none does. */
    int priority() {
        long priority = Long.MAX_VALUE;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.kind() == Term.Kind.PRIORITY) {
                priority = Math.min(priority, onScale(term.amount()));
            }
        }
        return priority == Long.MAX_VALUE ? line.turn().priority() : (int) priority;
    }

    /** A number of pieces or days may be stated as well as one of the table. */
    static long onScale(long priority) {
        return Math.max(TurnPolicy.FIRST, Math.min(TurnPolicy.LAST, priority));
    }

    private List<Part> parts(long accepted, long waits, long refused) {
        List<Part> parts = new ArrayList<>(3);
        long fromStock = accepted;
        long later = waits;
        for (int i = 0; i < offers.size() && fromStock + later > 0; i++) {
            Offer offer = offers.get(i);
            if (!Reach.within(offer, facts.releaseAhead(), lastShipBy, lastDeliverBy)) {
                continue;
            }
            boolean stock = offer.basis() == Basis.ON_HAND;
            long quantity = Math.min(offer.quantity(), stock ? fromStock : later);
            if (quantity == 0) {
                continue;
            }
            if (stock) {
                fromStock -= quantity;
            } else {
                later -= quantity;
            }
            parts.add(new Part(
                    parts.size() + 1,
                    quantity,
                    stock ? PartKind.ACCEPTED : facts.releaseAhead() ? PartKind.PREORDERED : PartKind.BACKORDERED,
                    offer.location(),
                    offer.shipBy(),
                    offer.deliverBy(),
                    offer.basis(),
                    offer.supplyId(),
                    false));
        }
        if (refused > 0) {
            parts.add(new Part(parts.size() + 1, refused, PartKind.REFUSED, null, null, null, null, null, false));
        }
        return parts;
    }

    private long room() {
        long room = facts.quantity();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.kind() == Term.Kind.LIMIT) {
                room = Math.min(room, Math.max(0, term.amount()));
            }
        }
        return room;
    }

    private long waitingAllowed() {
        if (!has(Term.Kind.MAY_WAIT) || has(Term.Kind.MAY_NOT_WAIT)) {
            return 0;
        }
        long most = Long.MAX_VALUE;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.kind() == Term.Kind.LIMIT_WAITING) {
                most = Math.min(most, Math.max(0, term.amount()));
            }
        }
        return most;
    }

    private @Nullable LocalDate lastShipBy() {
        LocalDate last = null;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.kind() == Term.Kind.WAIT_AT_MOST) {
                last = earlier(last, lastShipBy(term));
            }
        }
        return last;
    }

    private @Nullable LocalDate lastDeliverBy() {
        LocalDate last = null;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.kind() == Term.Kind.DELIVER_BY) {
                last = earlier(last, term.day());
            }
        }
        return last;
    }

    private LocalDate lastShipBy(Term term) {
        return facts.placedOn().plusDays(Math.min(term.amount(), MOST_DAYS));
    }

    /** A thousand years: beyond it a number of days is no day any more. */
    private static final long MOST_DAYS = 365_000;

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    boolean has(Term.Kind kind) {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).kind() == kind) {
                return true;
            }
        }
        return false;
    }

    Line line() {
        return line;
    }

    List<Term> terms() {
        return terms;
    }

    long granted() {
        return granted;
    }

    /** Most pieces that the line could be granted, were there no other term than this one. */
    long bound(Term term) {
        return switch (term.kind()) {
            case REFUSE -> 0;
            case LIMIT -> Math.max(0, term.amount());
            case MAY_NOT_WAIT -> all.stock();
            case LIMIT_WAITING -> Reach.plus(all.stock(), Math.max(0, term.amount()));
            case WAIT_AT_MOST, DELIVER_BY -> cutBound(term);
            case NO_MORE_SUPPLY -> all.total();
            case MAY_WAIT, IN_STOCK, WISHED_BY, PRIORITY, NOTE -> Long.MAX_VALUE;
        };
    }

    /** What a horizon leaves; no bound where it takes nothing away. */
    private long cutBound(Term term) {
        long left =
                Reach.of(offers, facts.releaseAhead(), shipBy(term), term.day()).total();
        return left < all.total() ? left : Long.MAX_VALUE;
    }

    private @Nullable LocalDate shipBy(Term term) {
        return term.kind() == Term.Kind.WAIT_AT_MOST ? lastShipBy(term) : null;
    }

    /** Whether stock, supply and what may be waited for decide, and not only a limit of the whole. */
    boolean supplyDecides() {
        return Reach.plus(reach.stock(), mayWait) <= granted;
    }

    /**
     * Whether the term decides together with others: one takes the stock that would come too late, the other does not let
     * more wait.
     */
    boolean joins(Term term) {
        return switch (term.kind()) {
            case MAY_NOT_WAIT -> true;
            case LIMIT_WAITING -> Reach.plus(reach.stock(), Math.max(0, term.amount())) <= granted;
            case WAIT_AT_MOST, DELIVER_BY ->
                cuts(term, true) || cuts(term, false) && waitingAllowed() > 0 && reach.total() <= granted;
            default -> false;
        };
    }

    /** Whether a term of date takes some offer away. Not told by the sums, for unlimited less five is unlimited. */
    private boolean cuts(Term term, boolean stock) {
        LocalDate shipBy = shipBy(term);
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            if ((offer.basis() == Basis.ON_HAND) == stock
                    && Reach.within(offer, facts.releaseAhead(), null, null)
                    && !Reach.within(offer, facts.releaseAhead(), shipBy, term.day())) {
                return true;
            }
        }
        return false;
    }
}
