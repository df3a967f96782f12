package dev.backorderdesk.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backorderdesk.promise.lead.LeadRecord;

/**
 * Records of what suppliers did, by their text. They are read for every order and change with a receipt; the same text
 * gives the same object, by which {@link dev.backorderdesk.promise.lead.LearnedTimes} knows what it reckoned before.
 */
final class RememberedLeads {

    /** A few hundred bytes each. */
    private static final int MOST = 20_000;

    private final Cache<String, LeadRecord> byText =
            Caffeine.newBuilder().maximumSize(MOST).build();

    LeadRecord of(String text) {
        return byText.get(text, each -> StoredJson.read(each, LeadRecord.class));
    }
}
