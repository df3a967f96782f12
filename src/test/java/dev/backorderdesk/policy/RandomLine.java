package dev.backorderdesk.policy;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.promise.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A small line with all kinds of terms and offers. Small, so that ties and empty hands are frequent. */
record RandomLine(LineFacts facts, List<Offer> offers, List<Term> terms) {
    static final LocalDate PLACED = LocalDate.of(2026, 11, 20);

    static RandomLine of(long seed) {
        Random dice = new Random(seed);
        boolean ahead = dice.nextInt(4) == 0;
        List<Offer> offers = new ArrayList<>();
        for (int i = dice.nextInt(5); i > 0; i--) {
            offers.add(offer(dice, ahead));
        }
        offers.sort(Offer.ORDER);
        List<Term> terms = new ArrayList<>();
        if (dice.nextInt(4) > 0) {
            terms.add(new Term(Term.Kind.MAY_WAIT, "C0", 0, null));
        }
        Term.Kind[] kinds = Term.Kind.values();
        for (int i = dice.nextInt(6); i > 0; i--) {
            Term.Kind kind = kinds[dice.nextInt(kinds.length)];
            boolean rare = kind == Term.Kind.REFUSE || kind == Term.Kind.MAY_NOT_WAIT;
            if (!rare || dice.nextInt(4) == 0) {
                terms.add(term(dice, kind, "C" + (terms.size() + 1)));
            }
        }
        return new RandomLine(facts(1 + dice.nextInt(12), ahead), List.copyOf(offers), List.copyOf(terms));
    }

    private static Offer offer(Random dice, boolean ahead) {
        Basis[] grounds = Basis.values();
        Basis basis = ahead && dice.nextBoolean() ? Basis.RELEASE_DATE : grounds[dice.nextInt(grounds.length)];
        LocalDate ship = PLACED.plusDays(dice.nextInt(12));
        boolean unlimited = basis == Basis.LEAD_TIME || basis == Basis.RELEASE_DATE && dice.nextBoolean();
        return new Offer(
                basis,
                dice.nextBoolean() ? "MAIN" : "WEST",
                basis == Basis.INBOUND ? "PO-" + dice.nextInt(100) : null,
                unlimited ? Offer.UNLIMITED : 1 + dice.nextInt(6),
                ship,
                ship.plusDays(dice.nextInt(5)));
    }

    private static Term term(Random dice, Term.Kind kind, String code) {
        return switch (kind) {
            case PRIORITY -> new Term(kind, code, dice.nextInt(1200), null);
            case LIMIT, LIMIT_WAITING -> new Term(kind, code, amount(dice), null);
            case WAIT_AT_MOST -> new Term(kind, code, dice.nextInt(8) == 0 ? Long.MAX_VALUE : dice.nextInt(14), null);
            case DELIVER_BY, WISHED_BY -> new Term(kind, code, 0, PLACED.plusDays(dice.nextInt(16)));
            default -> new Term(kind, code, 0, null);
        };
    }

    private static long amount(Random dice) {
        return dice.nextInt(8) == 0 ? Long.MAX_VALUE : dice.nextInt(12);
    }

    RandomLine with(List<Term> others) {
        return new RandomLine(facts, offers, others);
    }

    DecidedLine decided() {
        Line line = new Line(facts, NO_LIMIT, new SellerTrust(false, 0, 0, "rules/tables/seller-trust.csv:2"), TURN);
        Map<String, StatedRule> rules = new HashMap<>();
        for (Term term : terms) {
            // A code's number is its rule's place in the files, wherever the term stands in the list.
            int order = Integer.parseInt(term.code().substring(1));
            rules.put(
                    term.code(),
                    new StatedRule(
                            term.code(),
                            term.code(),
                            "Rule " + term.code(),
                            "test",
                            Sentence.parse("Because."),
                            Vocabulary.Origin.FACTS,
                            "rules/terms/x.drl:" + order,
                            order));
            state(line, term);
        }
        return Counting.decide(line, offers, rules);
    }

    private static void state(Line line, Term term) {
        switch (term.kind()) {
            case REFUSE -> line.refuse(term.code());
            case LIMIT -> line.limit(term.code(), term.amount());
            case MAY_WAIT -> line.mayWait(term.code());
            case MAY_NOT_WAIT -> line.mayNotWait(term.code());
            case LIMIT_WAITING -> line.limitWaiting(term.code(), term.amount());
            case WAIT_AT_MOST -> line.waitAtMost(term.code(), term.amount());
            case DELIVER_BY -> line.deliverBy(term.code(), day(term));
            case NO_MORE_SUPPLY -> line.noMoreSupply(term.code());
            case IN_STOCK -> line.inStock(term.code());
            case WISHED_BY -> line.wishedBy(term.code(), day(term));
            case PRIORITY -> line.priority(term.code(), term.amount());
            case NOTE -> line.note(term.code());
        }
    }

    static LocalDate day(Term term) {
        LocalDate day = term.day();
        if (day == null) {
            throw new AssertionError(term + " has no day");
        }
        return day;
    }

    static final TurnPolicy TURN = new TurnPolicy(500, "rules/tables/priority.csv:2");

    private static final SellerPolicy NO_LIMIT = new SellerPolicy(
            SellerPolicy.UNLIMITED,
            SellerPolicy.UNLIMITED,
            30,
            true,
            SellerPolicy.UNLIMITED,
            SellerPolicy.UNLIMITED,
            true,
            SellerPolicy.UNLIMITED,
            "rules/tables/seller-policy.csv:2");

    private static LineFacts facts(long quantity, boolean ahead) {
        @Nullable String none = null;
        return new LineFacts(
                1,
                "LAMP",
                quantity,
                Instant.parse("2026-11-20T09:30:00Z"),
                PLACED,
                "S-1",
                none,
                none,
                none,
                "DE",
                none,
                none,
                true,
                true,
                false,
                true,
                90,
                90,
                false,
                ahead,
                true,
                null,
                0,
                0,
                0,
                0,
                true,
                true,
                true,
                null,
                null,
                false,
                false,
                false,
                none);
    }
}
