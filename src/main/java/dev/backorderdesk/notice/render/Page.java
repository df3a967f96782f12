package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.DecisionView;
import dev.backorderdesk.notice.DecisionView.Line;
import dev.backorderdesk.notice.DecisionView.PartView;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.Shop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a template can print: words, numbers and yes or no in maps and lists. The names are the templates' vocabulary
 * and stand in {@code config/templates/README.md}.
 */
final class Page {

    /** Lines that a mail shows at most: mail programs cut off what is longer than 100 kB. */
    private static final int MOST_LINES = 100;

    private final Wording wording;
    private final UnaryOperator<String> words;
    private final int lines;
    private final int titleLength;

    private Page(Wording wording, UnaryOperator<String> words, int lines, int titleLength) {
        this.wording = wording;
        this.words = words;
        this.lines = lines;
        this.titleLength = titleLength;
    }

    /** For HTML, where an element sets foreign words apart. */
    static Map<String, Object> html(Letter letter, Shop shop, Wording wording) {
        return new Page(wording, Phrase::clean, MOST_LINES, Integer.MAX_VALUE).of(letter, shop);
    }

    static Map<String, Object> text(Letter letter, Shop shop, Wording wording) {
        return new Page(wording, w -> Phrase.isolated(Phrase.clean(w)), MOST_LINES, Integer.MAX_VALUE).of(letter, shop);
    }

    /** For a text message: only the first lines, with short titles. */
    static Map<String, Object> sms(Letter letter, Shop shop, Wording wording, int lines, int titleLength) {
        return new Page(wording, Phrase::clean, lines, titleLength).of(letter, shop);
    }

    private Map<String, Object> of(Letter letter, Shop shop) {
        Map<String, Object> page = new HashMap<>();
        page.put("shop", Map.of("name", shop.name(), "contact", Objects.requireNonNullElse(shop.contact(), "")));
        page.put("customer", Map.of("name", name(letter.customerName())));
        if (letter.plan().view() instanceof DecisionView decision) {
            decision(page, letter, decision);
        } else if (letter.plan().view() instanceof NewsView news) {
            page.putAll(new NewsPage(wording, words, lines, titleLength).of(letter, news));
        }
        return page;
    }

    private void decision(Map<String, Object> page, Letter letter, DecisionView view) {
        // Where not all lines fit, those that went wrong are told first.
        List<Line> shown = view.lines().size() <= lines
                ? view.lines()
                : view.lines().stream()
                        .sorted(Comparator.comparing(l -> l.outcome().equals("ACCEPT")))
                        .limit(lines)
                        .toList();
        List<Map<String, Object>> refundPolicies = new ArrayList<>();
        for (DecisionView.RefundPolicy policy : view.refundPolicies()) {
            if (policy.url() != null) {
                refundPolicies.add(Map.of("seller", words.apply(policy.seller()), "url", policy.url()));
            }
        }
        page.put("order", order(letter, view));
        page.put("lines", shown.stream().map(this::line).toList());
        page.put("more", view.lines().size() - shown.size());
        page.put("refundPolicies", refundPolicies);
    }

    private String name(@Nullable String name) {
        return name == null ? "" : words.apply(name);
    }

    private Map<String, Object> order(Letter letter, DecisionView view) {
        long requested = sum(view, Line::requested);
        long accepted = sum(view, Line::accepted);
        long refused = sum(view, Line::refused);
        long preordered = sum(view, Line::preordered);
        Map<String, Object> order = new HashMap<>();
        order.put("id", Phrase.clean(view.orderId()));
        order.put("url", letter.orderUrl());
        order.put("lines", view.lines().size());
        order.put("allInStock", accepted == requested);
        order.put("allRefused", refused == requested);
        order.put("someRefused", refused > 0 && refused < requested);
        order.put("someWait", sum(view, Line::backordered) > 0);
        order.put("somePreordered", preordered > 0);
        order.put("allPreordered", preordered == requested);
        order.put("shipsAsOne", view.shipComplete() && granted(view) > 1);
        order.put("asks", view.asks());
        order.put("requested", wording.pieces(requested));
        order.put("granted", wording.pieces(requested - refused));
        order.put("lastDay", wording.day(lastDay(view)));
        order.put("lastDayShort", wording.shortDay(lastDay(view)));
        return order;
    }

    private static long granted(DecisionView view) {
        return view.lines().stream()
                .flatMap(l -> l.parts().stream())
                .filter(p -> !p.kind().equals("REFUSED"))
                .count();
    }

    private static long sum(DecisionView view, java.util.function.ToLongFunction<Line> pieces) {
        return view.lines().stream().mapToLong(pieces).sum();
    }

    private static @Nullable LocalDate lastDay(DecisionView view) {
        return view.lines().stream()
                .flatMap(l -> l.parts().stream())
                .flatMap(p -> Stream.ofNullable(p.deliverBy() == null ? p.shipBy() : p.deliverBy()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Map<String, Object> line(Line line) {
        String title = Phrase.clean(line.title());
        Map<String, Object> out = new HashMap<>();
        out.put("number", line.line());
        out.put("sku", words.apply(line.sku()));
        out.put("title", words.apply(Phrase.shorten(title, titleLength)));
        out.put("named", named(title, line.sku()));
        out.put("dir", Phrase.direction(title));
        out.put("requested", wording.pieces(line.requested()));
        out.put("allInStock", line.accepted() == line.requested());
        out.put("allRefused", line.refused() == line.requested());
        out.put("someRefused", line.refused() > 0 && line.refused() < line.requested());
        out.put("parts", line.parts().stream().map(this::part).toList());
        out.put("reasons", line.reasons().stream().map(wording::reason).toList());
        return out;
    }

    /** Where the title is unknown it is the SKU; catalogues also write {@code Article 22423} for want of a better one. */
    static boolean named(String title, String sku) {
        return !title.matches("(?i)((article|artikel|item) +)?" + Pattern.quote(Phrase.clean(sku)));
    }

    private Map<String, Object> part(PartView part) {
        Map<String, Object> out = new HashMap<>();
        out.put("quantity", wording.number(part.quantity()));
        out.put("pieces", wording.pieces(part.quantity()));
        out.put("inStock", part.kind().equals("ACCEPTED"));
        out.put("waits", part.kind().equals("BACKORDERED"));
        out.put("preordered", part.kind().equals("PREORDERED"));
        out.put("refused", part.kind().equals("REFUSED"));
        out.put("shipBy", wording.day(part.shipBy()));
        out.put("deliverBy", wording.day(part.deliverBy()));
        out.put("deliverByShort", wording.shortDay(part.deliverBy() == null ? part.shipBy() : part.deliverBy()));
        return out;
    }
}
