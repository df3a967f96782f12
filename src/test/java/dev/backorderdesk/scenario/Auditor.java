package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Dossier;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.SkuPosition;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Reads all books and checks that they balance: every piece is in exactly one state. */
public final class Auditor {
    private static final long ALL = 1_000_000;

    private Auditor() {}

    /** Everything that the books know of the random trade's articles. */
    public static Snapshot read(Ledger ledger) {
        return read(ledger, List.of(), RandomTrade.SKUS);
    }

    private static Snapshot read(Ledger ledger, Collection<Decision> decisions, Collection<String> skus) {
        Asking asking = Asking.skus(skus.toArray(String[]::new));
        for (String sku : skus) {
            for (String place : RandomTrade.PLACES) {
                asking.arriving(new Need.SkuLocation(sku, place), ALL);
            }
        }
        asking.peggedOn(IntStream.range(0, RandomTrade.SUPPLIES)
                .mapToObj(number -> "PO-" + number)
                .toArray(String[]::new));
        asking.whole(decisions.stream().map(Decision::orderId).toArray(String[]::new));
        return ledger.transact(books -> books.read(asking.need()));
    }

    /** The first location of an article that ever had stock or waiting parts. */
    static SkuPosition.Stock stock(Ledger ledger, String sku) {
        return position(ledger, sku).stock().get(0);
    }

    /** All that is there and to come of an article that ever had some of either. */
    static SkuPosition position(Ledger ledger, String sku) {
        Snapshot read = ledger.transact(books -> books.read(Asking.skus(sku).need()));
        return Objects.requireNonNull(read.positions().get(sku));
    }

    public static void balances(Ledger ledger, Collection<Decision> decisions) {
        balances(ledger, decisions, true);
    }

    /** @param unlimited no group has a maximum: then nothing is free that somebody waits for */
    static void balances(Ledger ledger, Collection<Decision> decisions, boolean unlimited) {
        balances(ledger, decisions, RandomTrade.SKUS, unlimited, unlimited);
    }

    /** The same where each movement is a deal by policy, without maxima: nothing goes to who waits elsewhere. */
    static void balancesWherePolicyDeals(Ledger ledger, Collection<Decision> decisions) {
        balances(ledger, decisions, RandomTrade.SKUS, true, false);
    }

    /** The same of other articles. */
    public static void balances(Ledger ledger, Collection<Decision> decisions, Collection<String> skus) {
        balances(ledger, decisions, skus, true, true);
    }

    private static void balances(
            Ledger ledger,
            Collection<Decision> decisions,
            Collection<String> skus,
            boolean unlimited,
            boolean goesElsewhere) {
        Snapshot snapshot = read(ledger, decisions, skus);
        for (Decision decision : decisions) {
            for (DecidedLine line : decision.lines()) {
                assertThat(line.accepted() + line.backordered() + line.preordered() + line.refused())
                        .as(line.toString())
                        .isEqualTo(line.requested());
            }
        }
        for (String sku : skus) {
            SkuPosition position = snapshot.positions().getOrDefault(sku, SkuPosition.none(sku));
            List<WaitingPart> waiting = snapshot.waiting().getOrDefault(sku, List.of());
            waiting.forEach(part -> agrees(snapshot, part));
            for (SkuPosition.Stock stock : position.stock()) {
                String where = sku + " at " + stock.location() + ": " + stock + " " + waiting;
                assertThat(stock.waiting()).as(where).isEqualTo(open(waiting, stock, PartKind.BACKORDERED));
                assertThat(stock.preordered()).as(where).isEqualTo(open(waiting, stock, PartKind.PREORDERED));
                assertThat(stock.reserved())
                        .as(where)
                        .isEqualTo(reserved(snapshot, sku, stock.location()) - stock.waiting() - stock.preordered());
                if (unlimited && stock.waiting() > 0) {
                    assertThat(stock.free() - stock.preordered())
                            .as("who waits gets what is free: " + where)
                            .isLessThanOrEqualTo(RandomTrade.safetyStock(sku));
                }
            }
            if (goesElsewhere) {
                nothingLiesFree(snapshot, position, waiting);
            }
            for (SkuPosition.Inbound supply : position.supplies()) {
                long pegged = waiting.stream()
                        .flatMap(part -> part.pegs().stream())
                        .filter(peg -> peg.supplyId().equals(supply.supplyId()))
                        .mapToLong(Peg::quantity)
                        .sum();
                assertThat(supply.pegged()).as(supply + " " + waiting).isEqualTo(pegged);
                assertThat(supply.pegged()).as(supply.toString()).isLessThanOrEqualTo(supply.open());
            }
            for (WaitingPart part : waiting) {
                assertThat(part.unpegged()).as(part.toString()).isNotNegative();
            }
        }
    }

    /** No stock lies where nobody waits for it that is enough for all of a part that waits elsewhere: both places go anywhere. */
    private static void nothingLiesFree(Snapshot snapshot, SkuPosition position, List<WaitingPart> waiting) {
        for (SkuPosition.Stock stock : position.stock()) {
            long spare = position.stock().stream()
                            .mapToLong(each -> Math.max(0, each.free() - each.preordered()))
                            .sum()
                    - RandomTrade.safetyStock(position.sku());
            boolean released = waiting.stream().noneMatch(part -> part.kind() == PartKind.PREORDERED);
            if (stock.waiting() == 0 && released) {
                long most = Math.min(spare, stock.free());
                assertThat(waiting)
                        .as(position.sku() + " at " + stock.location() + ": " + position.stock())
                        .noneMatch(part -> !part.location().equals(stock.location())
                                && part.open() == part.quantity()
                                && part.open() > 0
                                && part.open() <= most
                                && isUntouched(snapshot, part));
            }
        }
    }

    private static boolean isUntouched(Snapshot snapshot, WaitingPart part) {
        Dossier dossier = Objects.requireNonNull(snapshot.dossiers().byId().get(part.orderId()));
        OrderState order = dossier.state();
        // From there an order that ships as one may arrive later as a whole.
        return !dossier.order().shipComplete()
                && Objects.requireNonNull(order.part(part.line(), part.part())).isUntouched()
                && order.releases().stream()
                        .flatMap(release -> release.lines().stream())
                        .noneMatch(line -> line.line() == part.line() && line.part() == part.part());
    }

    private static long open(List<WaitingPart> waiting, SkuPosition.Stock stock, PartKind kind) {
        return waiting.stream()
                .filter(part -> part.location().equals(stock.location())
                        && (part.kind() == PartKind.PREORDERED) == (kind == PartKind.PREORDERED))
                .mapToLong(WaitingPart::open)
                .sum();
    }

    /** What is granted and not cancelled is reserved or waits, until it leaves; recalled pieces wait for late scans. */
    private static long reserved(Snapshot snapshot, String sku, String location) {
        return snapshot.dossiers().byId().values().stream()
                .flatMap(dossier -> dossier.state().parts().stream())
                .filter(part -> part.sku().equals(sku) && part.location().equals(location))
                .mapToLong(part -> part.open() + part.recalled())
                .sum();
    }

    /** The article and the order say the same of a part. */
    private static void agrees(Snapshot snapshot, WaitingPart part) {
        PartState state = Objects.requireNonNull(
                Objects.requireNonNull(snapshot.dossiers().byId().get(part.orderId()))
                        .state()
                        .part(part.line(), part.part()));
        assertThat(part.quantity()).as(part + " " + state).isEqualTo(state.quantity() - state.cancelled());
        assertThat(part.open()).as(part + " " + state).isEqualTo(state.waiting());
    }
}
