package dev.backorderdesk.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words that a rule file may use about a {@link Line}, and nothing else. */
public final class Vocabulary {
    /** The words by name, in reading order. */
    public static final Map<String, Word> WORDS = words();

    /** The verbs by name with the type of what follows the reason code. */
    public static final Map<String, Argument> VERBS = verbs();

    private Vocabulary() {}

    /** What kind of value a word has. */
    public enum Type {
        TEXT,
        NUMBER,
        YES_NO,
        DAY
    }

    /** What a verb takes after its reason code. */
    public enum Argument {
        NONE,
        NUMBER,
        DAY
    }

    /** Which table row a word's value comes from. */
    public enum Origin {
        FACTS,
        SELLER_POLICY,
        SELLER_TRUST,
        PRIORITY
    }

    /**
     * A word.
     *
     * @param getter name of the method on {@link Line}
     */
    public record Word(String name, String getter, Type type, Origin origin, Function<Line, @Nullable Object> read) {}

    private static Map<String, Word> words() {
        Map<String, Word> words = new LinkedHashMap<>();
        text(words, "sku", Line::getSku);
        number(words, "quantity", Origin.FACTS, Line::getQuantity);
        text(words, "seller", Line::getSeller);
        text(words, "channel", Line::getChannel);
        text(words, "tier", Line::getTier);
        text(words, "category", Line::getCategory);
        text(words, "country", Line::getCountry);
        text(words, "region", Line::getRegion);
        text(words, "service", Line::getService);
        yesNo(words, "needByGiven", Origin.FACTS, Line::isNeedByGiven);
        words.put("needBy", new Word("needBy", "getNeedBy", Type.DAY, Origin.FACTS, Line::getNeedBy));
        yesNo(words, "needByEssential", Origin.FACTS, Line::isNeedByEssential);
        yesNo(words, "shipComplete", Origin.FACTS, Line::isShipComplete);
        yesNo(words, "priceKnown", Origin.FACTS, Line::isPriceKnown);
        number(words, "pricePercent", Origin.FACTS, Line::getPricePercent);
        yesNo(words, "itemKnown", Origin.FACTS, Line::isItemKnown);
        yesNo(words, "discontinued", Origin.FACTS, Line::isDiscontinued);
        yesNo(words, "releaseAhead", Origin.FACTS, Line::isReleaseAhead);
        yesNo(words, "preorderOpen", Origin.FACTS, Line::isPreorderOpen);
        yesNo(words, "sellerKnown", Origin.FACTS, Line::isSellerKnown);
        yesNo(words, "sellerBlocked", Origin.FACTS, Line::isSellerBlocked);
        yesNo(words, "refundPolicy", Origin.FACTS, Line::isRefundPolicy);
        yesNo(words, "reputationKnown", Origin.FACTS, Line::isReputationKnown);
        number(words, "reputation", Origin.FACTS, Line::getReputation);
        number(words, "onHand", Origin.FACTS, Line::getOnHand);
        yesNo(words, "waitNeeded", Origin.FACTS, Line::isWaitNeeded);
        yesNo(words, "dated", Origin.FACTS, Line::isDated);
        yesNo(words, "supplierKnown", Origin.FACTS, Line::isSupplierKnown);
        yesNo(words, "leadTimeKnown", Origin.FACTS, Line::isLeadTimeKnown);
        number(words, "held", Origin.FACTS, Line::getHeld);
        number(words, "waiting", Origin.FACTS, Line::getWaiting);
        number(words, "preordered", Origin.FACTS, Line::getPreordered);
        yesNo(words, "suspended", Origin.FACTS, Line::isSuspended);
        text(words, "suspension", Line::getSuspension);
        number(words, "lineLimit", Origin.SELLER_POLICY, Line::getLineLimit);
        number(words, "customerLimit", Origin.SELLER_POLICY, Line::getCustomerLimit);
        number(words, "customerWindowDays", Origin.SELLER_POLICY, Line::getCustomerWindowDays);
        number(words, "customerLeft", Origin.SELLER_POLICY, Line::getCustomerLeft);
        yesNo(words, "mayBackorder", Origin.SELLER_POLICY, Line::isMayBackorder);
        number(words, "backorderLimit", Origin.SELLER_POLICY, Line::getBackorderLimit);
        number(words, "backorderLeft", Origin.SELLER_POLICY, Line::getBackorderLeft);
        number(words, "longestWaitDays", Origin.SELLER_POLICY, Line::getLongestWaitDays);
        yesNo(words, "mayPreorder", Origin.SELLER_POLICY, Line::isMayPreorder);
        number(words, "preorderLimit", Origin.SELLER_POLICY, Line::getPreorderLimit);
        number(words, "preorderLeft", Origin.SELLER_POLICY, Line::getPreorderLeft);
        number(words, "articlePreorderLimit", Origin.FACTS, Line::getArticlePreorderLimit);
        number(words, "articlePreorderLeft", Origin.FACTS, Line::getArticlePreorderLeft);
        yesNo(words, "refundPolicyRequired", Origin.SELLER_TRUST, Line::isRefundPolicyRequired);
        number(words, "lowestReputation", Origin.SELLER_TRUST, Line::getLowestReputation);
        number(words, "lowestPricePercent", Origin.SELLER_TRUST, Line::getLowestPricePercent);
        number(words, "priority", Origin.PRIORITY, Line::getPriority);
        return words;
    }

    private static Map<String, Argument> verbs() {
        Map<String, Argument> verbs = new LinkedHashMap<>();
        verbs.put("refuse", Argument.NONE);
        verbs.put("limit", Argument.NUMBER);
        verbs.put("mayWait", Argument.NONE);
        verbs.put("mayNotWait", Argument.NONE);
        verbs.put("limitWaiting", Argument.NUMBER);
        verbs.put("waitAtMost", Argument.NUMBER);
        verbs.put("deliverBy", Argument.DAY);
        verbs.put("noMoreSupply", Argument.NONE);
        verbs.put("inStock", Argument.NONE);
        verbs.put("wishedBy", Argument.DAY);
        verbs.put("priority", Argument.NUMBER);
        verbs.put("note", Argument.NONE);
        return verbs;
    }

    private static void text(Map<String, Word> words, String name, Function<Line, @Nullable Object> read) {
        words.put(name, new Word(name, getter("get", name), Type.TEXT, Origin.FACTS, read));
    }

    private static void number(
            Map<String, Word> words, String name, Origin origin, Function<Line, @Nullable Object> read) {
        words.put(name, new Word(name, getter("get", name), Type.NUMBER, origin, read));
    }

    private static void yesNo(
            Map<String, Word> words, String name, Origin origin, Function<Line, @Nullable Object> read) {
        words.put(name, new Word(name, getter("is", name), Type.YES_NO, origin, read));
    }

    private static String getter(String prefix, String name) {
        return prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
