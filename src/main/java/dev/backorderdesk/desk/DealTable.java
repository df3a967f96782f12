package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Demand;
import dev.backorderdesk.allocate.Redealing;
import dev.backorderdesk.allocate.Redealt;
import dev.backorderdesk.allocate.Source;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.promise.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that an article's deal is about, under its lock: who sits there, and what there is to be dealt. */
final class DealTable {
    private final Working working;
    private final Shortages shortages;
    private final Pegging pegging;
    final Position position;
    final List<Demand> movable = new ArrayList<>();
    /** Released pieces that did not leave yet; only where some group has a share that they count against. */
    final List<Demand> picked = new ArrayList<>();

    /** As the books have them: what has just come is nobody's there, and is counted on by whom it was promised. */
    List<Demand> booked = List.of();

    /** Each part as the books have it, by what it is dealt as. */
    final Map<WaitingPart, WaitingPart> whole = new IdentityHashMap<>();

    DealTable(Working working, Shortages shortages, Pegging pegging, Position position) {
        this.working = working;
        this.shortages = shortages;
        this.pegging = pegging;
        this.position = position;
    }

    List<Demand> all() {
        List<Demand> all = new ArrayList<>(movable);
        all.addAll(picked);
        return all;
    }

    /**
     * Who was dealt to may have kept others from counting on late supply: it is dealt again from the start until that opens
     * no more of it, so that a second run finds nothing either.
     */
    Redealt deal(Map<String, BackorderShare> shares) {
        Set<String> open = new HashSet<>();
        Map<WaitingPart, WaitingPart> after = new IdentityHashMap<>();
        Redealt last = new Redealt("", 0, List.of(), List.of(), List.of());
        while (true) {
            boolean more = false;
            for (Inbound supply : position.supplies()) {
                more |= !open.contains(supply.supplyId())
                        && mayBeCountedOn(supply, after)
                        && open.add(supply.supplyId());
            }
            if (!more && !after.isEmpty()) {
                return last;
            }
            last = Redealing.of(
                    position.sku(),
                    all(),
                    // To count on more of what somebody may not count on who counts on none would make a promise worse.
                    new Redealing.Table(
                            sources(),
                            open::contains,
                            (part, supplyId) -> open.contains(supplyId) || may(supplyId, part),
                            group -> Objects.requireNonNull(shares.get(group))));
            after.clear();
            last.changes().forEach(change -> after.put(change.before(), change.after()));
            if (after.isEmpty()) {
                return last;
            }
        }
    }

    private boolean may(String supplyId, WaitingPart part) {
        Inbound supply = position.supply(supplyId);
        return supply != null && pegging.may(supply, part);
    }

    /** All there is. */
    private List<Source> sources() {
        Map<String, LocalDate> days = new HashMap<>();
        for (Inbound supply : position.supplies()) {
            Site site = shortages.siteOf(supply.location());
            LocalDate day = credible(supply, site);
            if (day != null) {
                days.put(supply.supplyId(), day);
            }
        }
        List<Source> all = Source.of(
                new SkuPosition(position.sku(), List.copyOf(position.stock()), List.copyOf(position.supplies())),
                booked,
                supply -> days.get(supply.supplyId()));
        List<Source> sources = new ArrayList<>();
        for (Source source : all) {
            sources.add(source.supplyId() == null ? stock(source) : source);
        }
        return sources;
    }

    /** What the warehouse may ship is there for it, whatever a count says: the hole is somebody else's. */
    private Source stock(Source source) {
        long pieces = picked.stream()
                .filter(each -> each.part().location().equals(source.location()))
                .mapToLong(each -> each.part().served())
                .sum();
        return Source.stock(source.location(), Math.max(pieces, source.pieces()));
    }

    private boolean mayBeCountedOn(Inbound supply, Map<WaitingPart, WaitingPart> after) {
        if (pegging.arrival(supply, position.sku()) == null) {
            return false;
        }
        for (Demand demand : movable) {
            WaitingPart part = after.getOrDefault(demand.part(), demand.part());
            if (part.unpegged() > 0 && part.location().equals(supply.location()) && !pegging.may(supply, part)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable LocalDate credible(Inbound supply, @Nullable Site site) {
        return site == null
                ? null
                : shortages.daysOf(supply.supplier()).credible(supply.expected(), site.today(working.now));
    }
}
