package dev.backorderdesk.policy;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.promise.Offer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code rules/} at one version: an immutable value, safe for any number of threads. A batch reads one at
 * its start.
 */
public interface RuleSet {

    /** Identity of the content: {@code sha256:} and 64 hex digits of every rule file, then the newest change. */
    String version();

    /**
     * Decides one line.
     *
     * @param offers what could be promised, in {@link Offer#ORDER}
     * @return the line with its priority, its parts without regard to ship-complete (that concerns the order)
     */
    DecidedLine decide(LineFacts facts, List<Offer> offers);

    /** Days over which a customer's granted pieces count against the customer limit, for this line. */
    int customerWindowDays(String seller, @Nullable String category, @Nullable String tier);

    /** The longest such window of any row, in days. */
    int longestCustomerWindowDays();

    /**
     * Who carries to a country with a service, in order of preference; never empty, the table ends with a {@code *} row.
     *
     * @param service null means the default service
     */
    List<Carriage> carriage(String country, @Nullable String service);

    /** How this supplier's dates are read. */
    SupplyTerms supplyTerms(String supplier);

    /** Every reason code that a rule states. */
    Set<String> codes();

    /** Every carrier that some row names. */
    Set<String> carriers();

    /**
     * The services that a carrier's rows name.
     *
     * @param carrier {@code *} means those of all
     * @return {@code *} is among them where a row brings whatever is asked for; empty where no row names the carrier
     */
    Set<String> services(String carrier);

    /** The law's regime by country of destination ({@code US}, {@code EU}, {@code UK}). */
    String regime(String country);

    /** How a waiting line of this kind is treated when stock and supply are dealt anew. */
    BackorderPolicy backorderPolicy(
            String seller,
            @Nullable String category,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String country);

    /**
     * What a group may have of an article then, and is guaranteed.
     *
     * @param group of {@link BackorderPolicy#group}
     */
    BackorderShare backorderShare(String sku, @Nullable String category, String group);

    /**
     * What becomes of goods whose carrier is suspended.
     *
     * @param service null means the default service
     */
    SuspensionPolicy suspension(String seller, String country, @Nullable String service);

    /**
     * The numbers of a regime.
     *
     * @param regime a code that {@link #regime} gives or that an order or seller names
     * @throws IllegalStateException where no row speaks of it
     */
    RegimeTerms regimeTerms(String regime);

    /**
     * One carrier's service to a destination.
     *
     * @param transitDays working days of {@code calendar} from handing over to delivery
     * @param calendar the carrier's calendar
     */
    record Carriage(String carrier, String service, int transitDays, String calendar, String source) {}

    /**
     * How supply dates are read.
     *
     * @param overduePushDays working days added to the next working day where supply is overdue
     * @param undatedAfterDays working days overdue after which supply has no credible date
     * @param farAheadDays calendar days ahead beyond which supply does not lessen a reorder
     * @param leadTimePercent percentage of the contract lead time that nine of ten deliveries keep (P90)
     * @param remindAfterDays working days after which a supplier that did not answer is reminded; 0 means never
     */
    record SupplyTerms(
            int overduePushDays,
            int undatedAfterDays,
            int farAheadDays,
            int leadTimePercent,
            int remindAfterDays,
            String source) {}
}
