package dev.backorderdesk.console;

import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.DeliveryId;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.notice.Doubt;
import dev.backorderdesk.notice.ParkedDelivery;
import dev.backorderdesk.notice.SendOutcome;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that a person must look at: failed for good, or in doubt whether they were sent.
 *
 * <table>
 * <caption>Addresses</caption>
 * <tr><td>{@code GET /notices/parked}</td><td>one a line, oldest first: id, instant, channel, state, order and reason,
 * with tabs between them</td></tr>
 * <tr><td>{@code GET /notices/parked?id=}</td><td>one of them, in words</td></tr>
 * <tr><td>{@code POST /notices/replay?id=}</td><td>sends it again; {@code even-if-doubtful=true} also where the customer
 * may have it already; nothing is sent that is too late by law</td></tr>
 * <tr><td>{@code POST /notices/taken?id=&amp;because=}</td><td>one in doubt was taken, by the word of a person</td></tr>
 * <tr><td>{@code POST /notices/discard?id=}</td><td>it is never sent</td></tr>
 * </table>
 *
 * <p>An id is {@code notice:<noticeId>/EMAIL} or {@code notice:<noticeId>/SMS}.
 */
public final class ParkedNotices {

    private static final String PREFIX = "notice:";
    private static final int MOST = 10_000;

    private final Deliveries book;
    private final InstantSource clock;

    public ParkedNotices(Deliveries book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        Web.read(routes, "/notices/parked", this::read);
        routes.post("/notices/replay", ctx -> named(ctx, this::replay));
        routes.post("/notices/taken", ctx -> named(ctx, this::taken));
        routes.post("/notices/discard", this::discard);
    }

    private record Parked(
            DeliveryId id, String orderId, DeliveryState state, int attempts, Instant since, String reason) {

        static Parked of(ParkedDelivery failed) {
            return new Parked(
                    failed.id(),
                    failed.orderId(),
                    DeliveryState.FAILED,
                    failed.attempts(),
                    failed.failedAt(),
                    failed.reason());
        }

        static Parked of(Doubt doubt) {
            return new Parked(
                    doubt.id(),
                    doubt.orderId(),
                    DeliveryState.IN_DOUBT,
                    doubt.attempt(),
                    doubt.startedAt(),
                    doubt.reason());
        }

        String name() {
            return PREFIX + id.noticeId() + "/" + id.channel();
        }

        String row() {
            return String.join(
                    "\t",
                    name(),
                    since.toString(),
                    id.channel().name(),
                    state.name(),
                    ExplanationText.clean(orderId),
                    ExplanationText.clean(reason).replace('\t', ' '));
        }

        String words() {
            return name() + "\norder     " + ExplanationText.clean(orderId) + "\nstate     "
                    + (state == DeliveryState.FAILED ? "FAILED, it was not sent" : "IN_DOUBT, it may have been sent")
                    + "\nsince     " + since + "\nattempts  " + attempts + "\nreason    "
                    + ExplanationText.clean(reason) + "\nThe whole story: bin/desk explain "
                    + ExplanationText.clean(orderId);
        }
    }

    private List<Parked> all() {
        List<Parked> all = new ArrayList<>();
        book.parked(MOST).forEach(each -> all.add(Parked.of(each)));
        for (Channel channel : Channel.values()) {
            book.inDoubt(channel, MOST).forEach(each -> all.add(Parked.of(each)));
        }
        all.sort(Comparator.comparing(Parked::since).thenComparing(Parked::name));
        return all;
    }

    private void read(Context ctx) {
        String id = ctx.queryParam("id");
        if (id == null) {
            String rows = all().stream().map(each -> each.row() + "\n").collect(Collectors.joining());
            Web.text(ctx, 200, rows);
            return;
        }
        Optional<Parked> found = find(id);
        Web.say(ctx, found.isPresent() ? 200 : 404, found.map(Parked::words).orElseGet(() -> unknown(id)));
    }

    private void named(Context ctx, BiConsumer<Context, Parked> deed) {
        String id = ctx.queryParam("id");
        find(id).ifPresentOrElse(parked -> deed.accept(ctx, parked), () -> Web.say(ctx, 404, unknown(id)));
    }

    private void replay(Context ctx, Parked parked) {
        Instant tooLate = book.tooLateFrom(parked.id());
        if (tooLate != null && !clock.instant().isBefore(tooLate)) {
            Web.say(ctx, 409, tooLate(parked, tooLate));
            return;
        }
        if (parked.state() == DeliveryState.IN_DOUBT) {
            if (!"true".equals(ctx.queryParam("even-if-doubtful"))) {
                Web.say(
                        ctx,
                        409,
                        parked.name() + " may have been sent already (" + ExplanationText.clean(parked.reason())
                                + "): a replay may tell the customer the same a second time. Maybe ask the provider"
                                + " first; if it is worth the risk: bin/desk parked replay --even-if-doubtful "
                                + parked.name());
                return;
            }
            // Not sent by the word of a person, which is the only way out of a doubt that leads to a second sending.
            book.resolve(parked.id(), new SendOutcome.Failed("sent again by hand, though in doubt"), clock.instant());
        }
        boolean due = book.reopen(parked.id(), clock.instant());
        Web.say(ctx, due ? 200 : 404, due ? parked.name() + " is due again." : unknown(parked.name()));
    }

    /** To end a doubt for a sending that the law does not let happen any more would say that it was not given. */
    private static String tooLate(Parked parked, Instant since) {
        return parked.name() + " is not sent again: by law a notice of this delay had to be given before " + since
                + ", and a later one is none. "
                + (parked.state() == DeliveryState.IN_DOUBT
                        ? "Maybe somebody knows that it was taken: bin/desk parked taken " + parked.name()
                                + "; or that it was not: "
                        : "Maybe take it off the list: ")
                + "bin/desk parked discard " + parked.name();
    }

    private void taken(Context ctx, Parked parked) {
        if (parked.state() != DeliveryState.IN_DOUBT) {
            Web.say(
                    ctx,
                    409,
                    parked.name() + " was not sent (" + ExplanationText.clean(parked.reason())
                            + "), so nobody has taken it. Maybe send it again: bin/desk parked replay "
                            + parked.name());
            return;
        }
        String because = ctx.queryParam("because");
        String word = "taken, by the word of a person"
                + (because == null || because.isBlank()
                        ? ""
                        : ": " + ExplanationText.clean(because).strip());
        boolean settled = book.resolve(parked.id(), new SendOutcome.Accepted(null, word), clock.instant());
        Web.say(
                ctx,
                settled ? 200 : 404,
                settled
                        ? parked.name() + " was taken when its sending began, " + parked.since() + "."
                        : unknown(parked.name()));
    }

    private void discard(Context ctx) {
        String id = ctx.queryParam("id");
        boolean gone = find(id).filter(each -> book.discard(each.id(), "discarded by hand", clock.instant()))
                .isPresent();
        Web.say(ctx, gone ? 200 : 404, gone ? id + " is never sent." : unknown(id));
    }

    private Optional<Parked> find(@Nullable String id) {
        return all().stream().filter(each -> each.name().equals(id)).findFirst();
    }

    private static String unknown(@Nullable String id) {
        return "No notice that failed or is in doubt has the id " + ExplanationText.clean(String.valueOf(id))
                + ". Maybe look again: bin/desk parked list";
    }
}
