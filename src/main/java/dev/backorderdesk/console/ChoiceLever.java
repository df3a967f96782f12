package dev.backorderdesk.console;

import dev.backorderdesk.desk.Choices.Asked;
import dev.backorderdesk.desk.Choices.Choice;

/** What customers are asked, and where their choices go. */
public interface ChoiceLever {

    /** What the page of an order asks and shows. */
    Asked of(String orderId);

    /** Records a choice and sends it on, once; what is recorded is returned. */
    Choice choose(Choice choice);
}
