package dev.backorderdesk.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a program on this machine may do at the console, see {@link Gate}. */
final class Levers {

    private static final long MOST_IMPORT_BYTES = 1L << 30;
    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final ClockLever clock;
    private final ImportLever imports;
    private final RedealLever redeals;

    Levers(ClockLever clock, ImportLever imports, RedealLever redeals) {
        this.clock = clock;
        this.imports = imports;
        this.redeals = redeals;
    }

    void routes(RoutesConfig routes) {
        routes.post("/clock/forward", this::forward);
        routes.post("/import/{kind}", this::load);
        routes.post("/redeal", this::redeal);
    }

    private void forward(Context ctx) {
        Duration by = by(ctx.queryParam("days"), ctx.queryParam("by"));
        if (by == null) {
            Web.say(
                    ctx,
                    400,
                    "Expected days=3 or by=PT36H, more than nothing and at most " + FARTHEST.toDays() + " days.");
            return;
        }
        try {
            Web.say(ctx, 200, "It is " + ExplanationText.second(clock.forward(by)) + " now.");
        } catch (IllegalStateException fixed) {
            Web.say(ctx, 409, String.valueOf(fixed.getMessage()));
        }
    }

    private static @Nullable Duration by(@Nullable String days, @Nullable String by) {
        try {
            Duration duration = days != null && days.matches("\\d{1,4}")
                    ? Duration.ofDays(Long.parseLong(days))
                    : by == null ? Duration.ZERO : Duration.parse(by);
            return duration.isNegative() || duration.isZero() || duration.compareTo(FARTHEST) > 0 ? null : duration;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private void load(Context ctx) throws IOException {
        String kind = ctx.pathParam("kind");
        if (!imports.kinds().contains(kind)) {
            Web.say(
                    ctx,
                    404,
                    "There is no import of " + ExplanationText.clean(kind) + ", there are "
                            + String.join(
                                    ", ", imports.kinds().stream().sorted().toList()) + ".");
            return;
        }
        if (ctx.req().getContentLengthLong() > MOST_IMPORT_BYTES) {
            Web.say(ctx, 413, "The file has more than " + MOST_IMPORT_BYTES + " bytes. Maybe split it.");
            return;
        }
        ctx.status(200).contentType("text/plain; charset=utf-8");
        new ImportTalk(ctx.outputStream())
                .run(
                        imports,
                        kind,
                        ctx.req().getInputStream(),
                        "true".equals(ctx.queryParam("all-or-nothing")),
                        MOST_IMPORT_BYTES);
    }

    private void redeal(Context ctx) throws IOException {
        ctx.status(200).contentType("text/plain; charset=utf-8");
        new RedealTalk(ctx.outputStream())
                .run(redeals, ctx.queryParams("sku"), "true".equals(ctx.queryParam("simulate")));
    }
}
