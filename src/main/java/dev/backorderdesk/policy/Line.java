package dev.backorderdesk.policy;

import static dev.backorderdesk.policy.SellerPolicy.UNLIMITED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as the rules see it: its facts, the table rows that hold for it, and the verbs by which a rule states a term.
 * Every getter is a word that a rule file may use; {@link Vocabulary} lists them. Not safe for several threads.
 *
 * <p>Words are primitive where they can be: a comparison with a missing value would be a question of the engine's taste,
 * so {@code ...Known} and {@code ...Given} ask first.
 */
public final class Line {
    private final LineFacts facts;
    private final SellerPolicy policy;
    private final SellerTrust trust;
    private final TurnPolicy turn;
    private final List<Term> terms = new ArrayList<>(4);

    public Line(LineFacts facts, SellerPolicy policy, SellerTrust trust, TurnPolicy turn) {
        this.facts = facts;
        this.policy = policy;
        this.trust = trust;
        this.turn = turn;
    }

    LineFacts facts() {
        return facts;
    }

    /** The row of the seller policy that holds for this line. */
    public SellerPolicy policy() {
        return policy;
    }

    /** The row of the seller trust table that holds for this line. */
    public SellerTrust trust() {
        return trust;
    }

    /** The row of the table of priorities that holds for this line. */
    public TurnPolicy turn() {
        return turn;
    }

    /** What was stated so far. */
    public List<Term> terms() {
        return terms;
    }

    // What a rule may state.

    public void refuse(String code) {
        state(Term.Kind.REFUSE, code, 0, null);
    }

    public void limit(String code, long pieces) {
        state(Term.Kind.LIMIT, code, pieces, null);
    }

    public void mayWait(String code) {
        state(Term.Kind.MAY_WAIT, code, 0, null);
    }

    public void mayNotWait(String code) {
        state(Term.Kind.MAY_NOT_WAIT, code, 0, null);
    }

    public void limitWaiting(String code, long pieces) {
        state(Term.Kind.LIMIT_WAITING, code, pieces, null);
    }

    public void waitAtMost(String code, long days) {
        state(Term.Kind.WAIT_AT_MOST, code, days, null);
    }

    public void deliverBy(String code, LocalDate day) {
        state(Term.Kind.DELIVER_BY, code, 0, day);
    }

    public void noMoreSupply(String code) {
        state(Term.Kind.NO_MORE_SUPPLY, code, 0, null);
    }

    public void inStock(String code) {
        state(Term.Kind.IN_STOCK, code, 0, null);
    }

    public void wishedBy(String code, LocalDate day) {
        state(Term.Kind.WISHED_BY, code, 0, day);
    }

    /** @param number the lower, the earlier; what lies outside the scale counts as its nearer end */
    public void priority(String code, long number) {
        state(Term.Kind.PRIORITY, code, number, null);
    }

    public void note(String code) {
        state(Term.Kind.NOTE, code, 0, null);
    }

    private void state(Term.Kind kind, String code, long amount, @Nullable LocalDate day) {
        terms.add(new Term(kind, code, amount, day));
    }

    // What a rule may ask: the order line.

    public String getSku() {
        return facts.sku();
    }

    public long getQuantity() {
        return facts.quantity();
    }

    public String getSeller() {
        return facts.seller();
    }

    public @Nullable String getChannel() {
        return facts.channel();
    }

    public @Nullable String getTier() {
        return facts.tier();
    }

    public @Nullable String getCategory() {
        return facts.category();
    }

    public String getCountry() {
        return facts.country();
    }

    public @Nullable String getRegion() {
        return facts.region();
    }

    public @Nullable String getService() {
        return facts.service();
    }

    public boolean isNeedByGiven() {
        return facts.needBy() != null;
    }

    public @Nullable LocalDate getNeedBy() {
        return facts.needBy();
    }

    public boolean isNeedByEssential() {
        return facts.needByEssential();
    }

    public boolean isShipComplete() {
        return facts.shipComplete();
    }

    public boolean isPriceKnown() {
        return facts.pricePercent() != null;
    }

    public int getPricePercent() {
        Integer percent = facts.pricePercent();
        return percent == null ? 0 : percent;
    }

    // The catalogue.

    public boolean isItemKnown() {
        return facts.itemKnown();
    }

    public boolean isDiscontinued() {
        return facts.discontinued();
    }

    public boolean isReleaseAhead() {
        return facts.releaseAhead();
    }

    public boolean isPreorderOpen() {
        return facts.preorderOpen();
    }

    public boolean isSellerKnown() {
        return facts.sellerKnown();
    }

    public boolean isSellerBlocked() {
        return facts.sellerBlocked();
    }

    public boolean isRefundPolicy() {
        return facts.refundPolicy();
    }

    public boolean isReputationKnown() {
        return facts.reputation() != null;
    }

    public int getReputation() {
        Integer reputation = facts.reputation();
        return reputation == null ? 0 : reputation;
    }

    // Stock, supply and what others hold.

    public long getOnHand() {
        return facts.onHand();
    }

    /** Some of it can't be had from stock now: there is too little, or the release is ahead. */
    public boolean isWaitNeeded() {
        return facts.releaseAhead() || facts.quantity() > facts.onHand();
    }

    public boolean isDated() {
        return facts.dated();
    }

    public boolean isSupplierKnown() {
        return facts.supplierKnown();
    }

    public boolean isLeadTimeKnown() {
        return facts.leadTimeKnown();
    }

    public long getHeld() {
        return facts.held();
    }

    public long getWaiting() {
        return facts.waiting();
    }

    public long getPreordered() {
        return facts.preordered();
    }

    // Carriers.

    public boolean isSuspended() {
        return facts.suspended();
    }

    public @Nullable String getSuspension() {
        return facts.suspension();
    }

    // The tables, and what is left of their limits.

    public long getLineLimit() {
        return policy.lineLimit();
    }

    public long getCustomerLimit() {
        return policy.customerLimit();
    }

    public int getCustomerWindowDays() {
        return policy.customerWindowDays();
    }

    /** The customer limit less what the customer holds, never below 0. */
    public long getCustomerLeft() {
        return left(policy.customerLimit(), facts.held());
    }

    public boolean isMayBackorder() {
        return policy.mayBackorder();
    }

    public long getBackorderLimit() {
        return policy.backorderLimit();
    }

    /** The backorder limit less what already waits, never below 0. */
    public long getBackorderLeft() {
        return left(policy.backorderLimit(), facts.waiting());
    }

    public long getLongestWaitDays() {
        return policy.longestWaitDays();
    }

    public boolean isMayPreorder() {
        return policy.mayPreorder();
    }

    public long getPreorderLimit() {
        return policy.preorderLimit();
    }

    /** The seller's preorder limit less what is preordered, never below 0. */
    public long getPreorderLeft() {
        return left(policy.preorderLimit(), facts.preordered());
    }

    /** The article's own preorder limit; unlimited where it has none. */
    public long getArticlePreorderLimit() {
        Long limit = facts.preorderLimit();
        return limit == null ? UNLIMITED : limit;
    }

    /** The article's preorder limit less what is preordered, never below 0. */
    public long getArticlePreorderLeft() {
        return left(getArticlePreorderLimit(), facts.preordered());
    }

    public boolean isRefundPolicyRequired() {
        return trust.refundPolicyRequired();
    }

    public int getLowestReputation() {
        return trust.lowestReputation();
    }

    public int getLowestPricePercent() {
        return trust.lowestPricePercent();
    }

    /** As the table has it, whatever a rule states. */
    public int getPriority() {
        return turn.priority();
    }

    private static long left(long limit, long taken) {
        return limit == UNLIMITED ? UNLIMITED : Math.max(0, limit - Math.max(0, taken));
    }
}
