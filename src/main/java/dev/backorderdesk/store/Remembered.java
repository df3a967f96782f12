package dev.backorderdesk.store;

import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.reorder.Reorder;

/**
 * What transactions remember of what those before them read.
 *
 * @param leads what suppliers did; the same object for the same text, by which {@link
 *     dev.backorderdesk.promise.lead.LearnedTimes} knows what it reckoned before
 */
record Remembered(RememberedCatalog catalog, RememberedTexts<LeadRecord> leads, RememberedTexts<Reorder> reorders) {

    static Remembered nothing() {
        return new Remembered(
                new RememberedCatalog(), new RememberedTexts<>(LeadRecord.class), new RememberedTexts<>(Reorder.class));
    }
}
