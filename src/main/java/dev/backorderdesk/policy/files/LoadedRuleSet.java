package dev.backorderdesk.policy.files;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.policy.BackorderPolicy;
import dev.backorderdesk.policy.BackorderShare;
import dev.backorderdesk.policy.Counting;
import dev.backorderdesk.policy.Line;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.policy.RegimeTerms;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.SuspensionPolicy;
import dev.backorderdesk.policy.drools.CompiledTerms;
import dev.backorderdesk.policy.tables.Tables;
import dev.backorderdesk.promise.Offer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables, rules and arithmetic put together. */
record LoadedRuleSet(String version, Tables tables, CompiledTerms rules) implements RuleSet {

    @Override
    public DecidedLine decide(LineFacts facts, List<Offer> offers) {
        Line line = new Line(
                facts,
                tables.policy(facts.seller(), facts.category(), facts.tier()),
                tables.trust(facts.seller()),
                tables.turn(facts.seller(), facts.category(), facts.tier(), facts.channel(), facts.country()));
        rules.state(line);
        return Counting.decide(line, offers, rules.rules());
    }

    @Override
    public int customerWindowDays(String seller, @Nullable String category, @Nullable String tier) {
        return tables.policy(seller, category, tier).customerWindowDays();
    }

    @Override
    public int longestCustomerWindowDays() {
        return tables.longestCustomerWindowDays();
    }

    @Override
    public List<Carriage> carriage(String country, @Nullable String service) {
        return tables.carriage(country, service);
    }

    @Override
    public SupplyTerms supplyTerms(String supplier) {
        return tables.supplyTerms(supplier);
    }

    @Override
    public Set<String> codes() {
        return rules.rules().keySet();
    }

    @Override
    public Set<String> carriers() {
        return tables.carriers();
    }

    @Override
    public Set<String> services(String carrier) {
        return tables.services(carrier);
    }

    @Override
    public BackorderPolicy backorderPolicy(
            String seller,
            @Nullable String category,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String country) {
        return tables.backorderPolicy(seller, category, tier, channel, country);
    }

    @Override
    public BackorderShare backorderShare(String sku, @Nullable String category, String group) {
        return tables.backorderShare(sku, category, group);
    }

    @Override
    public SuspensionPolicy suspension(String seller, String country, @Nullable String service) {
        return tables.suspension(seller, country, service);
    }

    @Override
    public String regime(String country) {
        return tables.regime(country);
    }

    @Override
    public RegimeTerms regimeTerms(String regime) {
        return tables.regimeTerms(regime);
    }
}
