package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Wire;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.Decision;
import dev.backorderdesk.model.OrderEvent;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.model.Refund;
import dev.backorderdesk.model.Release;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.reorder.Reorder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as the contract writes them: its names in its order, no white space, so that the same is always the same. */
public final class WireJson implements Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String decision(Decision decision) {
        ObjectNode out = JSON.createObjectNode();
        out.put("orderId", decision.orderId());
        out.put("status", "DECIDED");
        out.put("decidedAt", decision.decidedAt().toString());
        out.put("rulesVersion", decision.rulesVersion());
        ArrayNode lines = out.putArray("lines");
        decision.lines().forEach(line -> line(lines.addObject(), line));
        return out.toString();
    }

    private static void line(ObjectNode out, DecidedLine line) {
        out.put("line", line.line());
        out.put("sku", line.sku());
        out.put("requested", line.requested());
        out.put("outcome", line.outcome().name());
        out.put("accepted", line.accepted());
        out.put("backordered", line.backordered());
        out.put("preordered", line.preordered());
        out.put("refused", line.refused());
        ArrayNode parts = out.putArray("parts");
        line.parts().forEach(part -> part(parts.addObject(), part));
        ArrayNode reasons = out.putArray("reasons");
        line.reasons().forEach(reason -> reason(reasons.addObject(), reason));
    }

    private static void part(ObjectNode out, Part part) {
        out.put("part", part.part());
        out.put("quantity", part.quantity());
        out.put("kind", part.kind().name());
        if (part.kind() == PartKind.REFUSED) {
            return;
        }
        put(out, "location", part.location());
        put(out, "shipBy", part.shipBy());
        put(out, "deliverBy", part.deliverBy());
        put(out, "basis", part.basis());
        put(out, "supplyId", part.supplyId());
        out.put("waitsForOrder", part.waitsForOrder());
    }

    private static void reason(ObjectNode out, Reason reason) {
        out.put("code", reason.code());
        out.put("binding", reason.binding());
        out.put("text", reason.text());
        out.put("rule", reason.rule());
        out.put("source", reason.source());
    }

    @Override
    public String answer(Answer answer) {
        ObjectNode out = JSON.createObjectNode();
        out.put("queue", answer.queue());
        out.put("key", answer.key());
        out.put("status", answer.status().name());
        ArrayNode errors = out.putArray("errors");
        for (Problem problem : answer.errors()) {
            errors.addObject()
                    .put("at", problem.at())
                    .put("expected", problem.expected())
                    .put("found", problem.found());
        }
        return out.toString();
    }

    @Override
    public String reorder(Reorder reorder) {
        ObjectNode out = JSON.createObjectNode();
        out.put("reorderId", reorder.reorderId());
        out.put("supplier", reorder.supplier());
        out.put("sku", reorder.sku());
        out.put("location", reorder.location());
        out.put("quantity", reorder.quantity());
        out.put("packSize", reorder.packSize());
        out.put(
                "neededBy",
                reorder.neededBy() == null ? null : reorder.neededBy().toString());
        ArrayNode demand = out.putArray("demand");
        shares(reorder)
                .forEach((line, quantity) -> demand.addObject()
                        .put("orderId", line.orderId())
                        .put("line", line.line())
                        .put("quantity", quantity));
        out.put("surplus", reorder.surplus());
        if (!reorder.replaces().isEmpty()) {
            reorder.replaces().forEach(out.putArray("replaces")::add);
        }
        return out.toString();
    }

    private record Line(String orderId, int line) {}

    /** A supplier sees lines; the parts of a line are ours and are told as one. */
    private static Map<Line, Long> shares(Reorder reorder) {
        Map<Line, Long> shares = new LinkedHashMap<>();
        reorder.demand()
                .forEach(each -> shares.merge(new Line(each.orderId(), each.line()), each.quantity(), Long::sum));
        return shares;
    }

    @Override
    public String release(Release release) {
        ObjectNode out = JSON.createObjectNode();
        out.put("releaseId", release.releaseId());
        out.put("revision", release.revision());
        out.put("action", release.action().name());
        out.put("orderId", release.orderId());
        out.put("shipComplete", release.shipComplete());
        out.put("shipBy", release.shipBy().toString());
        ObjectNode to = out.putObject("shipTo");
        put(to, "country", release.shipTo().country());
        put(to, "region", release.shipTo().region());
        put(to, "postalCode", release.shipTo().postalCode());
        put(to, "timeZone", release.shipTo().timeZone());
        out.put("carrier", release.carrier());
        out.put("service", release.service());
        out.put("location", release.location());
        ArrayNode lines = out.putArray("lines");
        Map<Integer, ObjectNode> byLine = new LinkedHashMap<>();
        for (Release.Line each : release.lines()) {
            ObjectNode line = byLine.computeIfAbsent(
                    each.line(), number -> lines.addObject().put("line", number).put("sku", each.sku()));
            line.put("quantity", line.path("quantity").asLong(0) + each.quantity());
        }
        return out.toString();
    }

    @Override
    public String refund(Refund refund) {
        ObjectNode out = JSON.createObjectNode();
        out.put("refundId", refund.refundId());
        out.put("orderId", refund.orderId());
        ArrayNode lines = out.putArray("lines");
        refund.lines()
                .forEach(each -> lines.addObject()
                        .put("line", each.line())
                        .put("quantity", each.quantity())
                        .put("amount", each.amount().toPlainString()));
        out.put("shipping", refund.shipping().toPlainString());
        out.put("amount", refund.amount().toPlainString());
        out.put("currency", refund.currency());
        out.put("method", refund.method());
        out.put("reason", refund.reason());
        out.put("dueBy", refund.dueBy().toString());
        out.put("captured", refund.captured());
        return out.toString();
    }

    @Override
    public String event(OrderEvent event) {
        ObjectNode out = JSON.createObjectNode();
        out.put("eventId", event.eventId());
        out.put("orderId", event.orderId());
        out.put("sequence", event.sequence());
        out.put("at", event.at().toString());
        out.put("kind", event.kind().name());
        out.put("line", event.line());
        out.put("part", event.part());
        put(out, "noticeId", event.noticeId());
        state(out, "before", event.before());
        state(out, "after", event.after());
        out.put("cause", event.cause());
        return out.toString();
    }

    private static void state(ObjectNode out, String name, OrderEvent.@Nullable State state) {
        if (state == null) {
            out.putNull(name);
            return;
        }
        ObjectNode node = out.putObject(name);
        node.put("waiting", state.waiting());
        node.put("allocated", state.allocated());
        node.put("released", state.released());
        node.put("shipped", state.shipped());
        node.put("cancelled", state.cancelled());
        node.put("shipBy", state.shipBy() == null ? null : state.shipBy().toString());
        node.put(
                "deliverBy",
                state.deliverBy() == null ? null : state.deliverBy().toString());
        node.put("location", state.location());
        node.put("carrier", state.carrier());
        node.put("service", state.service());
    }

    @Override
    public String notices(List<String> noticeIds, Channel channel) {
        ObjectNode out = JSON.createObjectNode().put("channel", channel.name());
        noticeIds.forEach(out.putArray("noticeIds")::add);
        return out.toString();
    }

    private static void put(ObjectNode out, String name, @Nullable Object value) {
        if (value != null) {
            out.put(name, value.toString());
        }
    }
}
