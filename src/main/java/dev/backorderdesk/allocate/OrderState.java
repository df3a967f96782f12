package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Promise;
import dev.backorderdesk.model.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands: its granted parts and its releases. Until something happens to it after its decision it follows
 * from the decision, and is not stored.
 *
 * @param sequence number of its last event
 * @param parts in order of line and part
 * @param releases the highest revision of each, in order of their making
 * @param refunds in order of their making
 * @param parcels what left of it, by shipment, in the order in which they were told
 */
public record OrderState(
        String orderId,
        long sequence,
        List<PartState> parts,
        List<Release> releases,
        List<RefundState> refunds,
        Amended amended,
        List<Parcel> parcels) {

    public OrderState {
        parts = List.copyOf(parts);
        releases = List.copyOf(releases);
        refunds = List.copyOf(refunds);
        parcels = List.copyOf(parcels);
    }

    /** How the hold of a part begins that waits for its payment. */
    public static final String UNPAID = "payments.in";

    /** Who carries from a location. */
    public record Way(String carrier, String service) {}

    /**
     * As the decision leaves it: what is in stock is allocated, and released unless it waits for the rest of its order.
     *
     * @param ways by location
     */
    public static OrderState begin(Order order, Decision decision, Map<String, Way> ways) {
        return unreleased(order, decision, ways).release(order, part -> false, decision.decidedAt());
    }

    /** The same before anything of it is released. */
    public static OrderState unreleased(Order order, Decision decision, Map<String, Way> ways) {
        List<PartState> parts = new ArrayList<>();
        for (DecidedLine line : decision.lines()) {
            for (Part part : line.parts()) {
                if (part.kind() != PartKind.REFUSED) {
                    parts.add(begin(line, part, ways));
                }
            }
        }
        Payment payment = order.payment();
        if (payment != null
                && payment.completeAt() != null
                && payment.completeAt().isAfter(decision.decidedAt())) {
            parts.replaceAll(part -> part.held(UNPAID + ": the order is not complete before " + payment.completeAt()));
        }
        return new OrderState(order.orderId(), 0, parts, List.of(), List.of(), Amended.NOTHING, List.of());
    }

    private static PartState begin(DecidedLine line, Part part, Map<String, Way> ways) {
        String location = Objects.requireNonNull(part.location());
        Way way = Objects.requireNonNull(ways.get(location), () -> "nobody carries from " + location);
        LocalDate shipBy = Objects.requireNonNull(part.shipBy());
        Basis basis = Objects.requireNonNull(part.basis());
        Promise promise = new Promise(shipBy, part.deliverBy(), basis, part.supplyId());
        return new PartState(
                line.line(),
                part.part(),
                line.sku(),
                location,
                part.kind(),
                part.quantity(),
                part.kind() == PartKind.ACCEPTED ? part.quantity() : 0,
                0,
                0,
                0,
                way.carrier(),
                way.service(),
                promise,
                promise,
                promise,
                basis == Basis.LEAD_TIME || basis == Basis.RELEASE_DATE ? shipBy : null,
                0,
                List.of(),
                null,
                null,
                List.of(),
                List.of());
    }

    /** Whether pieces are left that did neither leave nor were cancelled. */
    public boolean isOpen() {
        return parts.stream().anyMatch(part -> part.open() > 0);
    }

    public @Nullable PartState part(int line, int part) {
        for (PartState each : parts) {
            if (each.line() == line && each.part() == part) {
                return each;
            }
        }
        return null;
    }

    /** With one part changed. */
    public OrderState with(PartState changed) {
        return each(part -> part.line() == changed.line() && part.part() == changed.part() ? changed : part);
    }

    private OrderState each(UnaryOperator<PartState> change) {
        return new OrderState(
                orderId, sequence, parts.stream().map(change).toList(), releases, refunds, amended, parcels);
    }

    /** With the next event counted. */
    public OrderState counted() {
        return new OrderState(orderId, sequence + 1, parts, releases, refunds, amended, parcels);
    }

    /** With a release's new revision in the place of the old one. */
    public OrderState with(Release revised) {
        return new OrderState(
                orderId,
                sequence,
                parts,
                releases.stream()
                        .map(each -> each.releaseId().equals(revised.releaseId()) ? revised : each)
                        .toList(),
                refunds,
                amended,
                parcels);
    }

    /** With one more refund, or another state of one that there is. */
    public OrderState with(RefundState refund) {
        List<RefundState> all = new ArrayList<>(refunds);
        int known = -1;
        for (int i = 0; i < all.size(); i++) {
            known = all.get(i).refund().refundId().equals(refund.refund().refundId()) ? i : known;
        }
        if (known < 0) {
            all.add(refund);
        } else {
            all.set(known, refund);
        }
        return new OrderState(orderId, sequence, parts, releases, all, amended, parcels);
    }

    public @Nullable RefundState refund(String refundId) {
        return refunds.stream()
                .filter(each -> each.refund().refundId().equals(refundId))
                .findFirst()
                .orElse(null);
    }

    /** With one more parcel, or another state of one that there is. */
    public OrderState with(Parcel parcel) {
        List<Parcel> all = new ArrayList<>(parcels);
        all.removeIf(each -> each.shipmentId().equals(parcel.shipmentId()));
        all.add(parcel);
        return new OrderState(orderId, sequence, parts, releases, refunds, amended, all);
    }

    public @Nullable Parcel parcel(String shipmentId) {
        return parcels.stream()
                .filter(each -> each.shipmentId().equals(shipmentId))
                .findFirst()
                .orElse(null);
    }

    public OrderState with(Amended changes) {
        return new OrderState(orderId, sequence, parts, releases, refunds, changes, parcels);
    }

    /** Pieces of a part that a release has, but for those that left by its name. */
    public long left(Release release, PartState part) {
        return OpenReleases.left(this, release, part);
    }

    /**
     * The releases that the warehouse may still ship something of, the newest first: what left was of the one that was named
     * with it, else of the oldest.
     */
    public List<Release> openReleases() {
        return OpenReleases.of(this);
    }

    /**
     * Releases what may leave: allocated pieces that nothing holds; of an order that ships as one only once no piece of it
     * waits or is held. What leaves one location with one carrier is one release.
     *
     * @param barred parts that have stock and no hold, and must not leave all the same
     * @param now when (UTC)
     * @return this where nothing may leave
     */
    public OrderState release(Order order, Predicate<PartState> barred, Instant now) {
        boolean together = order.shipComplete();
        if (together
                && parts.stream().anyMatch(part -> part.waiting() > 0 || (part.held() != null && part.open() > 0))) {
            return this;
        }
        Set<PartState> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        parts.stream()
                .filter(part -> part.allocated() > 0 && part.held() == null && barred.test(part))
                .forEach(kept::add);
        if (together && !kept.isEmpty()) {
            return this;
        }
        Map<List<String>, List<PartState>> groups =
                new TreeMap<>(java.util.Comparator.comparing((List<String> key) -> String.join("\u0000", key)));
        for (PartState part : parts) {
            if (part.allocated() > 0 && part.held() == null && !kept.contains(part)) {
                groups.computeIfAbsent(
                                List.of(part.location(), part.carrier(), part.service()), key -> new ArrayList<>())
                        .add(part);
            }
        }
        if (groups.isEmpty()) {
            return this;
        }
        List<Release> all = new ArrayList<>(releases);
        groups.values().forEach(group -> all.add(release(order, group, all.size() + 1, now)));
        OrderState moved = each(part -> part.held() == null && part.allocated() > 0 && !kept.contains(part)
                ? part.release(part.allocated())
                : part);
        return new OrderState(orderId, sequence, moved.parts, all, refunds, amended, parcels);
    }

    private static Release release(Order order, List<PartState> group, int number, Instant now) {
        PartState any = group.get(0);
        LocalDate shipBy = null;
        List<Release.Line> lines = new ArrayList<>();
        for (PartState part : group) {
            lines.add(new Release.Line(part.line(), part.part(), part.sku(), part.allocated()));
            LocalDate day = part.current().shipBy();
            day = day == null ? part.first().shipBy() : day;
            shipBy = shipBy == null || (day != null && day.isBefore(shipBy)) ? day : shipBy;
        }
        return new Release(
                order.orderId() + "/R" + number,
                1,
                Release.Action.RELEASE,
                order.orderId(),
                now,
                now,
                order.shipComplete(),
                Objects.requireNonNull(shipBy),
                order.shipTo(),
                any.carrier(),
                any.service(),
                any.location(),
                lines);
    }
}
