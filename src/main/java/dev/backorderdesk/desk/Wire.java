package dev.backorderdesk.desk;

import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.reorder.Reorder;
import java.util.List;

/** How messages are written. The same value always gives the same text. */
public interface Wire {

    /** A decision, as on {@code orders.decided}. */
    String decision(Decision decision);

    /** An answer's envelope. */
    String answer(Answer answer);

    /** A reorder, as on {@code supplier.reorders.<supplier>}. */
    String reorder(Reorder reorder);

    /** A release, as on {@code fulfilment.releases}. */
    String release(Release release);

    /** A refund, as on {@code refunds.requested}. */
    String refund(Refund refund);

    /** An event, as on {@code orders.events}. */
    String event(OrderEvent event);

    /** A notification worker's job: ids only. */
    String notices(List<String> noticeIds, Channel channel);
}
