package dev.backorderdesk.app.service;

import dev.backorderdesk.console.AskWords;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.render.AskSentences;
import dev.backorderdesk.notice.render.LiveTemplates;

/** The customer's page puts a question in the words of the mail, whatever they are now. */
final class MailWords implements AskWords {
    private final LiveTemplates templates;

    MailWords(LiveTemplates templates) {
        this.templates = templates;
    }

    @Override
    public AskSentences ask(String locale, Ask ask) {
        return templates.current().ask(locale, ask);
    }

    @Override
    public String reason(String locale, String code) {
        return templates.current().reason(locale, code);
    }
}
