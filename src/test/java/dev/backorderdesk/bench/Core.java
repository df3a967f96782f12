package dev.backorderdesk.bench;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.policy.Counting;
import dev.backorderdesk.policy.Line;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.drools.CompiledTerms;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.policy.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The same policy three times, over a seller policy of some number of rows, and lines to decide. */
final class Core {
    private static final String POLICY = "rules/tables/seller-policy.csv";

    final RuleSet rules;
    /** The demo's lines with the sellers of their orders. */
    final List<DemoLines.Case> lines = DemoLines.read(null);
    /** The same lines, each of some seller of the table: the worst that can be asked of memory. */
    final List<DemoLines.Case> scattered;

    private final Tables tables;
    private final CompiledTerms terms;
    private final ByEasyRules easy = new ByEasyRules();

    Core(int rows) {
        SortedMap<String, byte[]> files;
        try {
            files = RuleFiles.read(Path.of("."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int sellers = grow(files, rows);
        rules = new RuleFiles(null).loaded(files).orThrow();
        tables = Objects.requireNonNull(Tables.load(files, null).tables());
        terms = Objects.requireNonNull(CompiledTerms.load(files).rules());
        Random dice = new Random(rows);
        scattered = DemoLines.read(line -> "X-" + dice.nextInt(sellers));
    }

    /** Adds rows until there are so many, one a seller. */
    private static int grow(SortedMap<String, byte[]> files, int rows) {
        String shipped = new String(Objects.requireNonNull(files.get(POLICY)), StandardCharsets.UTF_8);
        int few = Math.max(1, rows - (int) shipped.lines().count());
        StringBuilder more = new StringBuilder(shipped);
        for (int i = 0; i < few; i++) {
            more.append("X-").append(i).append(",*,*,1000,2000,30,yes,500,45,yes,1000,\n");
        }
        files.put(POLICY, more.toString().getBytes(StandardCharsets.UTF_8));
        return few;
    }

    DecidedLine ours(DemoLines.Case each) {
        return rules.decide(each.facts(), each.offers());
    }

    DecidedLine byHand(DemoLines.Case each) {
        return stated(each, ByHand::state);
    }

    DecidedLine byEasyRules(DemoLines.Case each) {
        return stated(each, easy::state);
    }

    private DecidedLine stated(DemoLines.Case each, Consumer<Line> rules) {
        var facts = each.facts();
        Line line = new Line(
                facts,
                tables.policy(facts.seller(), facts.category(), facts.tier()),
                tables.trust(facts.seller()),
                tables.turn(facts.seller(), facts.category(), facts.tier(), facts.channel(), facts.country()));
        rules.accept(line);
        return Counting.decide(line, each.offers(), terms.rules());
    }
}
