package dev.backorderdesk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The names of our own queues and topics. */
public final class Queues {

    public static final String ORDERS_IN = "orders.in";
    public static final String ORDERS_CHANGES = "orders.changes";
    public static final String STOCK_IN = "stock.in";
    public static final String SUPPLY_IN = "supply.in";
    public static final String CATALOG_IN = "catalog.in";
    public static final String CARRIERS_IN = "carriers.in";
    public static final String SHIPMENTS_IN = "shipments.in";
    public static final String REFUNDS_IN = "refunds.in";
    public static final String CONSENTS_IN = "consents.in";
    public static final String PAYMENTS_IN = "payments.in";

    public static final String ORDERS_DECIDED = "orders.decided";
    public static final String REPLIES = "replies";
    public static final String FULFILMENT_RELEASES = "fulfilment.releases";

    /** Money that has to go back, and once more, on a queue of its own, where nobody answered: else it might be paid twice. */
    public static final String REFUNDS_REQUESTED = "refunds.requested";

    public static final String REFUNDS_REMINDERS = "refunds.reminders";

    /** A topic: who wants to know subscribes durably. */
    public static final String ORDERS_EVENTS = "orders.events";

    public static final String NOTICES_EMAIL = "notices.email";
    public static final String NOTICES_SMS = "notices.sms";

    /** What a supplier is asked for stands on this and the supplier's id. */
    public static final String SUPPLIER_REORDERS = "supplier.reorders.";

    /** What a supplier did not answer stands on this and the supplier's id. */
    public static final String SUPPLIER_REMINDERS = "supplier.reminders.";

    /** What could not be processed stands on the queue's name and this. */
    public static final String PARKED = ".parked";

    /** Queues on which business messages come in. */
    public static final List<String> IN = List.of(
            ORDERS_IN,
            ORDERS_CHANGES,
            STOCK_IN,
            SUPPLY_IN,
            CATALOG_IN,
            CARRIERS_IN,
            SHIPMENTS_IN,
            CONSENTS_IN,
            PAYMENTS_IN,
            REFUNDS_IN);

    /** Queues that notification workers read. */
    public static final List<String> NOTICES = List.of(NOTICES_EMAIL, NOTICES_SMS);

    /** Queues on which we answer; the only own ones that a client may name as its reply address. */
    public static final List<String> ANSWERS = List.of(ORDERS_DECIDED, REPLIES);

    private static final String QUEUE = "queue://";

    /** Promised by the contract, whether or not anything is sent there yet: nobody's reply belongs there. */
    private static final Set<String> RESERVED = Set.of(
            "waitlist.in", FULFILMENT_RELEASES, REFUNDS_REQUESTED, REFUNDS_REMINDERS, ORDERS_EVENTS, "availability");

    private Queues() {}

    /** Every queue whose name does not depend on data, parked ones included: created before anybody connects. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(IN);
        all.addAll(NOTICES);
        List.copyOf(all).forEach(queue -> all.add(queue + PARKED));
        all.addAll(ANSWERS);
        all.add(FULFILMENT_RELEASES);
        all.add(REFUNDS_REQUESTED);
        all.add(REFUNDS_REMINDERS);
        return List.copyOf(all);
    }

    /** The name as it stands in an outbox. */
    public static String qualified(String queue) {
        return QUEUE + queue;
    }

    /**
     * Whether answers may go there: a queue or topic of the client's, a temporary queue, or one of {@link #ANSWERS}.
     * Wildcards and lists of names reach several destinations, ours among them, and the broker's own names start with
     * {@code ActiveMQ.}.
     *
     * @param destination qualified name as {@code queue://erp.answers}
     */
    public static boolean mayBeAnswered(String destination) {
        int colon = destination.indexOf("://");
        String name = colon < 0 ? destination : destination.substring(colon + 3);
        if (destination.startsWith("temp-")) {
            return !name.isEmpty();
        }
        int options = name.indexOf('?');
        name = options < 0 ? name : name.substring(0, options);
        return !name.isBlank()
                && name.chars().noneMatch(c -> c == ',' || c == '*' || c == '>')
                && !name.startsWith("ActiveMQ.")
                && !isOurs(name);
    }

    private static boolean isOurs(String name) {
        return IN.contains(name)
                || NOTICES.contains(name)
                || RESERVED.contains(name)
                || name.startsWith(SUPPLIER_REORDERS)
                || name.startsWith(SUPPLIER_REMINDERS)
                || name.endsWith(PARKED);
    }
}
