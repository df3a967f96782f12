package dev.backorderdesk.desk;

import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.Deliveries;
import dev.backorderdesk.notice.NoticePlan;
import dev.backorderdesk.reorder.Reorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages that an outcome sends. */
final class Letters {
    private static final String DECIDED = "queue://orders.decided";
    private static final String RELEASES = "queue://fulfilment.releases";
    private static final String REFUNDS = "queue://refunds.requested";
    private static final String REFUND_REMINDERS = "queue://refunds.reminders";
    private static final String EVENTS = "topic://orders.events";
    private static final String REPLIES = "queue://replies";

    private final Wire wire;
    private final Outcome outcome;
    private final List<String> decisions;

    Letters(Wire wire, Outcome outcome) {
        this.wire = wire;
        this.outcome = outcome;
        this.decisions = outcome.decided().stream()
                .map(each -> wire.decision(each.decision()))
                .toList();
    }

    List<OutboxMessage> all() {
        List<OutboxMessage> all = withoutAnswers();
        answers(all);
        for (Outcome.Parked each : outcome.parked()) {
            Raw raw = each.raw();
            if (raw != null) {
                all.add(parked(each, raw));
            }
        }
        return all;
    }

    /** Without what tells the sender and whoever looks after parked messages. */
    List<OutboxMessage> withoutAnswers() {
        List<OutboxMessage> all = new ArrayList<>();
        decisions(all);
        for (Pending again : outcome.again()) {
            all.add(new OutboxMessage(
                    "queue://" + again.key().queue(),
                    again.reply().correlationId(),
                    again.reply().destination(),
                    Map.of(),
                    again.raw()));
        }
        for (Reorder reorder : outcome.reorders()) {
            if (reorder.state() == Reorder.State.SENT) {
                all.add(text("queue://supplier.reorders." + reorder.supplier(), null, wire.reorder(reorder)));
            }
        }
        for (Outcome.Reminder reminder : outcome.moved().reminders()) {
            Reorder reorder = reminder.reorder();
            all.add(new OutboxMessage(
                    "queue://supplier.reminders." + reorder.supplier(),
                    null,
                    null,
                    Map.of("reminder", Integer.toString(reminder.number())),
                    Raw.text(wire.reorder(reorder))));
        }
        for (Release release : outcome.moved().releases()) {
            all.add(text(RELEASES, null, wire.release(release)));
        }
        for (Refund refund : outcome.moved().returned().refunds()) {
            all.add(text(REFUNDS, null, wire.refund(refund)));
        }
        for (Refund refund : outcome.moved().returned().reminders()) {
            all.add(text(REFUND_REMINDERS, null, wire.refund(refund)));
        }
        for (OrderEvent event : outcome.moved().events()) {
            all.add(text(EVENTS, null, wire.event(event)));
        }
        for (Channel channel : Channel.values()) {
            jobs(channel, all);
        }
        return all;
    }

    /** Some notices in one job: a message costs the broker as much as a notice costs its worker. */
    private void jobs(Channel channel, List<OutboxMessage> all) {
        String queue = channel == Channel.EMAIL ? "queue://notices.email" : "queue://notices.sms";
        List<String> ids = outcome.notices().stream()
                .filter(notice -> notice.channels().contains(channel))
                .map(NoticePlan::noticeId)
                .toList();
        for (int from = 0; from < ids.size(); from += Deliveries.GROUP) {
            List<String> job = ids.subList(from, Math.min(ids.size(), from + Deliveries.GROUP));
            all.add(new OutboxMessage(
                    queue,
                    null,
                    null,
                    Map.of(OutboxMessage.ENTRIES, Integer.toString(job.size())),
                    Raw.text(wire.notices(job, channel))));
        }
    }

    private void decisions(List<OutboxMessage> all) {
        for (int i = 0; i < decisions.size(); i++) {
            Reply reply = outcome.decided().get(i).reply();
            all.add(text(DECIDED, reply.correlationId(), decisions.get(i)));
            String asker = reply.destination();
            if (asker != null && !asker.equals(DECIDED)) {
                all.add(text(asker, reply.correlationId(), decisions.get(i)));
            }
        }
    }

    private void answers(List<OutboxMessage> all) {
        for (Answer answer : outcome.answers()) {
            all.add(text(address(answer.reply()), answer.reply().correlationId(), wire.answer(answer)));
        }
        Map<String, String> decidedHere = new HashMap<>();
        for (int i = 0; i < decisions.size(); i++) {
            decidedHere.put(outcome.decided().get(i).decision().orderId(), decisions.get(i));
        }
        for (Outcome.AnswerAgain again : outcome.answersAgain()) {
            Decision before = again.decision();
            String decision = before == null ? decidedHere.get(again.orderId()) : wire.decision(before);
            if (decision == null) {
                throw new IllegalStateException("The decision of " + again.orderId() + " is nowhere to be found.");
            }
            all.add(text(address(again.reply()), again.reply().correlationId(), decision));
        }
    }

    private static OutboxMessage parked(Outcome.Parked parked, Raw raw) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("parkedReason", parked.sentence());
        properties.put("parkedCode", parked.code());
        properties.put("parkedAt", parked.at().toString());
        return new OutboxMessage(
                "queue://" + parked.queue() + ".parked",
                parked.reply().correlationId(),
                parked.reply().destination(),
                properties,
                raw);
    }

    private static String address(Reply reply) {
        String destination = reply.destination();
        return destination == null ? REPLIES : destination;
    }

    private static OutboxMessage text(String destination, @Nullable String correlationId, String body) {
        return new OutboxMessage(destination, correlationId, null, Map.of(), Raw.text(body));
    }
}
