package dev.backorderdesk.console;

import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.render.AskSentences;

/** Words to test with. */
final class SampleWords implements AskWords {

    @Override
    public AskSentences ask(String locale, Ask ask) {
        return new AskSentences(
                "Silence: " + ask.silence() + ".", "Cancel.", "Free.", ask.mayCancelLater() ? "Later." : "");
    }

    @Override
    public String reason(String locale, String code) {
        return code + " in " + locale;
    }
}
