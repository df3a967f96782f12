package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.NoticePlan;
import java.util.List;

/** Writes every sample notice with a set of templates before a customer reads any, and looks at the result. */
final class Rehearsal {

    private static final String NAME = "Ada \"Countess\" <Meyer>";
    private static final String URL = "https://o.shop.example/o/AQEBAhJ3U08tMTAwMDQ1q80xXk2VbQyZ3v5n0aQwTg";

    private Rehearsal() {}

    static void of(Templates templates, TemplateFindings findings) {
        for (String language : Templates.LANGUAGES) {
            List<NoticePlan> samples = Samples.all(language);
            samples.forEach(plan -> write(templates, new Letter(plan, NAME, URL), language, findings));
            write(templates, new Letter(samples.get(0), null, URL), language, findings);
        }
    }

    private static void write(Templates templates, Letter letter, String language, TemplateFindings findings) {
        NoticePlan plan = letter.plan();
        String file = Templates.name(plan.kind(), "html", language);
        findings.watch(file, () -> look(templates.mail(letter), plan, language, findings));
        String smsFile = Templates.name(plan.kind(), "sms", language);
        findings.watch(smsFile, () -> lookAtText(smsFile, templates.sms(letter), plan, findings));
    }

    private static void look(Mail mail, NoticePlan plan, String language, TemplateFindings findings) {
        String subject = Templates.name(plan.kind(), "subject", language);
        if (mail.subject().isEmpty()) {
            findings.error(subject, 0, null, "writes nothing, expected a subject");
        }
        if (!mail.subject().contains(plan.orderId())) {
            findings.error(subject, 0, null, "does not name the order. Maybe add {{ order.id }}.");
        }
        lookAtText(Templates.name(plan.kind(), "text", language), mail.text(), plan, findings);
        String html = Templates.name(plan.kind(), "html", language);
        List<String> faults = HtmlLint.faults(mail.html(), language, URL);
        faults.forEach(fault -> findings.error(html, 0, null, fault));
    }

    private static void lookAtText(String file, String text, NoticePlan plan, TemplateFindings findings) {
        if (!text.contains(URL)) {
            findings.error(file, 0, null, "does not show the order's page. Maybe add {{ order.url }}.");
        }
        if (!text.contains(plan.orderId())) {
            findings.error(file, 0, null, "does not name the order. Maybe add {{ order.id }}.");
        }
    }
}
