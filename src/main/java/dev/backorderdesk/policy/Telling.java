package dev.backorderdesk.policy;

import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which terms are told with a decision, and which of them decided. */
final class Telling {
    private static final Comparator<StatedRule> ORDER = Comparator.comparingInt(StatedRule::order);

    private final Counting count;
    private final List<Part> parts;
    private final Map<String, StatedRule> rules;
    private final List<StatedRule> binding = new ArrayList<>(2);
    private final List<StatedRule> others = new ArrayList<>(2);

    Telling(Counting count, List<Part> parts, Map<String, StatedRule> rules) {
        this.count = count;
        this.parts = parts;
        this.rules = rules;
    }

    /** Binding reasons first, each group in the order of the rule files; never without a binding one. */
    List<Reason> reasons(LineOutcome outcome) {
        switch (outcome) {
            case ACCEPT -> headline(Term.Kind.IN_STOCK);
            case BACKORDER, PREORDER -> headline(Term.Kind.MAY_WAIT);
            case CAP, REJECT -> bounds();
        }
        if (outcome != LineOutcome.REJECT) {
            notes();
        }
        binding.sort(ORDER);
        others.sort(ORDER);
        List<Reason> reasons = new ArrayList<>(binding.size() + others.size() + 1);
        for (StatedRule rule : binding) {
            reasons.add(rule.reason(count.line(), true));
        }
        if (reasons.isEmpty()) {
            reasons.add(law(outcome).reason());
        }
        for (StatedRule rule : others) {
            reasons.add(rule.reason(count.line(), false));
        }
        return reasons;
    }

    private void headline(Term.Kind kind) {
        for (Term term : count.terms()) {
            if (term.kind() == kind) {
                add(binding, term);
            }
        }
    }

    /** The least bound decides, ties name all; a bound between the grant and the request is told as well. */
    private void bounds() {
        boolean refused = count.has(Term.Kind.REFUSE);
        boolean alone = false;
        long requested = count.line().getQuantity();
        for (Term term : count.terms()) {
            long bound = count.bound(term);
            if (refused) {
                // A refusal beats a limit: then no limit is worth a word.
                if (term.kind() == Term.Kind.REFUSE) {
                    add(binding, term);
                }
            } else if (bound <= count.granted()) {
                add(binding, term);
                alone |= term.kind() != Term.Kind.LIMIT;
            } else if (bound < requested && term.kind() != Term.Kind.NO_MORE_SUPPLY) {
                add(others, term);
            }
        }
        if (!refused && !alone && count.supplyDecides()) {
            together();
        }
    }

    /** Terms can leave less together than each alone. */
    private void together() {
        for (Term term : count.terms()) {
            if (count.joins(term)) {
                add(binding, term);
                others.remove(rule(term));
            }
        }
    }

    private void notes() {
        for (Term term : count.terms()) {
            boolean told = switch (term.kind()) {
                case NOTE -> true;
                case WISHED_BY -> comesLater(term);
                case PRIORITY -> takesTurn(term);
                default -> false;
            };
            if (told) {
                add(others, term);
            }
        }
    }

    private boolean comesLater(Term term) {
        return term.day() != null
                && parts.stream()
                        .anyMatch(part ->
                                part.deliverBy() != null && part.deliverBy().isAfter(term.day()));
    }

    /** Whether some of it waits, and no other rule put it before that turn. */
    private boolean takesTurn(Term term) {
        return Counting.onScale(term.amount()) == count.priority()
                && parts.stream()
                        .anyMatch(part -> part.kind() == PartKind.BACKORDERED || part.kind() == PartKind.PREORDERED);
    }

    private Law law(LineOutcome outcome) {
        if (outcome == LineOutcome.ACCEPT) {
            return Law.NOTHING_AGAINST;
        }
        return count.has(Term.Kind.MAY_WAIT) ? Law.NO_DATED_SUPPLY : Law.NO_RULE_LETS_WAIT;
    }

    private void add(List<StatedRule> list, Term term) {
        StatedRule rule = rule(term);
        if (!list.contains(rule)) {
            list.add(rule);
        }
    }

    private StatedRule rule(Term term) {
        StatedRule rule = rules.get(term.code());
        if (rule == null) {
            throw new IllegalStateException("No rule is known to state " + term.code()
                    + ". Maybe the rule set was put together without the loader?");
        }
        return rule;
    }
}
