package dev.backorderdesk.app.service;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.console.RedealLever;
import dev.backorderdesk.desk.RedealRun;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dealing anew, by hand and at its time; one at a time. */
final class Redeals implements RedealLever {
    private static final Logger LOG = LoggerFactory.getLogger(Redeals.class);

    /** Two runs at once would only be in each other's way. */
    static final class Busy extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("Stock is being dealt anew already. Maybe ask again when that is done.");
        }
    }

    private final RedealRun run;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();

    Redeals(RedealRun run, InstantSource clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public RedealingReport.Report run(List<String> skus, boolean simulated, LongConsumer heard) {
        if (!running.tryLock()) {
            throw new Busy();
        }
        try {
            String cause = "redeal " + clock.instant().truncatedTo(ChronoUnit.SECONDS);
            RedealingReport.Report report = run.run(skus, cause, simulated, heard);
            LOG.info(
                    "{}{}: {} lines of {} articles, {} changed, {} gained, {} lost",
                    cause,
                    simulated ? ", simulated" : "",
                    report.lines(),
                    report.skus(),
                    report.changed(),
                    report.gainedLines(),
                    report.lostLines());
            return report;
        } finally {
            running.unlock();
        }
    }
}
