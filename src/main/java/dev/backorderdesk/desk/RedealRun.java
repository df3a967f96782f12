package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.RedealingReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Deals all articles anew for which something waits, some in each transaction. Killed in the middle, what was dealt is
 * dealt, and the next run does the rest: it has nothing to do where this one was.
 */
public final class RedealRun {
    private static final int MOST_SKUS = 50;
    /** Parts that one transaction holds in memory and locks the orders of; one article may have more. */
    private static final long MOST_PARTS = 1_000;

    private static final int PAGE = 500;
    private static final int MOST_NAMED = 100;

    /** Articles of orders that ship as one are dealt once more where another article changed their turn. */
    private static final int ROUNDS = 10;

    private final FrontDesk desk;
    private final Ledger ledger;

    public RedealRun(FrontDesk desk, Ledger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /**
     * Runs.
     *
     * @param only these articles; empty means all for which something waits
     * @param simulated nothing is written; each article is dealt as if what was dealt before it had been
     * @param heard how many lines were dealt up to now, after each transaction
     * @throws IllegalStateException where the catalogue has one of these articles not; nothing was dealt
     * @throws LedgerUnavailable where the books went away; what was dealt is dealt
     * @throws RuntimeException the first bug that an article met, after all others were dealt
     */
    public RedealingReport.Report run(Collection<String> only, String cause, boolean simulated, LongConsumer heard) {
        Round round = new Round(cause, simulated, heard);
        if (only.isEmpty()) {
            everything(round);
        } else {
            SortedSet<String> unknown = desk.unknown(only);
            if (!unknown.isEmpty()) {
                throw new IllegalStateException(
                        "The catalogue has no article " + String.join(", ", unknown) + "; nothing was dealt anew.");
            }
            chunks(new TreeSet<>(only)).forEach(some -> round.deal(new TreeSet<>(some)));
        }
        for (int i = 1; i < ROUNDS && !round.again.isEmpty(); i++) {
            SortedSet<String> again = new TreeSet<>(round.again);
            round.again.clear();
            round.first = false;
            chunks(again).forEach(some -> round.deal(new TreeSet<>(some)));
        }
        if (round.bug != null) {
            throw round.bug;
        }
        return round.report.report();
    }

    private void everything(Round round) {
        SortedSet<String> batch = new TreeSet<>();
        long parts = 0;
        String after = "";
        List<Ledger.Waiters> page = ledger.waiters(after, PAGE);
        while (!page.isEmpty()) {
            for (Ledger.Waiters each : page) {
                if (!batch.isEmpty() && (batch.size() == MOST_SKUS || parts + each.parts() > MOST_PARTS)) {
                    round.deal(batch);
                    batch = new TreeSet<>();
                    parts = 0;
                }
                batch.add(each.sku());
                parts += each.parts();
                after = each.sku();
            }
            page = ledger.waiters(after, PAGE);
        }
        round.deal(batch);
    }

    private static List<List<String>> chunks(SortedSet<String> skus) {
        List<List<String>> chunks = new ArrayList<>();
        for (Iterator<String> each = skus.iterator(); each.hasNext(); ) {
            if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size() == MOST_SKUS) {
                chunks.add(new ArrayList<>());
            }
            chunks.get(chunks.size() - 1).add(each.next());
        }
        return chunks;
    }

    private final class Round {
        final RedealingReport report = new RedealingReport(MOST_NAMED);
        final SortedSet<String> again = new TreeSet<>();
        private final String cause;
        /** Null where it is written. */
        private final @Nullable Supposed supposed;

        private final LongConsumer heard;
        private long lines;
        private boolean first = true;

        @Nullable
        RuntimeException bug;

        Round(String cause, boolean simulated, LongConsumer heard) {
            this.cause = cause;
            this.supposed = simulated ? new Supposed() : null;
            this.heard = heard;
        }

        void deal(SortedSet<String> skus) {
            if (skus.isEmpty()) {
                return;
            }
            NewDeal deal;
            try {
                deal = supposed == null ? desk.redeal(skus, cause) : desk.simulate(skus, cause, supposed);
            } catch (LedgerUnavailable away) {
                throw away;
            } catch (RuntimeException fault) {
                if (skus.size() > 1) {
                    skus.forEach(sku -> deal(new TreeSet<>(List.of(sku))));
                } else {
                    bug = bug == null ? fault : bug;
                }
                return;
            }
            deal.dealt().forEach(each -> {
                if (first) {
                    report.add(each);
                    lines += each.lines();
                } else {
                    report.more(each);
                }
            });
            again.addAll(deal.again());
            heard.accept(lines);
        }
    }
}
