package dev.backorderdesk.store;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.reorder.Reorder;

/**
 * What transactions remember of what those before them read.
 *
 * @param leads what suppliers did; the same object for the same text, by which {@link
 *     dev.backorderdesk.promise.lead.LearnedTimes} knows what it reckoned before
 * @param advisories what carriers say, which may name thousands of areas
 */
record Remembered(
        RememberedCatalog catalog,
        RememberedTexts<LeadRecord> leads,
        RememberedTexts<Reorder> reorders,
        RememberedTexts<Advisory> advisories) {

    static Remembered nothing() {
        return new Remembered(
                new RememberedCatalog(),
                new RememberedTexts<>(LeadRecord.class),
                new RememberedTexts<>(Reorder.class),
                new RememberedTexts<>(Advisory.class));
    }
}
