package dev.backorderdesk.policy;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.promise.Offer;
import java.util.ArrayList;
import java.util.List;

/** Counts piece by piece and by trial: the most pieces that no term forbids. Slow, and nothing in common with the real one. */
final class NaiveCounting {
    private final RandomLine line;

    NaiveCounting(RandomLine line) {
        this.line = line;
    }

    /** Every single piece that may be taken at all, in the order in which they are taken. */
    List<Offer> pieces() {
        List<Offer> pieces = new ArrayList<>();
        for (Offer offer : line.offers()) {
            for (long i = 0; i < Math.min(offer.quantity(), 40) && allowed(offer); i++) {
                pieces.add(offer);
            }
        }
        return pieces;
    }

    private boolean allowed(Offer offer) {
        boolean ahead = line.facts().releaseAhead();
        if (ahead && offer.basis() != Basis.RELEASE_DATE) {
            return false;
        }
        for (Term term : line.terms()) {
            boolean tooLong = term.kind() == Term.Kind.WAIT_AT_MOST
                    && (offer.basis() == Basis.INBOUND || offer.basis() == Basis.LEAD_TIME)
                    && RandomLine.PLACED.until(offer.shipBy()).getDays() > term.amount();
            boolean tooLate =
                    term.kind() == Term.Kind.DELIVER_BY && offer.deliverBy().isAfter(RandomLine.day(term));
            if (tooLong || tooLate) {
                return false;
            }
        }
        return true;
    }

    /** The pieces that are granted. */
    List<Offer> granted() {
        List<Offer> pieces = pieces();
        for (int n = (int) Math.min(line.facts().quantity(), pieces.size()); n > 0; n--) {
            if (fine(pieces.subList(0, n))) {
                return pieces.subList(0, n);
            }
        }
        return List.of();
    }

    private boolean fine(List<Offer> taken) {
        long waiting =
                taken.stream().filter(offer -> offer.basis() != Basis.ON_HAND).count();
        boolean mayWait = line.terms().stream().anyMatch(term -> term.kind() == Term.Kind.MAY_WAIT);
        return (waiting == 0 || mayWait)
                && line.terms().stream().allMatch(term -> switch (term.kind()) {
                    case REFUSE -> false;
                    case LIMIT -> taken.size() <= term.amount();
                    case MAY_NOT_WAIT -> waiting == 0;
                    case LIMIT_WAITING -> waiting <= term.amount();
                    default -> true;
                });
    }
}
