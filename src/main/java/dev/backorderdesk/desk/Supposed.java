package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.OrderState;
import dev.backorderdesk.allocate.PartState;
import dev.backorderdesk.allocate.Served;
import dev.backorderdesk.allocate.WaitingPart;
import dev.backorderdesk.model.SkuPosition;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SkuPosition.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulated run dealt up to now: laid over what is read for its next articles, so that they are dealt as they would be
 * had it been written. Kept are the articles of orders that ship as one, for no other article is dealt twice or by what
 * became of another. Where somebody changed the books in between, they count. Not safe for several threads.
 */
final class Supposed {
    private final Map<String, Article> articles = new HashMap<>();
    private final Map<String, Standing> orders = new HashMap<>();

    /** An article as the books have it, and as it would be. */
    private record Article(
            SkuPosition read, List<WaitingPart> readParts, SkuPosition position, List<WaitingPart> parts) {}

    /** An order as the books have it, and as it would be. */
    private record Standing(OrderState read, OrderState state) {}

    private record Name(String orderId, int line, int part) {}

    /** What is read, as it would be. */
    Snapshot over(Snapshot read) {
        forgetWhatOthersChanged(read);
        Map<String, SkuPosition> positions = new HashMap<>(read.positions());
        Map<String, List<WaitingPart>> waiting = new HashMap<>(read.waiting());
        for (String sku : read.positions().keySet()) {
            Article article = articles.get(sku);
            if (article != null) {
                positions.put(sku, article.position());
                waiting.put(sku, article.parts());
            }
        }
        Map<String, Dossier> dossiers = new HashMap<>(read.dossiers().byId());
        dossiers.replaceAll((id, each) -> {
            Standing standing = orders.get(id);
            return standing == null
                    ? each
                    : new Dossier(each.order(), each.decision(), standing.state(), each.agreed(), each.legal());
        });
        return read.with(positions, waiting, dossiers);
    }

    private void forgetWhatOthersChanged(Snapshot read) {
        for (String sku : read.positions().keySet()) {
            Article article = articles.get(sku);
            if (article != null
                    && !(article.read().equals(read.positions().get(sku))
                            && article.readParts().equals(parts(read, sku)))) {
                forgetArticle(sku);
            }
        }
        read.dossiers().byId().forEach((id, dossier) -> {
            Standing standing = orders.get(id);
            if (standing != null && !standing.read().equals(dossier.state())) {
                forgetOrder(id);
            }
        });
    }

    /** An article and its orders are of one piece. */
    private void forgetArticle(String sku) {
        Article article = articles.remove(sku);
        if (article != null) {
            article.parts().forEach(part -> forgetOrder(part.orderId()));
        }
    }

    private void forgetOrder(String orderId) {
        Standing standing = orders.remove(orderId);
        if (standing != null) {
            standing.state().parts().stream().map(PartState::sku).forEach(this::forgetArticle);
        }
    }

    private static List<WaitingPart> parts(Snapshot snapshot, String sku) {
        return snapshot.waiting().getOrDefault(sku, List.of());
    }

    /**
     * This would be written.
     *
     * @param read as the books have it
     * @param over the same as it was dealt on
     */
    void happened(Snapshot read, Snapshot over, Outcome outcome) {
        for (String sku : read.positions().keySet()) {
            List<WaitingPart> parts = parts(over, sku);
            boolean together = parts.stream().anyMatch(part -> {
                Dossier dossier = over.dossiers().byId().get(part.orderId());
                return dossier != null && dossier.order().shipComplete();
            });
            SkuPosition before = read.positions().get(sku);
            SkuPosition now = over.positions().get(sku);
            if (together && before != null && now != null) {
                articles.put(
                        sku, new Article(before, parts(read, sku), position(now, outcome), served(parts, outcome)));
            }
        }
        for (OrderState state : outcome.moved().states()) {
            Dossier dossier = read.dossiers().byId().get(state.orderId());
            if (dossier != null && state.parts().stream().anyMatch(part -> articles.containsKey(part.sku()))) {
                orders.put(state.orderId(), new Standing(dossier.state(), state));
            }
        }
    }

    private static SkuPosition position(SkuPosition before, Outcome outcome) {
        Map<String, Stock> stock = new LinkedHashMap<>();
        before.stock().forEach(each -> stock.put(each.location(), each));
        outcome.stock().stream()
                .filter(each -> each.sku().equals(before.sku()))
                .forEach(each -> stock.put(each.stock().location(), each.stock()));
        Map<String, Inbound> supplies = new LinkedHashMap<>();
        before.supplies().forEach(each -> supplies.put(each.supplyId(), each));
        outcome.supplies().stream()
                .filter(each -> each.sku().equals(before.sku()))
                .forEach(each -> supplies.put(each.inbound().supplyId(), each.inbound()));
        return new SkuPosition(before.sku(), List.copyOf(stock.values()), List.copyOf(supplies.values()));
    }

    private static List<WaitingPart> served(List<WaitingPart> parts, Outcome outcome) {
        Map<Name, Served> changed = new HashMap<>();
        outcome.served().forEach(each -> changed.put(new Name(each.orderId(), each.line(), each.part()), each));
        List<WaitingPart> after = new ArrayList<>();
        for (WaitingPart part : parts) {
            Served served = changed.get(new Name(part.orderId(), part.line(), part.part()));
            after.add(served == null ? part : part.with(served.served(), served.pegs()));
        }
        return after;
    }
}
