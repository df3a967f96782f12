package dev.backorderdesk.console;

import dev.backorderdesk.allocate.RedealingReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How dealing anew goes, one line at a time while it runs: {@code lines 1200}, at the end {@code say} with each sentence of
 * the report and {@code done}, or {@code failed} with a sentence. An answer that ends in neither was cut off.
 */
final class RedealTalk {
    private static final Logger LOG = LoggerFactory.getLogger(RedealTalk.class);
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final OutputStream out;
    private long saidAt = System.nanoTime();

    RedealTalk(OutputStream out) {
        this.out = out;
    }

    /** Deals and talks. */
    void run(RedealLever lever, List<String> skus, boolean simulated) {
        try {
            RedealingReport.Report report = lever.run(skus, simulated, this::dealt);
            RedealText.of(report, simulated).forEach(sentence -> line("say " + sentence));
            line("done");
        } catch (IllegalStateException refused) {
            line("failed " + refused.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("dealing anew ended early", e);
            line("failed It ended early; what was dealt is dealt, and a new run does the rest: " + e);
        }
    }

    private void dealt(long lines) {
        if (System.nanoTime() - saidAt >= EVERY) {
            line("lines " + lines);
            saidAt = System.nanoTime();
        }
    }

    private void line(String words) {
        try {
            out.write((ExplanationText.clean(words) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody listens to the report any more", e);
        }
    }
}
