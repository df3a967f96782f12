package dev.backorderdesk.notice.render;

import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.policy.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The templates in use. After an edit the whole set is taken if every sample notice can be written with it; else the
 * former set stays in use and the findings say why.
 */
public final class LiveTemplates {

    private final Path folder;
    private final Shop shop;
    private final NoticeLaw law;
    private volatile Templates current;
    private volatile List<Finding> findings;
    private volatile @Nullable Instant changedAt;
    private TemplateFiles last;

    /**
     * Reads the folder.
     *
     * @param law judges the notices of delay among the samples
     * @throws IllegalArgumentException with every finding, where the set can't be used: the service must not start
     */
    public LiveTemplates(Path folder, Shop shop, NoticeLaw law) {
        this.folder = folder;
        this.shop = shop;
        this.law = law;
        try {
            this.last = TemplateFiles.read(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("templates in " + folder + " can't be read: " + e.getMessage(), e);
        }
        Templates.Loaded loaded = Templates.of(last, shop, law);
        if (loaded.templates() == null) {
            throw new IllegalArgumentException("templates in " + folder + " can't be used:\n"
                    + String.join(
                            "\n",
                            loaded.findings().stream().map(Finding::toString).toList()));
        }
        this.current = loaded.templates();
        this.findings = loaded.findings();
    }

    /** The set in use. */
    public Templates current() {
        return current;
    }

    /** What was found at the last reading; with an error in it, the set in use is an older one. */
    public List<Finding> findings() {
        return findings;
    }

    /** When the set in use replaced another; null where it is the first. */
    public @Nullable Instant changedAt() {
        return changedAt;
    }

    /**
     * Looks whether a file changed.
     *
     * @return whether anything was read anew; then {@link #findings()} is fresh
     */
    public synchronized boolean refresh(Instant now) {
        TemplateFiles files;
        try {
            files = TemplateFiles.read(folder);
        } catch (IOException e) {
            var unreadable = List.of(new Finding(
                    folder.toString(), 0, null, null, "can't be read: " + e.getMessage(), Finding.Severity.ERROR));
            boolean fresh = !unreadable.equals(findings);
            findings = unreadable;
            last = new TemplateFiles(
                    folder.toString(), Map.of(), Map.of()); // so that the next good reading counts as a change
            return fresh;
        }
        if (files.equals(last)) {
            return false;
        }
        last = files;
        Templates.Loaded loaded = Templates.of(files, shop, law);
        findings = loaded.findings();
        if (loaded.templates() != null) {
            current = loaded.templates();
            changedAt = now;
        }
        return true;
    }
}
