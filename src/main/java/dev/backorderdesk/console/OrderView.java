package dev.backorderdesk.console;

import static dev.backorderdesk.console.Html.all;
import static dev.backorderdesk.console.Html.element;
import static dev.backorderdesk.console.Html.tag;

import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.notice.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order as its customer sees it: what was decided and what still waits; nobody's name, address or price. */
final class OrderView {

    private final Frame frame;
    private final Shop shop;
    private final PageWords words;
    private final ReasonWords reasons;

    OrderView(Frame frame, Shop shop, PageWords words, ReasonWords reasons) {
        this.frame = frame;
        this.shop = shop;
        this.words = words;
        this.reasons = reasons;
    }

    /**
     * The page.
     *
     * @param titles article titles by SKU; without one the SKU stands for it
     * @param before what stands above the lines: a question
     */
    Html of(OrderRecord order, Map<String, String> titles, Html before) {
        String title = words.say("title", ExplanationText.clean(order.order().orderId()));
        List<Html> content = new ArrayList<>();
        content.add(tag("p").with("class", "quiet").in(shop.name()));
        content.add(element("h1", title));
        content.add(before);
        for (DecidedLine line : order.decision().lines()) {
            content.add(line(order, line, titles));
        }
        if (order.decision().lines().stream().anyMatch(line -> line.backordered() + line.preordered() > 0)) {
            content.add(element("p", words.say("estimate")));
        }
        content.add(contact());
        return frame.page(words.language(), title + " - " + shop.name(), content.toArray(Html[]::new));
    }

    /** A page with one message. */
    Html message(String title, Html... content) {
        List<Html> all = new ArrayList<>();
        all.add(tag("p").with("class", "quiet").in(shop.name()));
        all.add(element("h1", title));
        all.addAll(List.of(content));
        all.add(contact());
        return frame.page(words.language(), title + " - " + shop.name(), all.toArray(Html[]::new));
    }

    /** What everybody sees who has no valid link: it says nothing about any order. */
    Html gone() {
        return frame.page(
                words.language(),
                words.say("gone-title") + " - " + shop.name(),
                tag("p").with("class", "quiet").in(shop.name()),
                element("h1", words.say("gone-title")),
                element("p", words.say("gone")),
                element("p", words.say("gone-advice")),
                contact());
    }

    private Html contact() {
        String contact = shop.contact();
        return element(
                "p",
                contact == null || contact.isBlank()
                        ? words.say("no-contact", shop.name())
                        : words.say("contact", contact));
    }

    private Html line(OrderRecord order, DecidedLine line, Map<String, String> titles) {
        String sku = ExplanationText.clean(line.sku());
        String title =
                ExplanationText.clean(titles.getOrDefault(line.sku(), "")).strip();
        List<Html> content = new ArrayList<>();
        // Words of unknown direction: they must not turn what stands around them.
        content.add(element("h2", element("bdi", title.isEmpty() ? sku : title)));
        content.add(tag("p").with("class", "quiet").in(words.say("asked", sku, words.pieces(line.requested()))));
        content.add(element(
                "ul",
                all(line.parts().stream()
                        .map(part -> element("li", all(part(order, line, part))))
                        .toList())));
        if (line.outcome() != LineOutcome.ACCEPT) {
            line.reasons().stream()
                    .filter(Reason::binding)
                    .map(reason -> reasons.say(words.tag(), reason.code(), reason.text()))
                    .distinct()
                    .forEach(reason -> content.add(element("p", words.say("why", ExplanationText.clean(reason)))));
        }
        return element("section", all(content));
    }

    private List<Html> part(OrderRecord order, DecidedLine line, Part part) {
        List<Html> says = new ArrayList<>();
        String pieces = words.pieces(part.quantity());
        LocalDate decided = part.shipBy();
        if (part.kind() == PartKind.REFUSED || decided == null) {
            return List.of(Html.words(words.say("refused", pieces)));
        }
        Optional<WaitingPart> waiting = order.waiting().stream()
                .filter(each -> each.line() == line.line() && each.part() == part.part())
                .findFirst();
        LocalDate shipBy = waiting.map(WaitingPart::shipBy).orElse(decided);
        String sentence = switch (part.kind()) {
            case ACCEPTED -> words.say("in-stock", pieces, words.day(shipBy));
            case BACKORDERED -> words.say("waits", pieces, words.day(shipBy));
            case PREORDERED -> words.say("preordered", pieces, words.day(shipBy));
            case REFUSED -> throw new IllegalStateException("told above");
        };
        // A day of arrival was only ever counted for the first promise.
        LocalDate deliverBy = shipBy.equals(decided) ? part.deliverBy() : null;
        says.add(Html.words(sentence + (deliverBy == null ? "" : words.say("with-you", words.day(deliverBy)))));
        if (part.kind() != PartKind.ACCEPTED) {
            long open = waiting.map(WaitingPart::open).orElse(0L);
            says.add(quiet(open > 0 ? words.say("still-waits", words.pieces(open)) : words.say("arrived")));
        }
        if (part.waitsForOrder()) {
            says.add(quiet(words.say("whole-order")));
        }
        return says;
    }

    private static Html quiet(String sentence) {
        return all(List.of(tag("br").in(), tag("span").with("class", "quiet").in(sentence)));
    }
}
