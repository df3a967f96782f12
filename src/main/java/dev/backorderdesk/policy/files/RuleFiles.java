package dev.backorderdesk.policy.files;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.drools.CompiledTerms;
import dev.backorderdesk.policy.tables.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes rule sets from files. Keeps the compiled rules of the last version, for most changes touch tables only. */
public final class RuleFiles {
    private static final String TABLES = "rules/tables/";
    private static final String TERMS = "rules/terms/";
    private static final String SCENARIOS = "rules/scenarios/";

    /** Bytes of a file: more than 100,000 rows of a table, and what the memory of a service that runs can bear. */
    private static final long LARGEST = 16_000_000;

    private final Supplier<@Nullable Set<String>> calendars;
    private @Nullable String compiledVersion;
    private CompiledTerms.@Nullable Loaded compiled;

    /**
     * @param calendars names that {@code carriage.csv} may use; null means that they are not checked
     */
    public RuleFiles(@Nullable Set<String> calendars) {
        Set<String> known = calendars == null ? null : Set.copyOf(calendars);
        this.calendars = () -> known;
    }

    private RuleFiles(Supplier<@Nullable Set<String>> calendars) {
        this.calendars = calendars;
    }

    /** With calendars that are edited too: at every loading it is asked for the names that {@code carriage.csv} may use. */
    public static RuleFiles following(Supplier<Set<String>> calendars) {
        return new RuleFiles(() -> Set.copyOf(calendars.get()));
    }

    /**
     * What became of the files.
     *
     * @param rules null where a finding is an error
     * @param version identity of the files, also where they are broken
     * @param files what was read, by path below the project; kept with the version it can be loaded again
     * @param findings errors and warnings of all files, in the order of files and rows
     */
    public record Loaded(
            @Nullable RuleSet rules, String version, SortedMap<String, byte[]> files, List<Finding> findings) {

        /** The rule set, where a broken one is a fault of the caller's. */
        public RuleSet orThrow() {
            if (rules == null) {
                throw new IllegalStateException("The rules can't be used:\n  "
                        + String.join(
                                "\n  ", findings.stream().map(Finding::toString).toList()));
            }
            return rules;
        }
    }

    /** A file that would fill the memory; nothing of the folder is read then. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        TooLarge(String file, long size) {
            super(file + " has " + size + " bytes, expected at most " + LARGEST);
            this.finding = new Finding(
                    file,
                    0,
                    null,
                    size + " bytes",
                    "This file has " + size + " bytes, expected at most " + LARGEST
                            + ". Maybe something was pasted twice.",
                    Finding.Severity.ERROR);
        }

        /** What the analyst is told. */
        public Finding finding() {
            return finding;
        }
    }

    /**
     * Reads and loads a folder; a file that is too large is a finding.
     *
     * @param folder as in {@link #read}
     */
    public Loaded loaded(Path folder) throws IOException {
        try {
            return loaded(read(folder));
        } catch (TooLarge e) {
            return broken(e);
        }
    }

    static Loaded broken(TooLarge e) {
        return new Loaded(null, "too large: " + e.getMessage(), new TreeMap<>(), List.of(e.finding()));
    }

    /** Loads once, without a check of calendar names. For the project's folder or its {@code rules} folder. */
    public static Loaded load(Path folder) throws IOException {
        return new RuleFiles((Set<String>) null).loaded(folder);
    }

    /**
     * Reads the files that make a rule set: {@code tables/*.csv} and {@code terms/*.drl}.
     *
     * @param folder the project's folder, or the {@code rules} folder itself under whatever name
     * @return contents by path below the project, as {@code rules/tables/supply.csv}
     */
    public static SortedMap<String, byte[]> read(Path folder) throws IOException {
        return contents(list(folder));
    }

    /**
     * Reads the analysts' examples, {@code scenarios/*.csv}. They decide nothing, so they are no part of a version.
     *
     * @param folder as in {@link #read}
     */
    public static SortedMap<String, byte[]> readScenarios(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        list(rules(folder).resolve("scenarios"), ".csv", SCENARIOS, files);
        return contents(files);
    }

    /** Where the files of a rule set are, by path below the project. */
    static SortedMap<String, Path> list(Path folder) throws IOException {
        Path rules = rules(folder);
        SortedMap<String, Path> files = new TreeMap<>();
        list(rules.resolve("tables"), ".csv", TABLES, files);
        list(rules.resolve("terms"), ".drl", TERMS, files);
        return files;
    }

    private static Path rules(Path folder) {
        return Files.isDirectory(folder.resolve("rules")) ? folder.resolve("rules") : folder;
    }

    private static SortedMap<String, byte[]> contents(SortedMap<String, Path> files) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            long size = Files.size(file.getValue());
            if (size > LARGEST) {
                throw new TooLarge(file.getKey(), size);
            }
            contents.put(file.getKey(), Files.readAllBytes(file.getValue()));
        }
        return contents;
    }

    private static void list(Path folder, String suffix, String prefix, Map<String, Path> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = String.valueOf(file.getFileName());
                // Editors put their own copies beside a file: .name, name~, #name#.
                if (name.endsWith(suffix) && !name.startsWith(".") && Files.isRegularFile(file)) {
                    files.put(prefix + name, file);
                }
            }
        }
    }

    /** {@code sha256:} and 64 hex digits over every file's name and content. */
    public static String version(SortedMap<String, byte[]> files) {
        return "sha256:" + digest(files, "");
    }

    private static String digest(SortedMap<String, byte[]> files, String prefix) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((file, content) -> {
                if (file.startsWith(prefix)) {
                    byte[] name = file.getBytes(StandardCharsets.UTF_8);
                    // Lengths first, so that no two sets of files run together into one.
                    digest.update(ByteBuffer.allocate(8)
                            .putInt(name.length)
                            .putInt(content.length)
                            .array());
                    digest.update(name);
                    digest.update(content);
                }
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Makes a rule set of contents, as those of an old version kept in the database.
     *
     * @param files by path below the project
     */
    public synchronized Loaded loaded(SortedMap<String, byte[]> files) {
        Tables.Loaded tables = Tables.load(files, calendars.get());
        CompiledTerms.Loaded rules = compiled(files);
        List<Finding> findings = new ArrayList<>(tables.findings());
        findings.addAll(rules.findings());
        String version = version(files);
        Tables data = tables.tables();
        CompiledTerms terms = rules.rules();
        return new Loaded(
                data == null || terms == null ? null : new LoadedRuleSet(version, data, terms),
                version,
                files,
                List.copyOf(findings));
    }

    private CompiledTerms.Loaded compiled(SortedMap<String, byte[]> files) {
        String version = digest(files, TERMS);
        CompiledTerms.Loaded last = compiled;
        if (last == null || !version.equals(compiledVersion)) {
            last = CompiledTerms.load(files);
            compiled = last;
            compiledVersion = version;
        }
        return last;
    }
}
