package dev.backorderdesk.scenario;

import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shipped rules as a lawyer corrects them. */
final class LawRules {
    private static final String TERMS = "rules/tables/regime-terms.csv";
    private static final String US = "US,shipment,30,50,30,7,";

    private LawRules() {}

    /** With other numbers for the American rule: its default days, and the days of a short delay. */
    static RuleSet american(int defaultDays, int shortDelayDays) {
        try {
            SortedMap<String, byte[]> files = new TreeMap<>(RuleFiles.read(Path.of(".")));
            String shipped = new String(files.get(TERMS), StandardCharsets.UTF_8);
            String other = shipped.replace(US, "US,shipment," + defaultDays + ",50," + shortDelayDays + ",7,");
            if (other.equals(shipped)) {
                throw new IllegalStateException(TERMS + " has no row that begins with " + US);
            }
            files.put(TERMS, other.getBytes(StandardCharsets.UTF_8));
            return new RuleFiles((Set<String>) null).loaded(files).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
