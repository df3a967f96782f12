package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.promise.Journey;
import dev.backorderdesk.promise.Promising;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is still to leave goes to another address: by the carriers that go there now, with the days that this takes. Goods do
 * not change their location for it; where no carrier goes from theirs, the order stays as it was.
 */
final class Readdressing {
    private final Promises promises;
    private final Journeys journeys;
    private final Working working;

    Readdressing(Working working, Promises promises, Journeys journeys) {
        this.working = working;
        this.promises = promises;
        this.journeys = journeys;
    }

    /** Null where it was done. */
    @Nullable
    Problem to(ShipTo address, OrderBook book, String cause) {
        if (address.equals(book.order().shipTo())) {
            return new Problem("/shipTo", "another address than the one it has", null);
        }
        Journeys.Ways ways = journeys.to(address, book.order().service());
        Map<String, Journey> from = new HashMap<>();
        for (Promising.Source source : ways.sources()) {
            from.put(source.site().location().location(), source.journey());
        }
        for (PartState part : book.state().parts()) {
            if (part.open() > 0 && !from.containsKey(part.location())) {
                String why = ways.suspension() == null
                        ? "nothing goes there from " + part.location() + "."
                        : ways.suspension();
                return new Problem("/shipTo", "an address to which a carrier goes: " + why, address.country());
            }
        }
        List<Release> open = book.state().openReleases();
        book.amend(book.state().amended().to(address));
        boolean lifted = false;
        for (PartState part : book.state().parts()) {
            Journey journey = from.get(part.location());
            if (part.open() > 0 && journey != null) {
                lifted |= goes(book, part, journey, cause);
            }
        }
        if (book.order().shipComplete()) {
            book.state().parts().stream()
                    .filter(part -> part.open() > 0)
                    .findFirst()
                    .ifPresent(part -> promises.tell(book, part, cause));
        }
        for (Release release : open) {
            Journey journey = from.get(release.location());
            if (journey != null) {
                book.revise(release.to(address, journey.carrier(), journey.service()));
            }
        }
        if (lifted) {
            HeldReleases.recall(book);
        }
        book.release(cause);
        return null;
    }

    /** Says whether a carrier's word held it and does not any more. */
    private boolean goes(OrderBook book, PartState part, Journey journey, String cause) {
        String unpaid = PaymentHold.of(book, working.now);
        boolean carriers = CarrierHold.is(part.held());
        boolean lifted = carriers && unpaid == null;
        book.changeAnyway(OrderEvent.Kind.ADDRESS_CHANGED, part.line(), part.part(), cause, state -> {
            PartState via = state.via(journey.carrier(), journey.service());
            return carriers ? via.held(unpaid) : via;
        });
        promises.count(book, book.part(part.line(), part.part()), lifted);
        if (!book.order().shipComplete()) {
            promises.tell(book, book.part(part.line(), part.part()), cause);
        }
        return lifted;
    }
}
