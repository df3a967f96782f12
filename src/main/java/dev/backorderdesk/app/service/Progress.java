package dev.backorderdesk.app.service;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far something is: a bar where a person looks on, a line at every fifth of the way elsewhere. */
final class Progress implements AutoCloseable {
    private final String what;
    private final long all;
    private final PrintWriter out;
    private final @Nullable ProgressBar bar;
    private long told;

    Progress(String what, long all, PrintWriter out) {
        this.what = what;
        this.all = all;
        this.out = out;
        this.bar = System.getProperty("desk.terminal") == null
                ? null
                : new ProgressBarBuilder().setTaskName(what).setInitialMax(all).build();
    }

    void to(long done) {
        if (bar != null) {
            bar.stepTo(done);
        } else if (done * 5 / all > told) {
            told = done * 5 / all;
            out.printf("  %,d of %,d %s%n", done, all, what);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
