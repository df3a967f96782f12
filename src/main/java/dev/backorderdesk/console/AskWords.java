package dev.backorderdesk.console;

import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.render.AskSentences;

/** How a question is put to a customer: as in the mail. */
public interface AskWords {

    /** @param locale BCP 47 tag */
    AskSentences ask(String locale, Ask ask);

    /**
     * Why it is asked.
     *
     * @param locale BCP 47 tag
     * @param code as in {@code reasons.*.properties}
     */
    String reason(String locale, String code);
}
