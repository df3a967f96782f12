package dev.backorderdesk.console;

import dev.backorderdesk.desk.Records;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.Shop;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The customer's page, {@code GET /o/<token>}, alone on its port. Looking changes nothing: mail programs and virus
 * scanners open links before the customer does.
 *
 * <p>A link that was forged, changed, cut or has expired, and one whose order is not here, all get the same page. The
 * books are asked only about orders whose token we signed, so the time of an answer tells a stranger nothing either.
 */
public final class OrderPage implements AutoCloseable {

    private final Records records;
    private final LinkTokens tokens;
    private final InstantSource clock;
    private final Shop shop;
    private final String defaultLocale;
    private final Titles titles;
    private final ReasonWords reasons;
    private final Frame frame;
    private final Javalin server;

    /**
     * Starts it.
     *
     * @param port 0 means any free one, see {@link #port()}
     * @param clock by which links expire
     * @param defaultLocale BCP 47 tag for customers who have none
     * @throws IllegalStateException with a sentence, where the port can't be had
     */
    public OrderPage(
            String host,
            int port,
            Records records,
            LinkTokens tokens,
            InstantSource clock,
            Shop shop,
            String defaultLocale,
            Titles titles,
            ReasonWords reasons) {
        this.records = records;
        this.tokens = tokens;
        this.clock = clock;
        this.shop = shop;
        this.defaultLocale = defaultLocale;
        this.titles = titles;
        this.reasons = reasons;
        StyleSheet style = StyleSheet.load();
        this.frame = new Frame(style);
        this.server =
                Web.start("order page", host, port, style, config -> Web.read(config.routes, "/o/{token}", this::show));
    }

    /** The port on which it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void show(Context ctx) {
        Optional<OrderRecord> order =
                tokens.verify(ctx.pathParam("token"), clock.instant()).flatMap(records::order);
        if (order.isEmpty()) {
            PageWords words = PageWords.in(firstLanguage(ctx.req().getHeader("Accept-Language")), defaultLocale);
            Web.html(ctx, 404, new OrderView(frame, shop, words, reasons).gone());
            return;
        }
        String locale = order.get().order().customer().locale();
        PageWords words = PageWords.in(locale == null || locale.isBlank() ? defaultLocale : locale);
        var skus = order.get().decision().lines().stream().map(DecidedLine::sku).collect(Collectors.toSet());
        Web.html(ctx, 200, new OrderView(frame, shop, words, reasons).of(order.get(), titles.of(skus)));
    }

    private static @Nullable String firstLanguage(@Nullable String accepted) {
        return accepted == null ? null : accepted.split("[,;]", 2)[0];
    }
}
