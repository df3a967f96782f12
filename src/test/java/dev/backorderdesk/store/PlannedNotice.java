package dev.backorderdesk.store;

import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Reply;
import dev.backorderdesk.model.Customer;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.Order;
import dev.backorderdesk.model.ShipTo;
import dev.backorderdesk.notice.Contact;
import dev.backorderdesk.notice.NoticePlan;
import java.time.Instant;
import java.util.List;

/** A notice as the decision's transaction plans it, with an order of that contact. */
final class PlannedNotice {

    private PlannedNotice() {}

    static void write(Ledger ledger, NoticePlan plan, Contact contact, Instant at) {
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
                        java.util.Map.of(),
                        List.of(),
                        Reply.NONE))
                .notices(plan)
                .in(ledger, at);
    }
}
