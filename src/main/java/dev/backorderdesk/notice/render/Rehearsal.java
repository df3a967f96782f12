package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.Topic;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Writes every sample notice with a set of templates before a customer reads any, and looks at the result. */
final class Rehearsal {

    private static final String NAME = "Ada \"Countess\" <Meyer>";
    private static final String URL = "https://o.shop.example/o/AQEBAhJ3U08tMTAwMDQ1q80xXk2VbQyZ3v5n0aQwTg";

    /** STOP, CANCEL, END and QUIT end all text messages to a number; nobody may be asked to send them. */
    private static final Pattern CANCEL_BY_REPLY = Pattern.compile(
            "(?i)(reply|text|antworten sie( mit)?|send(en sie)?) ?[:\"']? ?(cancel|end|quit|yes|start)\\b");

    private final Templates templates;
    private final TemplateFindings findings;
    private final NoticeLaw law;

    Rehearsal(Templates templates, TemplateFindings findings, NoticeLaw law) {
        this.templates = templates;
        this.findings = findings;
        this.law = law;
    }

    void run() {
        for (String language : Templates.LANGUAGES) {
            List<NoticePlan> samples = Samples.all(language);
            samples.forEach(plan -> write(new Letter(plan, NAME, URL), language));
            for (String kind : Templates.KINDS) {
                samples.stream()
                        .filter(plan -> plan.kind().equals(kind))
                        .findFirst()
                        .ifPresent(plan -> write(new Letter(plan, null, URL), language));
            }
        }
    }

    private void write(Letter letter, String language) {
        NoticePlan plan = letter.plan();
        String file = Templates.name(plan.kind(), "html", language);
        boolean byMail = plan.channels().contains(Channel.EMAIL);
        findings.watch(file, () -> {
            Mail mail = templates.mail(letter);
            look(mail, plan, language);
            if (byMail) {
                judge(letter, Templates.name(plan.kind(), "text", language), mail.text(), false);
                judge(letter, file, Jsoup.parse(mail.html()).body().text(), false);
            }
        });
        String smsFile = Templates.name(plan.kind(), "sms", language);
        findings.watch(smsFile, () -> {
            String text = templates.sms(letter);
            lookAtText(smsFile, text, plan);
            if (CANCEL_BY_REPLY.matcher(text).find()) {
                findings.error(smsFile, 0, null, "asks to reply with a word that carriers take for an opt-out");
            }
            if (byMail) {
                shortly(letter, smsFile, text);
            } else {
                judge(letter, smsFile, text, true);
            }
        });
    }

    /** What the law says to a notice of delay, in the template that it was written with. */
    private void judge(Letter letter, String file, String written, boolean sms) {
        if (!(letter.plan().view() instanceof NewsView view) || view.ask() == null) {
            return;
        }
        Ask ask = view.ask();
        NoticeLaw.Said said = new LegalReading(templates.wording(letter), view, ask, written, sms).said();
        String sample = ask.law() + (said.revised() == null ? ", day unknown" : "");
        if (said.silence() == null) {
            unlawful(file, sample, "ask.silence", "It does not say what no answer means.");
        }
        if (view.topic() != Topic.DELAY) {
            return; // The question was asked already, and beside other news only its end must be told.
        }
        law.faults(ask.law(), said).forEach(fault -> unlawful(file, sample, fault.word(), fault.sentence()));
    }

    private void shortly(Letter letter, String file, String written) {
        if (letter.plan().view() instanceof NewsView view) {
            Ask ask = view.ask();
            if (ask != null && !new LegalReading(templates.wording(letter), view, ask, written, true).saysShortly()) {
                unlawful(file, ask.law(), "ask.silenceShort", "It does not say what no answer means.");
            }
        }
    }

    private void unlawful(String file, String sample, String word, String sentence) {
        findings.error(
                file,
                Math.max(1, findings.firstRow(file, word, "silence.", "ask.", "{%")),
                word,
                "can't be sent as a notice of delay (" + sample + "): " + sentence + " Maybe print {{ " + word
                        + " }} without a condition of your own.");
    }

    private void look(Mail mail, NoticePlan plan, String language) {
        String subject = Templates.name(plan.kind(), "subject", language);
        if (mail.subject().isEmpty()) {
            findings.error(subject, 0, null, "writes nothing, expected a subject");
        }
        if (!mail.subject().contains(plan.orderId())) {
            findings.error(subject, 0, null, "does not name the order. Maybe add {{ order.id }}.");
        }
        lookAtText(Templates.name(plan.kind(), "text", language), mail.text(), plan);
        String html = Templates.name(plan.kind(), "html", language);
        List<String> faults = HtmlLint.faults(mail.html(), language, URL);
        faults.forEach(fault -> findings.error(html, 0, null, fault));
    }

    private void lookAtText(String file, String text, NoticePlan plan) {
        if (!text.contains(URL)) {
            findings.error(file, 0, null, "does not show the order's page. Maybe add {{ order.url }}.");
        }
        if (!text.contains(plan.orderId())) {
            findings.error(file, 0, null, "does not name the order. Maybe add {{ order.id }}.");
        }
    }
}
