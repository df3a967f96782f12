package dev.backorderdesk.desk;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What a shop sets once.
 *
 * @param zone the shop's zone: release dates begin at 0:00 here
 * @param defaultLocation location of stock and supply messages that name none
 * @param reorderCollect how long a reorder proposal collects where the supplier has no send time of its own
 * @param pendingFor how long a message waits for its parent before it is parked
 * @param locale BCP 47 tag for customers that have none
 * @param redealOnSupply an article is dealt anew whenever stock of it comes or its supply changes
 */
public record Settings(
        ZoneId zone,
        String defaultLocation,
        Duration reorderCollect,
        Duration pendingFor,
        String locale,
        boolean redealOnSupply) {

    /** One that deals nothing anew by itself. */
    public Settings(ZoneId zone, String defaultLocation, Duration reorderCollect, Duration pendingFor, String locale) {
        this(zone, defaultLocation, reorderCollect, pendingFor, locale, false);
    }
}
