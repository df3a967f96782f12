package dev.backorderdesk.desk;

import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.SkuPosition.Inbound;
import dev.backorderdesk.model.SupplierItem;
import dev.backorderdesk.model.Supply;
import dev.backorderdesk.promise.Lateness;
import dev.backorderdesk.promise.Spread;
import dev.backorderdesk.promise.lead.Delivery;
import dev.backorderdesk.promise.lead.LeadRecord;
import dev.backorderdesk.promise.lead.LeadTimes;
import dev.backorderdesk.promise.lead.LearnedTimes;
import dev.backorderdesk.promise.lead.Tuning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What suppliers did, while a batch adds to it. Days are the location's. */
final class LeadBook {
    private static final LearnedTimes LEARNED = new LearnedTimes();

    private final Map<String, Item> items;
    private final Map<String, LeadRecord> records;
    private final Map<String, UnderWay> underWay;

    private final List<Lesson> lessons = new ArrayList<>();
    private final Map<String, UnderWay> begun = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();

    LeadBook(Leads read, Map<String, Item> items) {
        this.items = items;
        this.records = new HashMap<>(read.records());
        this.underWay = new HashMap<>(read.underWay());
    }

    /** Days from the supplier's first working day to the receipt; null where the contract is all that is known. */
    @Nullable
    Spread days(SupplierItem offer, int leadTimePercent, LocalDate today) {
        LeadRecord sku = record(Leads.ofSku(offer.supplier(), offer.sku()));
        LeadRecord supplier = record(Leads.ofSupplier(offer.supplier()));
        LeadRecord category = record(Leads.ofCategory(category(offer.sku())));
        boolean nothing =
                sku.equals(LeadRecord.EMPTY) && supplier.equals(LeadRecord.EMPTY) && category.equals(LeadRecord.EMPTY);
        return nothing
                ? null
                : LEARNED.days(
                        new LeadTimes(sku, supplier, category, Tuning.SHIPPED),
                        offer.leadTimeDays(),
                        leadTimePercent,
                        today);
    }

    /** What became of the days that the supplier announced; null where nothing of it came yet. */
    @Nullable
    Lateness lateness(String supplier, LocalDate today) {
        LeadRecord record = records.get(Leads.ofSupplier(supplier));
        return record == null || record.slipped().isEmpty()
                ? null
                : new LeadTimes(LeadRecord.EMPTY, record, LeadRecord.EMPTY, Tuning.SHIPPED).lateness(today);
    }

    /** How often something was learned here. */
    int lessons() {
        return lessons.size();
    }

    /**
     * A supplier was asked.
     *
     * @param begins its first working day from then on
     */
    void asked(String reorderId, SupplierItem offer, LocalDate begins) {
        open(UnderWay.ofReorder(reorderId), offer.supplier(), offer.sku(), asked(begins, offer.leadTimeDays()));
    }

    private static Delivery asked(LocalDate begins, @Nullable Integer contractDays) {
        return new Delivery(begins, contractDays == null ? null : begins.plusDays(contractDays), null);
    }

    /**
     * A supplier announced something, or another quantity or day of it.
     *
     * @param before null where this is the first that is heard of it
     * @param begins its first working day since we asked for it, or from now on where we did not
     * @param contractDays null where there is no contract
     */
    void announced(
            String sku, @Nullable Inbound before, Inbound now, LocalDate begins, @Nullable Integer contractDays) {
        String subject = UnderWay.ofSupply(now.supplyId());
        UnderWay asked = now.reorderId() == null ? null : underWay.get(UnderWay.ofReorder(now.reorderId()));
        if (underWay.get(subject) == null && asked != null) {
            end(asked.subject());
            put(asked.as(subject));
        } else if (underWay.get(subject) == null && now.open() > 0 && (before == null || before.open() == 0)) {
            // Who was asked by others was asked long ago, perhaps: how long he takes is known of what we asked for.
            boolean ours = now.reorderId() != null;
            open(subject, now.supplier(), sku, ours ? asked(begins, contractDays) : Delivery.unasked(begins));
        }
        UnderWay under = underWay.get(subject);
        if (under == null) {
            return;
        }
        LocalDate came = under.received();
        if (now.open() == 0 && now.status() == Supply.Status.OPEN && came != null) {
            // It was cut down to what had come.
            end(under, Lesson.Kind.RECEIVED, came);
        } else if (now.open() == 0) {
            end(under, Lesson.Kind.CANCELLED, null);
        } else if (under.delivery().announced() == null && now.expected() != null) {
            Delivery delivery = under.delivery();
            learn(new Lesson(under.records(), Lesson.Kind.ANNOUNCED, delivery, now.expected()));
            put(under.with(delivery.announced(now.expected()), under.received()));
        }
    }

    /** A supplier who was asked did not answer: nobody counts the days any more. */
    void givenUp(String reorderId) {
        UnderWay asked = underWay.get(UnderWay.ofReorder(reorderId));
        if (asked != null) {
            end(asked, Lesson.Kind.CANCELLED, null);
        }
    }

    /**
     * Some of it came; the last of it is what is learned from.
     *
     * @param heard when we heard of it: before we asked for it nothing of it came, whatever it is dated
     */
    void received(Inbound after, LocalDate dated, LocalDate heard) {
        UnderWay under = underWay.get(UnderWay.ofSupply(after.supplyId()));
        if (under == null) {
            return;
        }
        Delivery delivery = under.delivery();
        LocalDate day = delivery.asked() && dated.isBefore(delivery.begun()) ? heard : dated;
        if (after.open() == 0) {
            end(under, Lesson.Kind.RECEIVED, day);
        } else {
            put(under.with(delivery, day));
        }
    }

    private void open(String subject, String supplier, String sku, Delivery delivery) {
        UnderWay under = new UnderWay(subject, supplier, sku, category(sku), delivery, null);
        learn(new Lesson(under.records(), Lesson.Kind.OPENED, under.delivery(), null));
        put(under);
    }

    private void end(UnderWay under, Lesson.Kind how, @Nullable LocalDate day) {
        learn(new Lesson(under.records(), how, under.delivery(), day));
        end(under.subject());
    }

    private void put(UnderWay under) {
        underWay.put(under.subject(), under);
        begun.put(under.subject(), under);
        ended.remove(under.subject());
    }

    private void end(String subject) {
        underWay.remove(subject);
        begun.remove(subject);
        ended.add(subject);
    }

    private void learn(Lesson lesson) {
        lesson.records().forEach(each -> records.put(each, lesson.taught(record(each))));
        lessons.add(lesson);
    }

    private LeadRecord record(String name) {
        return records.getOrDefault(name, LeadRecord.EMPTY);
    }

    private String category(String sku) {
        Item item = items.get(sku);
        return item == null ? "" : item.category();
    }

    Leads.Taught taught() {
        return new Leads.Taught(List.copyOf(lessons), List.copyOf(begun.values()), List.copyOf(ended));
    }
}
