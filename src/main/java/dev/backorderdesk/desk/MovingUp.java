package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Dealing;
import dev.backorderdesk.allocate.Peg;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.promise.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody gives up of a supply, or a supplier announces, is counted on by the next in line, who counted on later supply
 * or on none; what he gives up for it, by the one after him. So nobody who orders only now gets before those who wait.
 *
 * <p>Made before the pieces are given up; {@link #settle} afterwards.
 */
final class MovingUp {
    /** Those who wait for a place are read so many at once at least. */
    static final long SOME = 20;

    /** And at most, until it shows that more are needed: few have a single piece each. */
    private static final long MANY = 200;

    private final Working working;
    private final Shortages shortages;
    private final Deals deals;
    private final Need.SkuLocation place;
    private final Map<String, Long> freeBefore = new HashMap<>();

    MovingUp(Working working, Shortages shortages, Deals deals, Need.SkuLocation place) {
        this.working = working;
        this.shortages = shortages;
        this.deals = deals;
        this.place = place;
        working.position(place.sku())
                .suppliesAt(place.location())
                .forEach(supply -> freeBefore.put(supply.supplyId(), supply.free()));
    }

    /** After a supplier's word: all that is free of these supplies, whoever gave it up. */
    MovingUp ofAllThatIsFree(Set<String> supplyIds) {
        freeBefore.keySet().removeAll(supplyIds);
        return this;
    }

    void settle(String cause) {
        Site site = shortages.siteOf(place.location());
        if (site == null) {
            return;
        }
        Position position = working.position(place.sku());
        LocalDate today = site.today(working.now);
        List<Inbound> earliestFirst = new ArrayList<>(position.suppliesAt(place.location()));
        // Of what is overdue or without a day nobody knows whether it comes before other supply.
        earliestFirst.removeIf(
                supply -> supply.expected() == null || supply.expected().isBefore(today));
        earliestFirst.sort(Comparator.comparing(Inbound::expected, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Inbound::supplyId));
        for (Inbound each : earliestFirst) {
            Inbound supply = position.supply(each.supplyId());
            LocalDate day = each.expected();
            if (supply != null && day != null) {
                moveUp(position, supply, day, site, cause);
            }
        }
    }

    private void moveUp(Position position, Inbound supply, LocalDate day, Site site, String cause) {
        long freed = supply.free() - freeBefore.getOrDefault(supply.supplyId(), 0L);
        if (freed <= 0 || nobodyWaits(position)) {
            return;
        }
        Pegging pegging = new Pegging(working, shortages, deals.promises());
        Need.Later later =
                new Need.Later(place, day, moved(position, day), pegging.promisedFrom(supply, position.sku(), site));
        var line = working.snapshot.dossiers().later().get(later);
        if (line == null) {
            throw new ReadMore(need -> need.withLater(later, Math.max(SOME, Math.min(freed, MANY))));
        }
        position.read(line.parts());
        boolean soon = pegging.arrival(supply, position.sku()) != null;
        List<WaitingPart> moved = Dealing.moveUp(
                inTurn(position, line),
                supply.supplyId(),
                freed,
                part -> pegging.may(supply, part),
                other -> isAfter(position, other, day, soon));
        long before = moved.stream()
                .mapToLong(part -> on(position.part(part), supply))
                .sum();
        long after = moved.stream().mapToLong(part -> on(part, supply)).sum();
        deals.dealt(position, moved, cause);
        if (after - before < freed && !line.all()) {
            throw new ReadMore(need -> need.withLater(later, 4L * line.parts().size()));
        }
    }

    /** Those who wait and are known, as far as the line was read: whoever is known by chance does not jump it. */
    private List<WaitingPart> inTurn(Position position, Snapshot.Dossiers.Line line) {
        List<WaitingPart> known = position.waitingAt(place.location());
        if (line.all() || line.parts().isEmpty()) {
            return known;
        }
        WaitingPart last = line.parts().get(line.parts().size() - 1);
        return known.stream()
                .filter(part -> WaitingPart.TURN.compare(part, last) <= 0)
                .toList();
    }

    /** Supplies that come after a day by what was just said of them, and not yet by the books. */
    private Set<String> moved(Position position, LocalDate day) {
        Set<String> moved = new HashSet<>();
        SkuPosition books = working.snapshot.positions().get(place.sku());
        for (Inbound before : books == null ? List.<Inbound>of() : books.supplies()) {
            LocalDate expected = before.expected();
            if (before.pegged() > 0
                    && expected != null
                    && !expected.isAfter(day)
                    && isAfter(position, before.supplyId(), day, true)) {
                moved.add(before.supplyId());
            }
        }
        return moved;
    }

    private boolean nobodyWaits(Position position) {
        return position.at(place.location()).waiting()
                        + position.at(place.location()).preordered()
                == 0;
    }

    /** @param soon whether supply of that day is a better hope than supply without a day */
    private static boolean isAfter(Position position, String supplyId, LocalDate day, boolean soon) {
        Inbound supply = position.supply(supplyId);
        LocalDate expected = supply == null ? null : supply.expected();
        return supply != null && (expected == null ? soon : expected.isAfter(day));
    }

    private static long on(WaitingPart part, Inbound supply) {
        return part.pegs().stream()
                .filter(peg -> peg.supplyId().equals(supply.supplyId()))
                .mapToLong(Peg::quantity)
                .sum();
    }
}
