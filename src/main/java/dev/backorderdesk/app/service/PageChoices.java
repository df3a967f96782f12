package dev.backorderdesk.app.service;

import dev.backorderdesk.console.ChoiceLever;
import dev.backorderdesk.desk.Choices;
import dev.backorderdesk.flow.codec.ChoiceLetters;

/** What customers choose goes into the books and, with the next look of the relay, to the queue that takes it. */
final class PageChoices implements ChoiceLever {
    private final Choices choices;
    private final Runnable nudge;

    /** @param nudge has the relay look at once */
    PageChoices(Choices choices, Runnable nudge) {
        this.choices = choices;
        this.nudge = nudge;
    }

    @Override
    public Choices.Asked of(String orderId) {
        return choices.of(orderId);
    }

    @Override
    public Choices.Choice choose(Choices.Choice choice) {
        Choices.Choice recorded = choices.choose(choice, ChoiceLetters::of);
        nudge.run();
        return recorded;
    }
}
