package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.reorder.Reorder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who counts on what a supplier has just said. */
final class NewSupply {
    private final Working working;
    private final Shortages shortages;
    private final Deals deals;

    NewSupply(Working working, Shortages shortages, Deals deals) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
    }

    /** What answers a reorder is counted on first by those for whom it was made, whatever its day: nobody else is asked. */
    void pegThoseAskedFor(Position position, Inbound supply, @Nullable Reorder confirmed, String cause) {
        if (confirmed == null || supply.free() == 0) {
            return;
        }
        Named asked = new Named(List.of(confirmed));
        deals.dealt(
                position,
                Dealing.peg(position.waitingAt(supply.location()), supply.supplyId(), supply.free(), asked::names),
                cause);
    }

    /**
     * More of a reorder than those need for whom it was made is counted on in turn by those whom it makes wait no longer;
     * other supply by those for whom nobody can be asked. Else it is free, and a proposal looks at it before it asks.
     */
    void peg(Position position, Supply supply, String location, String cause) {
        Inbound now = position.supply(supply.supplyId());
        if (now == null || now.free() == 0) {
            return;
        }
        boolean lastHope = !shortages.offered(supply.sku());
        if (now.reorderId() != null || lastHope) {
            Pegging pegging = new Pegging(working, shortages, deals.promises());
            deals.dealt(
                    position,
                    Dealing.peg(
                            position.waitingAt(location),
                            supply.supplyId(),
                            now.free(),
                            part -> pegging.may(now, part)),
                    cause);
            readMore(position, supply, location);
        }
    }

    /** Who waits was read for the place that the message names; which one it leaves out is known only by now. */
    private void readMore(Position position, Supply supply, String location) {
        Inbound now = position.supply(supply.supplyId());
        boolean guessed =
                supply.location() == null && !location.equals(working.settings().defaultLocation());
        if (guessed && now != null && now.free() > 0 && position.unread(location) > 0) {
            Need.SkuLocation place = new Need.SkuLocation(supply.sku(), location);
            throw new ReadMore(need -> need.withArriving(place, now.free()));
        }
    }

    /** Who counts on what comes later now moves up to any that is free; what is new is free for everybody. */
    void announce(Position position, @Nullable Inbound before, Inbound said, boolean moved, String cause) {
        Inbound now = position.supply(said.supplyId());
        boolean more = now != null && now.free() > (before == null ? 0 : before.free());
        Set<String> supplyIds = new HashSet<>();
        if (moved) {
            position.suppliesAt(said.location()).forEach(each -> supplyIds.add(each.supplyId()));
        } else if (more) {
            supplyIds.add(said.supplyId());
        }
        if (supplyIds.isEmpty()) {
            return;
        }
        try {
            new MovingUp(working, shortages, deals, new Need.SkuLocation(position.sku(), said.location()))
                    .ofAllThatIsFree(supplyIds)
                    .settle(cause);
        } catch (ReadMore unread) {
            deals.lacks(unread);
        }
    }
}
