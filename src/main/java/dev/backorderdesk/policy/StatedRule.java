package dev.backorderdesk.policy;

import dev.backorderdesk.model.Reason;

/**
 * A rule as it is told: who states a reason code, in which words, and on what ground.
 *
 * @param id stable identity
 * @param code the reason code that this rule and no other states
 * @param name the rule's name, a sentence
 * @param owner who answers for it
 * @param why the sentence for customers
 * @param origin whose row is the source; {@code FACTS} means the rule file itself
 * @param place file and line of the rule
 * @param order position among all rules; reasons are listed by it
 */
public record StatedRule(
        String id,
        String code,
        String name,
        String owner,
        Sentence why,
        Vocabulary.Origin origin,
        String place,
        int order) {

    Reason reason(Line line, boolean binding) {
        return new Reason(code, binding, why.of(line), name, source(line));
    }

    private String source(Line line) {
        return switch (origin) {
            case SELLER_POLICY -> line.policy().source();
            case SELLER_TRUST -> line.trust().source();
            case PRIORITY -> line.turn().source();
            case FACTS -> place;
        };
    }
}
