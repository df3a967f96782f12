package dev.backorderdesk.console;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.desk.Choices.Answer;
import dev.backorderdesk.desk.Choices.Asked;
import dev.backorderdesk.desk.Choices.Choice;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.desk.Records.OrderRecord;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.notice.ChoiceId;
import dev.backorderdesk.notice.LinkTokens;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.notice.OrderLinks;
import dev.backorderdesk.notice.Shop;
import io.javalin.Javalin;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customer's page, {@code /o/<token>}, alone on its port. Looking changes nothing: mail programs and virus scanners open
 * links before the customer does. A choice is a {@code POST} of the form on the page, with a value in it that only who has
 * seen the page has; the same choice again is answered again.
 *
 * <p>A link that was forged, changed, cut or has expired, and one whose order is not here, all get the same page. The
 * books are asked only about orders whose token we signed, so the time of an answer tells a stranger nothing either.
 */
public final class OrderPage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderPage.class);
    private static final Duration FORM_LIVES = Duration.ofHours(24);
    private static final long MOST_FORM_BYTES = 2_000;

    private final Records records;
    private final LinkTokens tokens;
    private final InstantSource clock;
    private final Shop shop;
    private final String defaultLocale;
    private final Titles titles;
    private final ReasonWords reasons;
    private final Frame frame;
    private final ChoiceLever choices;
    private final OrderLinks links;
    private final AskWords asks;
    private final Turnstile ofOneLink = new Turnstile(10, Duration.ofSeconds(6).toNanos(), System::nanoTime);
    private final Turnstile ofAll = new Turnstile(200, Duration.ofMillis(5).toNanos(), System::nanoTime);
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
            ReasonWords reasons,
            ChoiceLever choices,
            OrderLinks links,
            AskWords asks) {
        this.records = records;
        this.tokens = tokens;
        this.clock = clock;
        this.shop = shop;
        this.defaultLocale = defaultLocale;
        this.titles = titles;
        this.reasons = reasons;
        this.choices = choices;
        this.links = links;
        this.asks = asks;
        StyleSheet style = StyleSheet.load();
        this.frame = new Frame(style);
        this.server = Web.start("order page", host, port, style, config -> {
            Web.read(config.routes, "/o/{token}", this::show);
            config.routes.post("/o/{token}", this::choose);
        });
    }

    /** The port on which it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** What a link opens for one request. */
    private record Opened(
            String token, OrderRecord order, List<PartState> parts, Question question, PageWords words, Instant now) {}

    private void show(Context ctx) {
        open(ctx).ifPresentOrElse(opened -> Web.html(ctx, 200, page(opened)), () -> gone(ctx));
    }

    private Optional<Opened> open(Context ctx) {
        Instant now = clock.instant();
        String token = ctx.pathParam("token");
        return tokens.open(token, now)
                .flatMap(link -> records.order(link.orderId()).map(order -> {
                    String locale = order.order().customer().locale();
                    Asked asked = choices.of(link.orderId());
                    return new Opened(
                            token,
                            order,
                            asked.parts(),
                            Question.of(link, asked, order.events(), now),
                            PageWords.in(locale == null || locale.isBlank() ? defaultLocale : locale),
                            now);
                }));
    }

    private void gone(Context ctx) {
        PageWords words = PageWords.in(firstLanguage(ctx.req().getHeader("Accept-Language")), defaultLocale);
        Web.html(ctx, 404, new OrderView(frame, shop, words, reasons).gone());
    }

    private Html page(Opened opened) {
        Map<String, String> articles = titles(opened);
        return view(opened)
                .of(
                        opened.order(),
                        opened.parts(),
                        articles,
                        question(opened, articles).of(opened.question()));
    }

    private Map<String, String> titles(Opened opened) {
        return titles.of(
                opened.order().decision().lines().stream().map(DecidedLine::sku).collect(Collectors.toSet()));
    }

    private OrderView view(Opened opened) {
        return new OrderView(frame, shop, opened.words(), reasons);
    }

    private QuestionView question(Opened opened, Map<String, String> articles) {
        String seal = tokens.seal(opened.token(), opened.now().plus(FORM_LIVES));
        return new QuestionView(opened.words(), asks, articles, links::pathOf, seal);
    }

    private void choose(Context ctx) {
        if (ctx.req().getContentLengthLong() > MOST_FORM_BYTES) {
            throw new ContentTooLargeResponse();
        }
        if (!ofAll.pass("") || !ofOneLink.pass(ctx.pathParam("token"))) {
            throw new TooManyRequestsResponse("Too many requests. Please try again in a minute.");
        }
        Optional<Opened> found = open(ctx);
        if (found.isEmpty()) {
            gone(ctx);
            return;
        }
        Opened opened = found.get();
        Answer answer = answer(ctx.formParam("choice"));
        String seal = ctx.formParam("once");
        if (answer == null || seal == null || !tokens.isSealed(opened.token(), seal, opened.now())) {
            again(ctx, opened, "again");
        } else if (!opened.question().takes(answer)) {
            again(ctx, opened, "too-late");
        } else {
            recorded(ctx, opened, answer);
        }
    }

    private static @Nullable Answer answer(@Nullable String choice) {
        return "wait".equals(choice) ? Answer.WAIT : "cancel".equals(choice) ? Answer.CANCEL : null;
    }

    /** The page as it is now, with a word on why nothing was recorded. */
    private void again(Context ctx, Opened opened, String why) {
        Map<String, String> articles = titles(opened);
        Html word = Html.tag("p")
                .with("class", "lead")
                .with("role", "alert")
                .in(opened.words().say(why));
        Web.html(
                ctx,
                409,
                view(opened)
                        .of(
                                opened.order(),
                                opened.parts(),
                                articles,
                                Html.all(
                                        List.of(word, question(opened, articles).of(opened.question())))));
    }

    private void recorded(Context ctx, Opened opened, Answer answer) {
        String orderId = opened.order().order().orderId();
        NoticePlan notice = opened.question().notice();
        String noticeId = notice == null ? null : notice.noticeId();
        Choice choice = choices.choose(
                new Choice(ChoiceId.of(orderId, noticeId, answer.name()), orderId, noticeId, answer, opened.now()));
        LOG.info("order {}: the customer chose {} on the page of notice {}", orderId, answer, noticeId);
        Web.html(
                ctx,
                200,
                view(opened)
                        .message(
                                opened.words().say("recorded-title"),
                                question(opened, Map.of()).recorded(choice, opened.question()),
                                Html.element(
                                        "p",
                                        Html.tag("a")
                                                .with("href", "/o/" + opened.token())
                                                .in(opened.words().say("back")))));
    }

    private static @Nullable String firstLanguage(@Nullable String accepted) {
        return accepted == null ? null : accepted.split("[,;]", 2)[0];
    }
}
