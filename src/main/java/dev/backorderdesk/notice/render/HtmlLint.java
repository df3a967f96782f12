package dev.backorderdesk.notice.render;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a mail in HTML must keep so that everybody can read it and nobody is tracked or tricked by it. */
final class HtmlLint {

    private HtmlLint() {}

    /** @return one sentence for each fault; empty where there is none */
    static List<String> faults(String html, String language, String orderUrl) {
        List<String> faults = new ArrayList<>();
        Document page = Jsoup.parse(html);
        expect(
                faults,
                html.stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("<!doctype html>"),
                "does not begin with <!DOCTYPE html>");
        expect(
                faults,
                language.equals(page.select("html").attr("lang")),
                "the html element has no lang=\"{{ lang }}\"");
        expect(faults, !page.select("html").attr("dir").isEmpty(), "the html element has no dir=\"{{ dir }}\"");
        expect(faults, !page.title().isBlank(), "there is no title");
        expect(
                faults,
                page.select("h1").size() == 1,
                "there are " + page.select("h1").size() + " h1 headings, expected one");
        expect(
                faults,
                page.select("meta[name=color-scheme]").attr("content").contains("dark"),
                "there is no meta color-scheme with \"light dark\"");
        for (Element table : page.select("table")) {
            expect(
                    faults,
                    table.attr("role").equals("presentation")
                            || !table.select("th").isEmpty(),
                    "a table has neither role=\"presentation\" nor headings (th)");
        }
        for (Element image : page.select("img")) {
            expect(faults, image.hasAttr("alt"), "an image has no alt text");
            faults.add("there is an image; mails of ours load nothing from elsewhere");
        }
        expect(
                faults,
                page.select("script, iframe, object, embed, form, link, base").isEmpty(),
                "there is an element that a mail must not have (script, form, link, ...)");
        for (Element element : page.getAllElements()) {
            element.attributes()
                    .forEach(attribute -> expect(
                            faults,
                            !attribute.getKey().startsWith("on"),
                            "there is a script attribute " + attribute.getKey()));
        }
        for (Element link : page.select("a")) {
            expect(faults, link.attr("href").matches("(?i)(https?://|mailto:|tel:).*"), "a link leads to no page");
            expect(faults, link.text().trim().length() > 3, "a link has no words of its own");
        }
        expect(
                faults,
                !page.select("a[href=" + quoted(orderUrl) + "]").isEmpty(),
                "there is no link to {{ order.url }}");
        return faults.stream().distinct().toList();
    }

    private static String quoted(String url) {
        return "\"" + url + "\"";
    }

    private static void expect(List<String> faults, boolean held, String fault) {
        if (!held) {
            faults.add(fault);
        }
    }
}
