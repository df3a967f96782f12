package dev.backorderdesk.console;

import static dev.backorderdesk.console.Html.all;
import static dev.backorderdesk.console.Html.element;
import static dev.backorderdesk.console.Html.tag;

import dev.backorderdesk.desk.Choices.Answer;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.render.AskSentences;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The question on the page of an order, and what became of it. */
final class QuestionView {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final PageWords words;
    private final AskWords asks;
    private final Map<String, String> titles;
    private final Function<NoticePlan, String> paths;
    private final String seal;

    /**
     * For one request.
     *
     * @param titles article titles by SKU
     * @param paths where a notice's own page is
     * @param seal the value that its form carries
     */
    QuestionView(
            PageWords words,
            AskWords asks,
            Map<String, String> titles,
            Function<NoticePlan, String> paths,
            String seal) {
        this.words = words;
        this.asks = asks;
        this.titles = titles;
        this.paths = paths;
        this.seal = seal;
    }

    /** The pieces of the page; nothing where nothing is to be said. */
    Html of(Question question) {
        return switch (question.state()) {
            case OPEN -> open(question);
            case WAITS ->
                section(
                        words.say("waits-title"),
                        element("p", waits(question)),
                        form(question, words.say("cancel-legend"), List.of(), false));
            case CANCELS -> section(words.say("cancels-title"), element("p", words.say("cancels")));
            case SUPERSEDED -> superseded(question);
            case SHIPPED -> section(words.say("shipped-title"), element("p", words.say("shipped")));
            case CANCELLED -> section(words.say("cancelled-title"), element("p", words.say("cancelled")));
            case ENDED -> section(words.say("ended-title"), element("p", words.say("ended")));
            case EXPIRED -> section(words.say("expired-title"), element("p", words.say("expired", until(question))));
            case FREE ->
                section(
                        words.say("free-title"),
                        form(question, words.say("cancel-legend"), List.of(words.say("free")), false));
            case NOTHING -> all(List.of());
        };
    }

    /** That it is recorded, with what follows from it. */
    Html recorded(Choice choice, Question question) {
        String when = words.moment(choice.at(), zone(question));
        return all(List.of(
                tag("p").with("class", "lead")
                        .with("role", "status")
                        .in(words.say(choice.answer() == Answer.WAIT ? "recorded-wait" : "recorded-cancel", when)),
                element(
                        "p",
                        words.say(choice.answer() == Answer.WAIT ? "recorded-wait-next" : "recorded-cancel-next"))));
    }

    private Html open(Question question) {
        NoticePlan notice = Objects.requireNonNull(question.notice());
        NewsView view = (NewsView) notice.view();
        Ask ask = Objects.requireNonNull(view.ask());
        AskSentences sentences = asks.ask(words.tag(), ask);
        List<Html> content = new ArrayList<>();
        List<Html> lines = new ArrayList<>();
        for (NewsView.Line line : view.lines()) {
            lines.add(element("li", line(line)));
        }
        content.add(element("ul", all(lines)));
        String reason = view.reason();
        if (reason != null) {
            content.add(element("p", words.say("why", asks.reason(words.tag(), reason))));
        }
        List<String> effects =
                new ArrayList<>(List.of(sentences.silence(), sentences.cancel() + " " + sentences.free()));
        if (!sentences.later().isEmpty()) {
            effects.add(sentences.later());
        }
        content.add(form(question, words.say("ask-legend"), effects, true));
        return section(words.say("ask-title"), content.toArray(Html[]::new));
    }

    private Html line(NewsView.Line line) {
        String sku = ExplanationText.clean(line.sku());
        String title =
                ExplanationText.clean(titles.getOrDefault(line.sku(), "")).strip();
        return all(List.of(
                element("bdi", title.isEmpty() ? words.say("article", sku) : title),
                Html.words(", " + words.pieces(line.quantity())),
                tag("br").in(),
                Html.words(words.say("was", days(line.before()))),
                tag("br").in(),
                element("strong", words.say("now", days(line.after())))));
    }

    private String days(Days days) {
        LocalDate ship = days.shipBy();
        LocalDate arrive = days.deliverBy();
        if (ship == null && arrive == null) {
            return words.say("no-day");
        }
        String ships = ship == null ? "" : words.say("ships", words.day(ship));
        String arrives = arrive == null ? "" : words.say("arrives", words.day(arrive));
        return ships.isEmpty() || arrives.isEmpty() ? ships + arrives : ships + ", " + arrives;
    }

    private Html form(Question question, String legend, List<String> effects, boolean mayWait) {
        List<Html> buttons = new ArrayList<>();
        if (mayWait) {
            buttons.add(button("wait", words.say("wait")));
        }
        buttons.add(button("cancel", words.say("cancel")));
        List<Html> content = new ArrayList<>();
        content.add(element("legend", legend));
        effects.forEach(effect -> content.add(element("p", effect)));
        content.add(tag("div").with("class", "choices").in(all(buttons)));
        return tag("form")
                .with("method", "post")
                .in(
                        tag("input")
                                .with("type", "hidden")
                                .with("name", "once")
                                .with("value", seal)
                                .in(),
                        element("fieldset", all(content)));
    }

    private static Html button(String value, String says) {
        return tag("button")
                .with("type", "submit")
                .with("name", "choice")
                .with("value", value)
                .in(says);
    }

    private Html superseded(Question question) {
        NoticePlan newest = Objects.requireNonNull(question.newest());
        return section(
                words.say("superseded-title"),
                element("p", words.say(question.notice() == null ? "asked-elsewhere" : "superseded")),
                element("p", tag("a").with("href", paths.apply(newest)).in(words.say("superseded-link"))));
    }

    private String waits(Question question) {
        Choice made = question.made();
        return made == null
                ? words.say("waits-otherwise")
                : words.say("waits-since", words.moment(made.at(), zone(question)));
    }

    private String until(Question question) {
        Ask ask = question.notice() == null ? null : Question.ask(question.notice());
        Instant end = ask == null ? null : ask.closesAt();
        return end == null ? "" : words.moment(end.minusSeconds(60), zone(question));
    }

    private static ZoneId zone(Question question) {
        @Nullable Ask ask = question.notice() == null ? null : Question.ask(question.notice());
        return ask == null ? UTC : ask.zone();
    }

    private static Html section(String title, Html... content) {
        return tag("section").with("class", "ask").in(element("h2", title), all(List.of(content)));
    }
}
