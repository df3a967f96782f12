package dev.backorderdesk.store;

import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.model.Tick;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Notices as the transactions of their causes plan them; the first of an order brings the order, of that contact. */
final class PlannedNotice {

    private final Ledger ledger;
    private final Set<String> decided = new HashSet<>();

    PlannedNotice(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Notices that the desk is to look at, with why. */
    Map<String, String> unsent() {
        Map<String, String> unsent = new TreeMap<>();
        for (Tick tick : ledger.due(Instant.parse("2100-01-01T00:00:00Z"), Set.of(), 100)) {
            if (tick instanceof Tick.Look look && look.kind() == Tick.Look.Kind.NOTICE) {
                unsent.put(look.subject(), look.after());
            }
        }
        return unsent;
    }

    void write(NoticePlan plan, Contact contact, Instant at) {
        if (!decided.add(plan.orderId())) {
            Following.nothing().notices(plan).in(ledger, at);
            return;
        }
        Customer customer = new Customer(
                plan.customerId(),
                contact.name(),
                null,
                contact.email(),
                contact.phone(),
                plan.locale(),
                contact.timeZone(),
                List.of());
        Order order = new Order(
                plan.orderId(),
                at,
                null,
                "S-1",
                customer,
                new ShipTo(contact.country(), contact.region(), null, null),
                null,
                null,
                null,
                null,
                false,
                List.of());
        Following.nothing()
                .decided(new Outcome.Decided(
                        order,
                        new Decision(plan.orderId(), at, "sha256:1", List.of()),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Reply.NONE))
                .notices(plan)
                .in(ledger, at);
    }
}
