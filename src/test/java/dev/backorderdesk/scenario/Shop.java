package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.allocate.RedealingReport;
import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.calendar.CalendarFolder;
import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Bearings;
import dev.backorderdesk.desk.Evidence;
import dev.backorderdesk.desk.EvidenceRoom;
import dev.backorderdesk.desk.FrontDesk;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.MemoryLedger;
import dev.backorderdesk.desk.Observer;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.desk.Received;
import dev.backorderdesk.desk.RedealRun;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.desk.Settings;
import dev.backorderdesk.desk.Watching;
import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Event;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Location;
import dev.backorderdesk.model.OrderChange;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.RefundAnswer;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.model.Seller;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.Shipment;
import dev.backorderdesk.model.StockMovement;
import dev.backorderdesk.model.Supplier;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.notice.render.LiveTemplates;
import dev.backorderdesk.notice.render.Templates;
import dev.backorderdesk.notice.render.Transcript;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.promise.Calendars;
import dev.backorderdesk.reorder.Reorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shop in Berlin on Monday 2026-11-23, 9:00: location MAIN (calendar DE, cut-off 14:00), seller S-1, supplier ACME that
 * collects proposals for five minutes, and the shipped rules. Day 0 is that Monday. What happens is kept until a story
 * says that it happened; {@link #nothingElseHappened()} fails on the rest.
 */
public final class Shop {
    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final RuleSet RULES = rules();
    private static final Calendars CALENDARS =
            CalendarFolder.load(Path.of("config/calendars"), "config/calendars").calendars();

    private Instant now;
    final MemoryLedger ledger;
    private final List<DecidedLine> decided = new ArrayList<>();
    private final List<Reorder> asked = new ArrayList<>();
    private final List<Outcome.Reminder> reminders = new ArrayList<>();
    private final List<Outcome.Call> calls = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final List<Refund> refundReminders = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<OrderEvent> redealt = new ArrayList<>();
    private final List<Outcome.Parked> parked = new ArrayList<>();
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<Release> releases = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private RuleSet rules = RULES;

    private boolean dealsOnSupply;

    final OrdersTold told = new OrdersTold();
    final LawTold law = new LawTold();
    private final EventChain chain = new EventChain();
    private final Postman postman;
    private final FrontDesk desk;

    private final Observer observer = (Watching) outcome -> {
        chain.add(outcome);
        told.add(outcome);
        law.add(outcome);
        outcome.decided().forEach(each -> decided.addAll(each.decision().lines()));
        outcome.reorders().stream()
                .filter(each -> each.state() == Reorder.State.SENT)
                .forEach(asked::add);
        reminders.addAll(outcome.moved().reminders());
        calls.addAll(outcome.moved().calls());
        refunds.addAll(outcome.moved().returned().refunds());
        refundReminders.addAll(outcome.moved().returned().reminders());
        answers.addAll(outcome.answers());
        outcome.moved().events().forEach(each -> {
            if (each.cause().startsWith("redeal") && !LawTold.KINDS.contains(each.kind())) {
                redealt.add(each);
            }
        });
        parked.addAll(outcome.parked());
        outcome.moved().events().stream()
                .filter(each -> !LawTold.KINDS.contains(each.kind()))
                .forEach(events::add);
        // What a decision releases is part of what it says.
        Set<String> here = new HashSet<>();
        outcome.decided().forEach(each -> here.add(each.order().orderId()));
        outcome.moved().releases().stream()
                .filter(each -> !here.contains(each.orderId()))
                .forEach(releases::add);
    };

    Shop() {
        this(MONDAY);
    }

    /** @param first its first day, from 9:00 on */
    Shop(LocalDate first) {
        now = first.atTime(9, 0).atZone(BERLIN).toInstant();
        ledger = new MemoryLedger(() -> now);
        postman = new Postman(ledger.deliveries());
        desk = new FrontDesk(ledger, new PlainWire(), () -> bearings(rules, dealsOnSupply), () -> now, observer);
        quietly(new Location("MAIN", 1, "DE", "Europe/Berlin", "DE", LocalTime.of(14, 0), List.of()));
        quietly(new Seller("S-1", 1, "The Shop", Seller.Status.ACTIVE, 90, "https://shop.example/refunds", null));
        quietly(new Supplier("ACME", 1, "Acme", "weekdays", null));
    }

    /** A front desk with the shipped rules and calendars. */
    public static FrontDesk desk(Ledger ledger, InstantSource clock, Observer observer) {
        return desk(ledger, RULES, clock, observer);
    }

    /** A front desk with the shipped calendars. */
    public static FrontDesk desk(Ledger ledger, RuleSet rules, InstantSource clock, Observer observer) {
        return desk(ledger, rules, false, clock, observer);
    }

    /**
     * The same.
     *
     * @param dealsOnSupply whatever comes or is announced has its article dealt anew
     */
    static FrontDesk desk(Ledger ledger, RuleSet rules, boolean dealsOnSupply, InstantSource clock, Observer observer) {
        return new FrontDesk(ledger, new PlainWire(), () -> bearings(rules, dealsOnSupply), clock, observer);
    }

    private static Bearings bearings(RuleSet rules, boolean dealsOnSupply) {
        return new Bearings(
                rules,
                CALENDARS,
                new IcuZones(),
                new Settings(BERLIN, "MAIN", Duration.ofMinutes(5), Duration.ofHours(24), "en", dealsOnSupply));
    }

    /** What the law may ask about an order. */
    Evidence evidence(String orderId) {
        return new EvidenceRoom(
                        ledger,
                        () -> bearings(rules, dealsOnSupply),
                        (plan, channel, writtenAt) -> Transcript.of(Words.TEMPLATES, plan, channel, writtenAt),
                        () -> now)
                .of(orderId)
                .orElseThrow();
    }

    /** The shipped templates, read where a story needs them. */
    private static final class Words {
        static final Templates TEMPLATES = new LiveTemplates(
                        Path.of("config/templates"),
                        new dev.backorderdesk.notice.Shop("Lamp House", "https://o.shop.example", null),
                        new DelayNoticeLaw())
                .current();
    }

    /** The shipped ones. */
    public static RuleSet rules() {
        try {
            return RuleFiles.load(Path.of(".")).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The analysts changed something. */
    void follows(RuleSet other) {
        rules = other;
    }

    static LocalDate day(int number) {
        return MONDAY.plusDays(number);
    }

    Instant now() {
        return now;
    }

    // What the shop has and knows.

    Shop sells(String... skus) {
        for (String sku : skus) {
            item(sku, "toys", null, null, null, false);
        }
        return this;
    }

    void item(
            String sku,
            String category,
            @Nullable LocalDate release,
            @Nullable Long preorderLimit,
            @Nullable Instant preorderEnds,
            boolean discontinued) {
        quietly(new Item(
                sku,
                number("item " + sku),
                "The " + sku,
                category,
                release,
                null,
                preorderLimit,
                preorderEnds,
                discontinued,
                0,
                List.of(),
                false));
    }

    void keepsSafe(long pieces, String sku) {
        quietly(new Item(
                sku,
                number("item " + sku),
                "The " + sku,
                "toys",
                null,
                null,
                null,
                null,
                false,
                pieces,
                List.of(),
                false));
    }

    /** Seeds and growing plants, of which the American rule knows no delay. */
    void growing(String sku) {
        quietly(new Item(
                sku, number("item " + sku), "The " + sku, "plants", null, null, null, null, false, 0, List.of(), true));
    }

    void has(long quantity, String sku) {
        has(quantity, sku, "MAIN");
    }

    void has(long quantity, String sku, String location) {
        quietly(new StockMovement(
                "M-" + number("movement"), StockMovement.Kind.COUNT, sku, location, quantity, now, null));
    }

    void location(String name, String country, String zone, String calendar, String... serves) {
        quietly(new Location(name, 1, country, zone, calendar, LocalTime.of(14, 0), List.of(serves)));
    }

    void seller(String id, Seller.Status status, @Nullable Integer reputation, @Nullable String refundPolicy) {
        quietly(new Seller(id, 1, "Seller " + id, status, reputation, refundPolicy, null));
    }

    /** ACME has other days off, and a time of day at which it is asked. */
    void supplier(String calendar, @Nullable String sendTime) {
        quietly(new Supplier("ACME", 1 + number("ACME"), "Acme", calendar, sendTime));
    }

    /** ACME delivers it within so many days. */
    void canReorder(String sku, @Nullable Integer leadTimeDays, long minimum, long pack) {
        canReorder("ACME", sku, leadTimeDays, minimum, pack, 1);
    }

    void canReorder(
            String supplier, String sku, @Nullable Integer leadTimeDays, long minimum, long pack, int preference) {
        if (!supplier.equals("ACME") && number("supplier " + supplier) == 1) {
            quietly(new Supplier(supplier, 1, supplier, "weekdays", null));
        }
        quietly(new SupplierItem(supplier, sku, 1, leadTimeDays, minimum, pack, null, preference));
    }

    void offersAnew(String supplier, String sku, int leadTimeDays, int preference) {
        quietly(new SupplierItem(supplier, sku, 2, leadTimeDays, 1, 1, null, preference));
    }

    void expects(String supplyId, long quantity, String sku, @Nullable LocalDate day) {
        quietly(supply(supplyId, quantity, sku, day, null));
    }

    void expects(String supplyId, long quantity, String sku, LocalDate day, String location) {
        quietly(new Supply(
                supplyId,
                number("supply " + supplyId),
                "ACME",
                sku,
                location,
                quantity,
                day,
                Supply.Status.OPEN,
                null));
    }

    // What happens.

    Person customer(String id) {
        return new Person(this, id);
    }

    Answer receives(long quantity, String sku, @Nullable String supplyId) {
        return sends(
                "stock.in",
                new StockMovement(
                        "M-" + number("movement"),
                        StockMovement.Kind.RECEIPT,
                        sku,
                        null,
                        quantity,
                        now.plusMillis(1),
                        supplyId));
    }

    /** A supplier's word, after which he is quiet: who counts on it is looked at. */
    Answer supplierSays(String supplyId, long quantity, String sku, @Nullable LocalDate day) {
        return andIsQuiet(supply(supplyId, quantity, sku, day, null));
    }

    Answer supplierConfirms(Reorder reorder, String supplyId, long quantity, @Nullable LocalDate day) {
        return andIsQuiet(supply(supplyId, quantity, reorder.sku(), day, reorder));
    }

    /** The same, after which he goes on talking. */
    Answer supplierBeginsToConfirm(Reorder reorder, String supplyId, long quantity, @Nullable LocalDate day) {
        return sends("supply.in", supply(supplyId, quantity, reorder.sku(), day, reorder));
    }

    private Answer andIsQuiet(Supply supply) {
        Answer answer = sends("supply.in", supply);
        doWhatIsDue();
        return answer;
    }

    /** A word after which the supplier goes on talking. */
    Answer supplierBegins(String supplyId, long quantity, String sku, @Nullable LocalDate day) {
        return sends("supply.in", supply(supplyId, quantity, sku, day, null));
    }

    private Supply supply(
            String supplyId, long quantity, String sku, @Nullable LocalDate day, @Nullable Reorder reorder) {
        return new Supply(
                supplyId,
                number("supply " + supplyId),
                reorder == null ? "ACME" : reorder.supplier(),
                sku,
                null,
                quantity,
                day,
                quantity == 0 ? Supply.Status.CANCELLED : Supply.Status.OPEN,
                reorder == null ? null : reorder.reorderId());
    }

    void carrierSays(String id, Advisory.Kind kind, String carrier, String country, @Nullable Integer extraDays) {
        quietly(new Advisory(
                id,
                number("advisory " + id),
                carrier,
                kind,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Advisory.Destination(country, null, null, null)),
                now,
                null,
                extraDays,
                null,
                "nothing flies to " + country + "."));
    }

    /** No carrier goes to a country until the end of a day in Berlin. */
    void suspends(String id, String country, LocalDate last) {
        quietly(new Advisory(
                id,
                number("advisory " + id),
                "*",
                Advisory.Kind.SUSPENSION,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Advisory.Destination(country, null, null, null)),
                now,
                last.plusDays(1).atStartOfDay(BERLIN).toInstant(),
                null,
                null,
                "nothing flies to " + country + "."));
        passMinutes(1);
    }

    /** Sends a message and takes its answer out of what happened. */
    Answer sends(String queue, Event event) {
        return sends(arrival(queue, event));
    }

    Answer sends(Arrival arrival) {
        handle(arrival);
        assertThat(answers).as("answers to " + arrival.event().key()).hasSize(1);
        return answers.remove(0);
    }

    private void quietly(Event event) {
        String queue = event instanceof StockMovement
                ? "stock.in"
                : event instanceof Supply ? "supply.in" : event instanceof Advisory ? "carriers.in" : "catalog.in";
        assertThat(sends(queue, event).status()).isEqualTo(Answer.Status.APPLIED);
    }

    void handle(Received... batch) {
        desk.handle(List.of(batch));
    }

    public static Arrival arrival(String queue, Event event) {
        return new Arrival(queue, event, Integer.toHexString(event.hashCode()), Raw.text("{}"), Reply.NONE);
    }

    /** The carrier takes pieces of line 1. */
    Answer ships(String orderId, long pieces) {
        return ships(orderId, now.plusMillis(1), new Shipment.Line(1, pieces));
    }

    Answer ships(String orderId, Instant scannedAt, Shipment.Line... lines) {
        String id = "SH-" + number("shipment");
        return sends(
                "shipments.in",
                new Shipment(id, 1, null, orderId, List.of(lines), "DHL", "00340" + id, null, scannedAt, null));
    }

    /** The customer cancels a line, all of them where it is null. */
    Answer cancels(String orderId, @Nullable Integer line) {
        return changes(orderId, line, OrderChange.By.CUSTOMER, true, null, null, null);
    }

    Answer wants(String orderId, ShipTo address) {
        return changes(orderId, null, OrderChange.By.CUSTOMER, false, null, null, address);
    }

    /** The customer wants fewer of a line. */
    Answer reduces(String orderId, int line, int quantity) {
        return changes(orderId, line, OrderChange.By.CUSTOMER, false, quantity, null, null);
    }

    Answer changes(
            String orderId,
            @Nullable Integer line,
            OrderChange.By by,
            boolean cancel,
            @Nullable Integer quantity,
            @Nullable LocalDate needBy,
            @Nullable ShipTo shipTo) {
        return sends(
                "orders.changes",
                new OrderChange(
                        "CH-" + number("change"), orderId, line, by, now, null, cancel, quantity, needBy, shipTo));
    }

    /** From now on the tables of backorder processing are these rows; the others stay as shipped. */
    void dealsBy(List<String> classes, List<String> shares) {
        try {
            rules = DealingRules.with(classes, shares);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on new orders have their turn by these rows of the table of priorities; those of dealing anew are others, too. */
    void ranksBy(List<String> priorities, List<String> classes) {
        try {
            rules = DealingRules.with(classes, List.of(), priorities);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on whatever comes or is announced has its article dealt anew. */
    void dealsAnewOnSupply() {
        dealsOnSupply = true;
    }

    /** Deals these anew, all where none is named; what moved must be told by the story. */
    RedealingReport.Report redeals(String... skus) {
        return redealsAs("redeal " + number("run"), skus);
    }

    /** The same by a name that a run had already, as each of its rounds has. */
    RedealingReport.Report redealsAs(String run, String... skus) {
        return new RedealRun(desk, ledger).run(List.of(skus), run, false, lines -> {});
    }

    /** The same, and nothing is written. */
    RedealingReport.Report simulatesRedeal(String... skus) {
        return new RedealRun(desk, ledger).run(List.of(skus), "redeal simulated", true, lines -> {});
    }

    void passMinutes(int minutes) {
        until(now.plus(Duration.ofMinutes(minutes)));
    }

    /** The clock goes to an instant, and what is due by then is done. */
    void until(Instant instant) {
        postman.round(now);
        now = instant;
        doWhatIsDue();
    }

    private void doWhatIsDue() {
        while (desk.tick(Set.of()) > 0) {
            // until nothing is due
        }
    }

    /** Hour by hour until a time of day in New York. */
    void untilNewYork(LocalDate day, int hour) {
        Instant end = day.atTime(hour, 0).atZone(ZoneId.of("America/New_York")).toInstant();
        while (now.isBefore(end)) {
            Instant next = now.plus(Duration.ofHours(1));
            until(next.isBefore(end) ? next : end);
        }
    }

    /** The service is down until an instant: then it finds what became due. */
    void isDownUntil(Instant instant) {
        now = instant;
    }

    /** Hands over what is due, and says by what server. */
    Postman mails() {
        postman.round(now);
        return postman;
    }

    void passDays(int days) {
        for (int i = 0; i < days; i++) {
            passMinutes(24 * 60);
        }
    }

    int number(String what) {
        return numbers.merge(what, 1, Integer::sum);
    }

    // What is said to have happened.

    DecidedLine decidedLine() {
        assertThat(decided).as("decided lines").isNotEmpty();
        return decided.remove(0);
    }

    void noReorderWasSent() {
        assertThat(asked).as("reorders sent").isEmpty();
    }

    Reorder asked() {
        assertThat(asked).as("reorders sent").isNotEmpty();
        return asked.remove(0);
    }

    /** The next refund that was asked for. */
    Refund refund() {
        assertThat(refunds).as("refunds").isNotEmpty();
        return refunds.remove(0);
    }

    /** The next refund that was asked for once more. */
    Refund refundReminder() {
        assertThat(refundReminders).as("reminders of refunds").isNotEmpty();
        return refundReminders.remove(0);
    }

    Answer refundIs(RefundAnswer.Status status, Refund refund, String amount, @Nullable String method) {
        return sends(
                "refunds.in",
                new RefundAnswer(
                        "RA-" + number("refund answer"),
                        refund.refundId(),
                        status,
                        new BigDecimal(amount),
                        refund.currency(),
                        method,
                        status == RefundAnswer.Status.SENT ? now : null,
                        null));
    }

    Outcome.Reminder reminded() {
        assertThat(reminders).as("reminders").isNotEmpty();
        return reminders.remove(0);
    }

    /** What somebody was called for, and no order could say. */
    String called() {
        assertThat(calls).as("calls").isNotEmpty();
        return calls.remove(0).sentence();
    }

    Answer answer() {
        assertThat(answers).as("answers").isNotEmpty();
        return answers.remove(0);
    }

    /** What a new deal did to the next part of an order. */
    OrderEvent redealt(String orderId, OrderEvent.Kind kind) {
        OrderEvent found = redealt.stream()
                .filter(each -> each.orderId().equals(orderId) && each.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " of " + orderId + " in " + redealt));
        redealt.remove(found);
        events.remove(found);
        return found;
    }

    Outcome.Parked parkedMessage() {
        assertThat(parked).as("parked messages").isNotEmpty();
        return parked.remove(0);
    }

    /** These events happened to an order, in this order; says what was after the last of them. */
    OrderEvent.State happened(String orderId, OrderEvent.Kind... kinds) {
        return Objects.requireNonNull(told(orderId, kinds).after());
    }

    /** The same; says what was told with the last of them. */
    OrderEvent told(String orderId, OrderEvent.Kind... kinds) {
        List<OrderEvent> of =
                events.stream().filter(each -> each.orderId().equals(orderId)).toList();
        assertThat(of).as("events of " + orderId).hasSizeGreaterThanOrEqualTo(kinds.length);
        List<OrderEvent> these = of.subList(0, kinds.length);
        assertThat(these)
                .as("events of " + orderId)
                .extracting(OrderEvent::kind)
                .containsExactly(kinds);
        events.removeAll(these);
        redealt.removeAll(these);
        return these.get(kinds.length - 1);
    }

    /** Somebody was called, once, for what the warehouse has of an order and no carrier scanned. */
    void unscanned(String orderId) {
        OrderEvent alarm = events.stream()
                .filter(each -> each.orderId().equals(orderId) && each.cause().contains("was scanned by no carrier"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was called for " + orderId + ": " + events));
        assertThat(alarm.kind()).isEqualTo(OrderEvent.Kind.ALARM);
        events.remove(alarm);
    }

    /** Pieces of an order that the warehouse may ship now, by one message. */
    Release released(String orderId, long pieces) {
        Release release = releases.stream()
                .filter(each -> each.orderId().equals(orderId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + orderId + " was released: " + releases));
        assertThat(release.lines().stream().mapToLong(Release.Line::quantity).sum())
                .as(release.toString())
                .isEqualTo(pieces);
        releases.remove(release);
        return release;
    }

    /** Stock came for an order, and it may ship. */
    void gotAndReleased(String orderId, long pieces) {
        happened(orderId, OrderEvent.Kind.ALLOCATED, OrderEvent.Kind.RELEASED);
        released(orderId, pieces);
    }

    void nothingElseHappened() {
        law.nothingMore();
        if (told.spoken()) {
            told.nothingMore();
        } else {
            assertThat(events).as("events that no one spoke of").isEmpty();
            assertThat(releases).as("releases that no one spoke of").isEmpty();
        }
        assertThat(decided).as("decided lines that no one spoke of").isEmpty();
        assertThat(asked).as("reorders that no one spoke of").isEmpty();
        assertThat(reminders).as("reminders that no one spoke of").isEmpty();
        assertThat(calls).as("calls that no one spoke of").isEmpty();
        assertThat(refunds).as("refunds that no one spoke of").isEmpty();
        assertThat(refundReminders)
                .as("reminders of refunds that no one spoke of")
                .isEmpty();
        assertThat(answers).as("answers that no one spoke of").isEmpty();
        assertThat(redealt).as("parts dealt anew that no one spoke of").isEmpty();
        assertThat(parked).as("parked messages that no one spoke of").isEmpty();
    }
}
