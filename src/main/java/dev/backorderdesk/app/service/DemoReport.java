package dev.backorderdesk.app.service;

import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.flow.client.ErpClient;
import dev.backorderdesk.flow.demo.DemoMailbox;
import dev.backorderdesk.flow.demo.DemoSmsc;
import dev.backorderdesk.flow.demo.ReceivedMail;
import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.notice.Channel;
import dev.backorderdesk.notice.DeliveryState;
import dev.backorderdesk.reorder.Reorder;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints what happened, with three orders from the message in to all that came out. */
final class DemoReport {
    private static final int MOST_REASONS = 12;

    private final DeskProcess service;
    private final Happenings happened;
    private final ErpClient erp;
    private final PrintWriter out;
    private final Map<String, String> reorderTexts = new LinkedHashMap<>();

    DemoReport(DeskProcess service, Happenings happened, ErpClient erp, PrintWriter out) {
        this.service = service;
        this.happened = happened;
        this.erp = erp;
        this.out = out;
    }

    void print(List<String> messages, Duration took) {
        heading("What was decided");
        int lines = happened.outcomes().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        out.printf(
                Locale.ROOT,
                "%,d orders with %,d lines in %.1f s%n",
                happened.decided().size(),
                lines,
                took.toMillis() / 1000.0);
        for (LineOutcome outcome : LineOutcome.values()) {
            int count = happened.outcomes().getOrDefault(outcome, 0);
            out.printf(Locale.ROOT, "  %-10s %,6d  %4.1f %%%n", outcome, count, 100.0 * count / Math.max(1, lines));
        }
        heading("The reasons that decided most often");
        happened.reasons().stream().limit(MOST_REASONS).forEach(each -> {
            String[] told = each.getKey().split("\\|", 3);
            out.printf(Locale.ROOT, "  %,6d  %-22s %s (%s)%n", each.getValue(), told[0], told[1], told[2]);
        });
        notices();
        reorders();
        examples(messages);
        whereToLook();
    }

    private void heading(String words) {
        out.println();
        out.println(words);
        out.println("=".repeat(words.length()));
    }

    private void notices() {
        heading("What customers were told");
        Map<Channel, Map<DeliveryState, Long>> counts =
                service.store().deliveries().counts();
        counts.forEach((channel, states) -> states.forEach((state, count) -> {
            if (count > 0) {
                out.printf(Locale.ROOT, "  %-6s %-9s %,6d%s%n", channel, state, count, meaning(channel, state));
            }
        }));
    }

    private static String meaning(Channel channel, DeliveryState state) {
        return switch (state) {
            case ACCEPTED -> channel == Channel.EMAIL ? "  in the mailbox" : "  on the phone";
            case DUE -> channel == Channel.SMS ? "  wait for the customer's morning" : "  wait for another try";
            case SKIPPED -> "  not for this channel, as a landline";
            case FAILED -> "  parked for a person";
            case SENDING, IN_DOUBT -> "";
        };
    }

    private void reorders() {
        heading("What suppliers were asked for");
        Map<String, List<Reorder>> bySupplier = happened.reorders().stream()
                .collect(Collectors.groupingBy(Reorder::supplier, java.util.TreeMap::new, Collectors.toList()));
        bySupplier.forEach((supplier, reorders) -> {
            out.printf(
                    Locale.ROOT,
                    "  %-10s %,4d reorders, %,7d pieces, of which %,6d beyond the demand (packs and minimums)%n",
                    supplier,
                    reorders.size(),
                    reorders.stream().mapToLong(Reorder::quantity).sum(),
                    reorders.stream().mapToLong(Reorder::surplus).sum());
            for (int i = 0; i < reorders.size(); i++) {
                Optional<String> text = erp.take("supplier.reorders." + supplier, Duration.ofSeconds(5));
                for (Reorder reorder : reorders) {
                    if (text.isPresent() && text.get().contains(reorder.reorderId())) {
                        reorderTexts.put(reorder.reorderId(), text.get());
                    }
                }
            }
        });
    }

    private void examples(List<String> messages) {
        List<Outcome.Decided> bySize = happened.decided().values().stream()
                .sorted(Comparator.comparingInt(
                                (Outcome.Decided each) -> each.order().lines().size())
                        .thenComparing(each -> each.order().orderId()))
                .toList();
        Set<String> shown = new TreeSet<>();
        example(
                "An order that waits for a supplier",
                bySize,
                each -> has(each, part -> part.basis() == Basis.LEAD_TIME) && told(each, 2),
                shown,
                messages);
        example(
                "An order that gets less than it asked for",
                bySize,
                each -> is(each, LineOutcome.CAP) && told(each, 2),
                shown,
                messages);
        example(
                "An order with something that is not released yet, or refused",
                bySize,
                each -> (is(each, LineOutcome.PREORDER) || is(each, LineOutcome.REJECT)) && told(each, 2),
                shown,
                messages);
    }

    private boolean told(Outcome.Decided decided, int channels) {
        String email = decided.order().customer().email();
        DemoMailbox mailbox = service.mailbox();
        return email != null
                && mailbox != null
                && !mailsOf(mailbox, decided).isEmpty()
                && (channels < 2 || !textsOf(decided).isEmpty());
    }

    private static boolean is(Outcome.Decided decided, LineOutcome outcome) {
        return decided.decision().lines().stream().anyMatch(line -> line.outcome() == outcome);
    }

    private static boolean has(Outcome.Decided decided, Predicate<Part> which) {
        return decided.decision().lines().stream()
                .flatMap((DecidedLine line) -> line.parts().stream())
                .anyMatch(which);
    }

    private void example(
            String title,
            List<Outcome.Decided> all,
            Predicate<Outcome.Decided> which,
            Set<String> shown,
            List<String> messages) {
        Optional<Outcome.Decided> found = all.stream()
                .filter(each -> !shown.contains(each.order().orderId()))
                .filter(which)
                .findFirst();
        heading("Example: " + title);
        if (found.isEmpty()) {
            out.println("There is none among these orders.");
            return;
        }
        Outcome.Decided decided = found.get();
        String orderId = decided.order().orderId();
        shown.add(orderId);
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).startsWith("{\"orderId\":\"" + orderId + "\"")) {
                block("in: orders.in", messages.get(i));
                block("out: orders.decided", happened.answer("demo-" + i));
            }
        }
        DemoMailbox mailbox = service.mailbox();
        if (mailbox != null) {
            mailsOf(mailbox, decided)
                    .forEach(mail -> block(
                            "e-mail to " + mail.to(),
                            "From: " + mail.from() + "\nSubject: " + mail.subject() + "\nMessage-ID: "
                                    + mail.messageId() + "\n\n" + mail.text()));
        }
        textsOf(decided).forEach(text -> block("text message to " + text.to(), text.text()));
        happened.reorders().stream()
                .filter(each -> each.demand().stream()
                        .anyMatch(demand -> demand.orderId().equals(orderId)))
                .forEach(each -> block(
                        "out: supplier.reorders." + each.supplier(),
                        reorderTexts.getOrDefault(each.reorderId(), "(it did not arrive)")));
    }

    private static List<ReceivedMail> mailsOf(DemoMailbox mailbox, Outcome.Decided decided) {
        return mailbox.received(String.valueOf(decided.order().customer().email())).stream()
                .filter(mail -> mail.text().contains(decided.order().orderId()))
                .toList();
    }

    private List<DemoSmsc.Text> textsOf(Outcome.Decided decided) {
        DemoSmsc phone = service.phone();
        if (phone == null) {
            return List.of();
        }
        List<DemoSmsc.Text> texts = new ArrayList<>();
        for (DemoSmsc.Text text : phone.texts()) {
            if (text.text().contains(decided.order().orderId())) {
                texts.add(text);
            }
        }
        return texts;
    }

    private void block(String title, String text) {
        out.println();
        out.println("--- " + title);
        out.println(text.strip());
    }

    private void whereToLook() {
        heading("Where to look");
        out.println("  http://127.0.0.1:" + service.consolePort() + "/          the desk, its health and numbers");
        out.println("  http://127.0.0.1:" + service.consolePort() + "/metrics   for Prometheus");
        out.println("  bin/desk explain ORDER             why a line was decided so (while it runs)");
        out.println("  " + service.brokerUrl() + "             OpenWire: send orders of your own");
        out.println(
                "  rules/tables/seller-policy.csv     change a limit while it runs; bin/desk check looks at it first");
    }
}
