package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an order for the law of late orders.
 *
 * @param handed what became of the notices that the file names
 * @param lookAt when the law looks at it again (UTC); null where nothing of it is left to leave
 */
public record Legal(
        CaseFile file, List<Handed> handed, @Nullable Instant lookAt) {

    public Legal {
        handed = List.copyOf(handed);
    }

    /** Of an order to which nothing happened. */
    public static Legal none(String orderId) {
        return new Legal(CaseFile.empty(orderId), List.of(), null);
    }
}
