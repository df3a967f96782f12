package dev.backorderdesk.scenario;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Wire;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.reorder.Reorder;
import java.util.List;

/** Writes values as records print them: enough where nobody reads the text. */
final class PlainWire implements Wire {
    @Override
    public String decision(Decision decision) {
        return decision.toString();
    }

    @Override
    public String answer(Answer answer) {
        return answer.toString();
    }

    @Override
    public String reorder(Reorder reorder) {
        return reorder.toString();
    }

    @Override
    public String release(Release release) {
        return release.toString();
    }

    @Override
    public String refund(Refund refund) {
        return refund.toString();
    }

    @Override
    public String event(OrderEvent event) {
        return event.toString();
    }

    @Override
    public String notices(List<String> noticeIds, Channel channel) {
        return String.join(",", noticeIds) + "/" + channel;
    }
}
