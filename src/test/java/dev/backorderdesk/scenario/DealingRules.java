package dev.backorderdesk.scenario;

import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shipped rules with other tables of who comes first, and of backorder processing. */
public final class DealingRules {
    private static final String CLASSES = "rules/tables/backorder-processing.csv";
    private static final String SHARES = "rules/tables/backorder-shares.csv";
    private static final String PRIORITIES = "rules/tables/priority.csv";

    private DealingRules() {}

    /**
     * Makes them.
     *
     * @param classes rows before the shipped ones, as in the file
     * @param shares rows before the shipped ones, as in the file
     */
    public static RuleSet with(List<String> classes, List<String> shares) throws IOException {
        return with(classes, shares, List.of());
    }

    /** @param priorities rows before the shipped one, as in the file */
    public static RuleSet with(List<String> classes, List<String> shares, List<String> priorities) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>(RuleFiles.read(Path.of(".")));
        add(files, CLASSES, classes);
        add(files, SHARES, shares);
        add(files, PRIORITIES, priorities);
        return new RuleFiles((java.util.Set<String>) null).loaded(files).orThrow();
    }

    private static void add(SortedMap<String, byte[]> files, String path, List<String> rows) {
        String[] shipped = new String(files.get(path), StandardCharsets.UTF_8).split("\n", 2);
        String all = shipped[0] + "\n" + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n") + shipped[1];
        files.put(path, all.getBytes(StandardCharsets.UTF_8));
    }
}
