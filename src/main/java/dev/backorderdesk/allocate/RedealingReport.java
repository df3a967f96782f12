package dev.backorderdesk.allocate;

import dev.backorderdesk.allocate.Redealt.Cause;
import dev.backorderdesk.allocate.Redealt.Change;
import dev.backorderdesk.allocate.Redealt.Loss;
import dev.backorderdesk.allocate.Redealt.Missed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run over many SKUs came to. Counts are of all; of the losses and exceptions only so many are kept by name, the
 * first in the order of the run, so that a run over a million lines needs no more memory than one over a thousand.
 * Not safe for several threads.
 */
public final class RedealingReport {
    private final int mostNamed;
    private long skus;
    private long lines;
    private long changed;
    private long gainedLines;
    private long gainedPieces;
    private long lostLines;
    private long lostPieces;
    private long missedLines;
    private final Map<Cause, Long> lostBy = new EnumMap<>(Cause.class);
    private final List<SkuLoss> losses = new ArrayList<>();
    private final List<SkuMissed> missed = new ArrayList<>();

    /** A loss and its article. */
    public record SkuLoss(String sku, Loss loss) {}

    /** An exception and its article. */
    public record SkuMissed(String sku, Missed missed) {}

    /**
     * Reports.
     *
     * @param changed lines that go with other pieces than they came with; some of them neither gained nor lost
     * @param gainedLines lines with more, or sooner
     * @param lostLines lines with less, or later; a line may have gained and lost: some pieces sooner, fewer in all
     * @param lostPieces by cause
     * @param losses at most as many as were asked for
     * @param missed at most as many as were asked for
     * @param missedLines how many exceptions there were
     */
    public record Report(
            long skus,
            long lines,
            long changed,
            long gainedLines,
            long gainedPieces,
            long lostLines,
            long lostPieces,
            Map<Cause, Long> lostBy,
            List<SkuLoss> losses,
            long missedLines,
            List<SkuMissed> missed) {

        public Report {
            lostBy = Map.copyOf(lostBy);
            losses = List.copyOf(losses);
            missed = List.copyOf(missed);
        }
    }

    public RedealingReport(int mostNamed) {
        this.mostNamed = mostNamed;
    }

    /** Counts one more SKU. */
    public void add(Redealt redealt) {
        skus++;
        lines += redealt.lines();
        more(redealt);
        missedLines += redealt.missed().size();
        for (Missed each : redealt.missed()) {
            if (missed.size() < mostNamed) {
                missed.add(new SkuMissed(redealt.sku(), each));
            }
        }
    }

    /** A SKU that was counted already, dealt once more: its exceptions are mostly the same again, and were counted then. */
    public void more(Redealt redealt) {
        changed += redealt.changes().size();
        for (Change change : redealt.changes()) {
            gainedLines += change.gained() > 0 ? 1 : 0;
            gainedPieces += change.gained();
            lostLines += change.lost() > 0 ? 1 : 0;
            lostPieces += change.lost();
        }
        for (Loss loss : redealt.losses()) {
            lostBy.merge(loss.cause(), loss.pieces(), Long::sum);
            if (losses.size() < mostNamed) {
                losses.add(new SkuLoss(redealt.sku(), loss));
            }
        }
    }

    public Report report() {
        return new Report(
                skus,
                lines,
                changed,
                gainedLines,
                gainedPieces,
                lostLines,
                lostPieces,
                lostBy,
                losses,
                missedLines,
                missed);
    }
}
