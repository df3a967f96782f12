package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RegimeTerms;
import dev.backorderdesk.policy.RuleSet.Carriage;
import dev.backorderdesk.policy.RuleSet.SupplyTerms;
import dev.backorderdesk.policy.SellerPolicy;
import dev.backorderdesk.policy.SellerTrust;
import dev.backorderdesk.policy.SuspensionPolicy;
import dev.backorderdesk.policy.TurnPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables at one version: immutable, looked up by key in the same time whatever their size. */
public final class Tables {
    /** The service of an order that names none. */
    public static final String DEFAULT_SERVICE = "standard";

    private final Lookup<SellerPolicy> policies;
    private final int longestCustomerWindowDays;
    private final Lookup<SellerTrust> trust;
    private final Lookup<List<Carriage>> carriage;
    private final Map<String, Set<String>> services;
    private final Lookup<SupplyTerms> supply;
    private final Lookup<String> regimes;
    private final Lookup<RegimeTerms> regimeTerms;
    private final Lookup<TurnPolicy> turns;
    private final Lookup<BackorderPolicy> backorders;
    private final Lookup<BackorderShare> shares;
    private final Lookup<SuspensionPolicy> suspensions;

    Tables(
            Lookup<SellerPolicy> policies,
            int longestCustomerWindowDays,
            Lookup<SellerTrust> trust,
            Lookup<List<Carriage>> carriage,
            Map<String, Set<String>> services,
            Lookup<SupplyTerms> supply,
            Lookup<String> regimes,
            Lookup<RegimeTerms> regimeTerms,
            Lookup<TurnPolicy> turns,
            Lookup<BackorderPolicy> backorders,
            Lookup<BackorderShare> shares,
            Lookup<SuspensionPolicy> suspensions) {
        this.policies = policies;
        this.longestCustomerWindowDays = longestCustomerWindowDays;
        this.trust = trust;
        this.carriage = carriage;
        this.services = Map.copyOf(services);
        this.supply = supply;
        this.regimes = regimes;
        this.regimeTerms = regimeTerms;
        this.turns = turns;
        this.backorders = backorders;
        this.shares = shares;
        this.suspensions = suspensions;
    }

    /**
     * What became of the files.
     *
     * @param tables null where a finding is an error
     */
    public record Loaded(@Nullable Tables tables, List<Finding> findings) {}

    /**
     * Reads every table.
     *
     * @param files contents by path below the project; other folders' files are ignored
     * @param calendars names that a calendar may have; null means not checked
     */
    public static Loaded load(Map<String, byte[]> files, @Nullable Set<String> calendars) {
        return new TablesLoad(files, calendars).load();
    }

    /** The row of the seller policy that holds. */
    public SellerPolicy policy(String seller, @Nullable String category, @Nullable String tier) {
        return known(policies.find(seller, category, tier));
    }

    public int longestCustomerWindowDays() {
        return longestCustomerWindowDays;
    }

    /** The row of the trust table that holds. */
    public SellerTrust trust(String seller) {
        return known(trust.find(seller));
    }

    /** The carriers in order of preference, each with the service that was asked for. */
    public List<Carriage> carriage(String country, @Nullable String service) {
        String asked = service == null ? DEFAULT_SERVICE : service;
        List<Carriage> rows = known(carriage.find(country, asked));
        // Rows for any service carry the one that was asked for.
        return rows.get(0).service().equals(CellType.ANY)
                ? rows.stream()
                        .map(row -> new Carriage(row.carrier(), asked, row.transitDays(), row.calendar(), row.source()))
                        .toList()
                : rows;
    }

    /** Every carrier that some row names. */
    public Set<String> carriers() {
        return services.keySet();
    }

    /** The services that a carrier's rows name, {@code *} among them where it brings any; of all carriers for {@code *}. */
    public Set<String> services(String carrier) {
        Set<String> named = carrier.equals(CellType.ANY)
                ? services.values().stream().flatMap(Set::stream).collect(Collectors.toSet())
                : new HashSet<>(services.getOrDefault(carrier, Set.of()));
        if (named.contains(CellType.ANY)) {
            named.add(DEFAULT_SERVICE);
        }
        return named;
    }

    public SupplyTerms supplyTerms(String supplier) {
        return known(supply.find(supplier));
    }

    public String regime(String country) {
        return known(regimes.find(country));
    }

    /** Whose turn it is among those who compete for an article. */
    public TurnPolicy turn(
            String seller,
            @Nullable String category,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String country) {
        return known(turns.findAll(seller, category, tier, channel, country));
    }

    /** How a waiting line is treated when stock and supply are dealt anew. */
    public BackorderPolicy backorderPolicy(
            String seller,
            @Nullable String category,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String country) {
        return known(backorders.findAll(seller, category, tier, channel, country));
    }

    /** What a group may have of an article then, and is guaranteed. */
    public BackorderShare backorderShare(String sku, @Nullable String category, String group) {
        return known(shares.find(sku, category, group));
    }

    /** What becomes of goods whose carrier is suspended. */
    public SuspensionPolicy suspension(String seller, String country, @Nullable String service) {
        return known(suspensions.find(seller, country, service == null ? DEFAULT_SERVICE : service));
    }

    public RegimeTerms regimeTerms(String regime) {
        return known(regimeTerms.find(regime));
    }

    private static <T> T known(@Nullable T row) {
        if (row == null) {
            throw new IllegalStateException("No row matches. Maybe a table without a row of * was let through?");
        }
        return row;
    }
}
