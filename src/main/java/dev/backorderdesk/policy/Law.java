package dev.backorderdesk.policy;

import dev.backorderdesk.model.Reason;

/** What holds without any rule. It speaks only where no rule does. */
enum Law {
    NO_RULE_LETS_WAIT("Nothing may wait unless a rule lets it", "We have no more of this article that we may promise."),
    NO_DATED_SUPPLY("Nothing is promised without a date", "We cannot give a date for more of this article."),
    NOTHING_AGAINST("What is in stock is sold unless a rule limits it", "This article is in stock.");

    private static final String SOURCE = "rules/README.md";

    private final String sentence;
    private final String text;

    Law(String sentence, String text) {
        this.sentence = sentence;
        this.text = text;
    }

    Reason reason() {
        return new Reason(name(), true, text, sentence, SOURCE);
    }
}
