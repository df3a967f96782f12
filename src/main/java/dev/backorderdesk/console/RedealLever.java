package dev.backorderdesk.console;

import dev.backorderdesk.allocate.RedealingReport;
import java.util.List;
import java.util.function.LongConsumer;

/** Deals stock and supply anew. */
@FunctionalInterface
public interface RedealLever {

    /**
     * Returns when all were dealt.
     *
     * @param skus only these; empty means all for which something waits
     * @param simulated nothing is written
     * @param heard how many lines were dealt up to now
     * @throws IllegalStateException with a sentence, where one runs already
     */
    RedealingReport.Report run(List<String> skus, boolean simulated, LongConsumer heard);
}
