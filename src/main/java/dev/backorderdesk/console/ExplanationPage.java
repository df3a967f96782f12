package dev.backorderdesk.console;

import static dev.backorderdesk.console.Html.all;
import static dev.backorderdesk.console.Html.element;
import static dev.backorderdesk.console.Html.tag;

import dev.backorderdesk.console.Explanation.Line;
import dev.backorderdesk.console.Explanation.PartStory;
import dev.backorderdesk.model.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An explanation as a page. */
record ExplanationPage(Frame frame) {

    Html html(Explanation story) {
        List<Html> content = new ArrayList<>();
        content.add(element("p", tag("a").with("href", "/").in("Backorder Desk")));
        content.add(element("h1", "Order " + ExplanationText.clean(story.orderId())));
        for (String sentence : ExplanationText.head(story)) {
            content.add(tag("p").with("class", "quiet").in(sentence));
        }
        story.lines().forEach(line -> content.add(line(line)));
        content.add(element("h2", "Notices"));
        content.add(
                story.notices().isEmpty()
                        ? element("p", "None: the customer gave no address on a channel he wants.")
                        : list(story.notices(), notice -> Html.words(ExplanationText.said(notice))));
        String address = "/orders?id=" + URLEncoder.encode(story.orderId(), StandardCharsets.UTF_8) + "&format=";
        content.add(tag("p").with("class", "quiet")
                .in(
                        Html.words("The same as "),
                        tag("a").with("href", address + "txt").in("text"),
                        Html.words(" or "),
                        tag("a").with("href", address + "json").in("JSON"),
                        Html.words(".")));
        return frame.page("en", "Order " + ExplanationText.clean(story.orderId()), content.toArray(Html[]::new));
    }

    Html unknown(String orderId) {
        return frame.page(
                "en",
                "No such order",
                element("p", tag("a").with("href", "/").in("Backorder Desk")),
                element("h1", "No such order"),
                element("p", unknownSentence(orderId)));
    }

    static String unknownSentence(String orderId) {
        return "Order " + ExplanationText.clean(orderId) + " was never decided here. Upper and lower case count.";
    }

    private static Html line(Line line) {
        return element(
                "section",
                element("h2", "Line " + line.line() + ": " + ExplanationText.headline(line)),
                list(line.parts(), ExplanationPage::part),
                line.since().isEmpty()
                        ? all(List.of())
                        : all(List.of(
                                element("h3", "Since then"),
                                list(line.since(), event -> Html.words(ExplanationText.said(event))))),
                element("h3", "Because"),
                list(line.reasons(), ExplanationPage::reason),
                line.facts().isEmpty() ? all(List.of()) : facts(line),
                line.offers().isEmpty()
                        ? all(List.of())
                        : all(List.of(
                                element("h3", "Could be promised"),
                                list(line.offers(), offer -> Html.words(ExplanationText.said(offer))))));
    }

    private static Html part(PartStory part) {
        List<Html> words = new ArrayList<>();
        words.add(Html.words(ExplanationText.said(part)));
        for (String sentence : ExplanationText.now(part)) {
            words.add(tag("br").in());
            words.add(tag("span").with("class", "quiet").in(sentence));
        }
        return all(words);
    }

    private static Html reason(Reason reason) {
        String text = ExplanationText.clean(reason.text());
        return all(List.of(
                reason.binding() ? element("strong", text) : Html.words(text),
                tag("br").in(),
                tag("span")
                        .with("class", "quiet")
                        .in(
                                Html.words(ExplanationText.clean(reason.rule()) + ", "),
                                element("code", ExplanationText.clean(reason.source())),
                                Html.words(", " + ExplanationText.clean(reason.code())))));
    }

    private static Html facts(Line line) {
        List<Html> facts = new ArrayList<>();
        line.facts().forEach((name, value) -> {
            facts.add(element("dt", name));
            facts.add(element("dd", ExplanationText.clean(value)));
        });
        return all(List.of(element("h3", "Decided on"), element("dl", all(facts))));
    }

    private static <T> Html list(List<T> entries, Function<T, Html> entry) {
        return element(
                "ul",
                all(entries.stream()
                        .map(each -> element("li", entry.apply(each)))
                        .toList()));
    }
}
