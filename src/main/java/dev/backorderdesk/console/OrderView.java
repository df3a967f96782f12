package dev.backorderdesk.console;

import static dev.backorderdesk.console.Html.all;
import static dev.backorderdesk.console.Html.element;
import static dev.backorderdesk.console.Html.tag;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.notice.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An order as its customer sees it: where its pieces are and what is promised now; nobody's name, address or price. */
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
     * @param parts where the granted pieces are now
     * @param titles article titles by SKU; without one the SKU stands for it
     * @param before what stands above the lines: a question
     */
    Html of(OrderRecord order, List<PartState> parts, Map<String, String> titles, Html before) {
        String title = words.say("title", ExplanationText.clean(order.order().orderId()));
        List<Html> content = new ArrayList<>();
        content.add(tag("p").with("class", "quiet").in(shop.name()));
        content.add(element("h1", title));
        content.add(before);
        for (DecidedLine line : order.decision().lines()) {
            content.add(line(
                    line,
                    parts.stream().filter(part -> part.line() == line.line()).toList(),
                    titles));
        }
        if (parts.stream().anyMatch(part -> part.waiting() > 0 && part.current().shipBy() != null)) {
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

    private Html line(DecidedLine line, List<PartState> parts, Map<String, String> titles) {
        String sku = ExplanationText.clean(line.sku());
        String title =
                ExplanationText.clean(titles.getOrDefault(line.sku(), "")).strip();
        List<Html> content = new ArrayList<>();
        // Words of unknown direction: they must not turn what stands around them.
        content.add(element("h2", element("bdi", title.isEmpty() ? sku : title)));
        content.add(tag("p").with("class", "quiet").in(words.say("asked", sku, words.pieces(line.requested()))));
        List<Html> items = new ArrayList<>();
        parts.forEach(part -> items.add(element("li", all(part(part, waitsForOrder(line, part))))));
        line.parts().stream()
                .filter(part -> part.kind() == PartKind.REFUSED)
                .forEach(part -> items.add(element("li", words.say("refused", words.pieces(part.quantity())))));
        content.add(element("ul", all(items)));
        // Why it waits is nobody's question any more once all of it has left or is cancelled.
        boolean asks = line.refused() > 0 || parts.stream().anyMatch(part -> part.open() > 0);
        if (line.outcome() != LineOutcome.ACCEPT && asks) {
            line.reasons().stream()
                    .filter(Reason::binding)
                    .map(reason -> reasons.say(words.tag(), reason.code(), reason.text()))
                    .distinct()
                    .forEach(reason -> content.add(element("p", words.say("why", ExplanationText.clean(reason)))));
        }
        return element("section", all(content));
    }

    private static boolean waitsForOrder(DecidedLine line, PartState part) {
        return line.parts().stream().anyMatch(each -> each.part() == part.part() && each.waitsForOrder());
    }

    private List<Html> part(PartState part, boolean waitsForOrder) {
        List<String> says = new ArrayList<>();
        List<String> more = new ArrayList<>();
        if (part.open() > 0) {
            says.add(promise(part));
            open(part, waitsForOrder, more);
        }
        if (part.shipped() > 0) {
            says.add(words.say("left", words.pieces(part.shipped())));
        }
        if (part.cancelled() > 0) {
            says.add(words.say("no-more", words.pieces(part.cancelled())));
        }
        List<Html> content = new ArrayList<>();
        content.add(Html.words(says.get(0)));
        more.forEach(sentence -> content.add(quiet(sentence)));
        says.stream()
                .skip(1)
                .forEach(sentence -> content.add(all(List.of(tag("br").in(), Html.words(sentence)))));
        return content;
    }

    /** What is promised now of what is still to leave. */
    private String promise(PartState part) {
        String kind = switch (part.kind()) {
            case ACCEPTED -> "in-stock";
            case BACKORDERED -> "waits";
            case PREORDERED -> "preordered";
            case REFUSED -> throw new IllegalStateException("what was refused has no state");
        };
        String pieces = words.pieces(part.open());
        LocalDate shipBy = part.current().shipBy();
        LocalDate deliverBy = part.current().deliverBy();
        return shipBy == null || deliverBy == null
                ? words.say(kind + "-undated", pieces)
                : words.say(kind, pieces, words.day(shipBy)) + words.say("with-you", words.day(deliverBy));
    }

    /** Where the pieces are that are still to leave. */
    private void open(PartState part, boolean waitsForOrder, List<String> says) {
        if (part.released() > 0) {
            says.add(words.say("packed", words.pieces(part.released())));
        }
        if (part.waiting() > 0) {
            says.add(words.say("still-waits", words.pieces(part.waiting())));
        } else if (part.allocated() > 0 && part.held() != null) {
            says.add(words.say("held"));
        } else if (part.allocated() > 0 && !waitsForOrder && part.kind() != PartKind.ACCEPTED) {
            says.add(words.say("arrived"));
        }
        if (waitsForOrder && part.open() > part.released()) {
            says.add(words.say("whole-order"));
        }
    }

    private static Html quiet(String sentence) {
        return all(List.of(tag("br").in(), tag("span").with("class", "quiet").in(sentence)));
    }
}
