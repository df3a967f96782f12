package dev.backorderdesk.notice;

import dev.backorderdesk.notice.OrderNews.Ask;
import dev.backorderdesk.notice.OrderNews.Days;
import dev.backorderdesk.notice.OrderNews.Money;
import dev.backorderdesk.notice.OrderNews.Parcel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notice of news says. Its legal effect goes along as data ({@link Ask}); the templates word it.
 *
 * @param at when the last of it happened (UTC)
 * @param lines empty for money that belongs to no line
 * @param toCome pieces of the order that were still to leave when it was planned
 * @param reason code of the reason that holds for all of it; null where there is none to tell
 * @param inTime the law wants no delay to be told any more: what was to be told of one, and was told to nobody, is not
 */
public record NewsView(
        String orderId,
        Topic topic,
        Instant at,
        List<Line> lines,
        long toCome,
        @Nullable Ask ask,
        @Nullable Money money,
        @Nullable Parcel parcel,
        @Nullable String reason,
        boolean inTime)
        implements NoticeView {

    public NewsView {
        lines = List.copyOf(lines);
    }

    /**
     * Pieces of a part.
     *
     * @param title the article's; its SKU where the article is unknown
     * @param granted all pieces of the part that were ever granted
     * @param reason code of the reason of this part; null where there is none to tell
     */
    public record Line(
            int line,
            int part,
            String sku,
            String title,
            long quantity,
            long granted,
            Days before,
            Days after,
            @Nullable String reason) {}
}
