package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Amended;
import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.Parcel;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.RefundState;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.Payment;
import dev.backorderdesk.model.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An order while a batch works on it. Whatever happens to a part is an event with what was before and after. */
final class OrderBook {
    private final Dossier dossier;
    private final Instant now;
    private final BiPredicate<OrderBook, PartState> barred;
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Release> releases = new ArrayList<>();
    private Order order;
    private OrderState state;
    private boolean changed;
    private CaseFile file;
    private boolean fileChanged;
    private boolean touched;
    private @Nullable OrderTurn turn;

    /** @param barred what the law keeps from leaving */
    OrderBook(Dossier dossier, Instant now, BiPredicate<OrderBook, PartState> barred) {
        this.dossier = dossier;
        this.barred = barred;
        this.file = dossier.legal().file();
        this.state = dossier.state();
        this.order = state.amended().of(dossier.order());
        this.now = now;
    }

    /** Its order's turn. */
    OrderTurn turn() {
        OrderTurn known = turn;
        if (known == null) {
            known = dossier.turn();
            turn = known;
        }
        return known;
    }

    /** As it holds now. */
    Order order() {
        return order;
    }

    /** As it was ordered: what the law goes by. */
    Order ordered() {
        return dossier.order();
    }

    /** Where a part was to leave from when it was decided; stock of another location may be its since. */
    String promisedFrom(PartState part) {
        return dossier.promisedFrom(part);
    }

    /** When it was decided (UTC). */
    Instant decidedAt() {
        return dossier.decision().decidedAt();
    }

    /** What is kept of it for the law. */
    CaseFile file() {
        return file;
    }

    void file(CaseFile other) {
        file = other;
        fileChanged = true;
    }

    boolean fileChanged() {
        return fileChanged;
    }

    /** What became of its notices of delay. */
    List<Handed> handed() {
        return dossier.legal().handed();
    }

    /** When the law was to look at it (UTC); null where never. */
    @Nullable
    Instant lookAt() {
        return dossier.legal().lookAt();
    }

    /** The law looks at it at the end of this batch, whether it changes or not. */
    void touch() {
        touched = true;
    }

    boolean touched() {
        return touched || changed || fileChanged;
    }

    /** What the catalogue said of a line when it was ordered. */
    Agreed agreed(int line) {
        return dossier.agreed().getOrDefault(line, Agreed.NOTHING);
    }

    /** Pieces of a line that were granted and not cancelled. */
    long granted(int line) {
        return state.parts().stream()
                .filter(part -> part.line() == line)
                .mapToLong(part -> part.quantity() - part.cancelled())
                .sum();
    }

    /** The money was taken, and neither let go nor failed after all. */
    boolean captured() {
        Payment payment = order.payment();
        return file.captured(payment != null && payment.captured());
    }

    OrderState state() {
        return state;
    }

    PartState part(int line, int part) {
        return Objects.requireNonNull(
                state.part(line, part), () -> order().orderId() + " has no part " + line + "/" + part);
    }

    /** The same part before and after is no event. */
    void change(OrderEvent.Kind kind, int line, int part, String cause, UnaryOperator<PartState> change) {
        PartState before = part(line, part);
        PartState after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        put(after);
        tell(kind, before, after, cause);
    }

    /** The same, and an event even where the part stays as it is. */
    void changeAnyway(OrderEvent.Kind kind, int line, int part, String cause, UnaryOperator<PartState> change) {
        PartState before = part(line, part);
        PartState after = change.apply(before);
        put(after);
        tell(kind, before, after, cause);
    }

    /** A change that other events tell of, or none need. */
    void note(int line, int part, UnaryOperator<PartState> change) {
        PartState before = part(line, part);
        PartState after = change.apply(before);
        if (!after.equals(before)) {
            put(after);
        }
    }

    private void put(PartState part) {
        state = state.with(part);
        changed = true;
    }

    /** Something about the whole order. */
    void tell(OrderEvent.Kind kind, String sentence) {
        tell(kind, null, null, null, sentence);
    }

    void put(RefundState refund) {
        state = state.with(refund);
        changed = true;
    }

    /** What left in a shipment. */
    void put(Parcel parcel) {
        state = state.with(parcel);
        changed = true;
    }

    void amend(Amended changes) {
        state = state.with(changes);
        order = changes.of(dossier.order());
        changed = true;
    }

    /** Somebody is called about a part as it is now, however it was when the caller looked. */
    void alarm(PartState part, String sentence) {
        unmoved(OrderEvent.Kind.ALARM, part, null, sentence);
    }

    void delivered(PartState part, String cause) {
        unmoved(OrderEvent.Kind.DELIVERED, part, null, cause);
    }

    /** A notice was planned, or answered. */
    void noticed(OrderEvent.Kind kind, PartState part, String noticeId, String cause) {
        unmoved(kind, part, noticeId, cause);
    }

    private void unmoved(OrderEvent.Kind kind, PartState part, @Nullable String noticeId, String cause) {
        PartState now = part(part.line(), part.part());
        tell(kind, now, now, noticeId, cause);
    }

    private void tell(OrderEvent.Kind kind, PartState before, PartState after, String cause) {
        tell(kind, before, after, null, cause);
    }

    /** @param before null with {@code after} where it is about the whole order */
    private void tell(
            OrderEvent.Kind kind,
            @Nullable PartState before,
            @Nullable PartState after,
            @Nullable String noticeId,
            String cause) {
        state = state.counted();
        changed = true;
        events.add(new OrderEvent(
                order().orderId() + "/" + state.sequence(),
                order().orderId(),
                state.sequence(),
                now,
                kind,
                after == null ? null : after.line(),
                after == null ? null : after.part(),
                noticeId,
                before == null ? null : before.told(),
                after == null ? null : after.told(),
                cause));
    }

    /** Lets the warehouse ship what may leave. */
    void release(String cause) {
        OrderState before = state;
        OrderState after = before.release(order(), part -> barred.test(this, part), now);
        if (after.equals(before)) {
            return;
        }
        releases.addAll(after.releases()
                .subList(before.releases().size(), after.releases().size()));
        state = after;
        changed = true;
        for (PartState part : after.parts()) {
            PartState was = Objects.requireNonNull(before.part(part.line(), part.part()));
            if (part.released() != was.released()) {
                tell(OrderEvent.Kind.RELEASED, was, part, cause);
            }
        }
    }

    /** Begins otherwise than every order: what the law keeps from leaving is not released with the decision. */
    void begins(OrderState unreleased) {
        state = unreleased.release(order(), part -> barred.test(this, part), now);
        changed = true;
    }

    /** What the decision itself released; the decision tells of it, so it is no event of its own. */
    OrderBook withDecision() {
        releases.addAll(state.releases());
        touched = true;
        return this;
    }

    /** A release's new revision, told to the warehouse. */
    void revise(Release release) {
        Release told = release.toldAt(now);
        state = state.with(told);
        changed = true;
        releases.add(told);
    }

    boolean changed() {
        return changed;
    }

    /** Parts of which other pieces than before have stock and are not released. */
    List<Outcome.Stocked> stocked() {
        List<Outcome.Stocked> stocked = new ArrayList<>();
        for (DecidedLine line : dossier.decision().lines()) {
            for (Part decided : line.parts()) {
                PartState before = dossier.state().part(line.line(), decided.part());
                PartState now = state.part(line.line(), decided.part());
                if (before != null && now != null && before.allocated() != now.allocated()) {
                    WaitingPart part = NewWaiting.of(dossier.order(), now, line.priority(), decidedAt());
                    stocked.add(new Outcome.Stocked(part, now.allocated(), now.released()));
                }
            }
        }
        return stocked;
    }

    List<OrderEvent> events() {
        return events;
    }

    List<Release> releases() {
        return releases;
    }
}
