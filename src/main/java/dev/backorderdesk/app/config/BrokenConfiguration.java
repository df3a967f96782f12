package dev.backorderdesk.app.config;

import java.util.List;

/** The start is stopped by what was set; each finding names the setting, its value, its place and what is expected. */
public final class BrokenConfiguration extends RuntimeException {

    private final transient List<String> findings;

    public BrokenConfiguration(List<String> findings) {
        super(String.join("\n", findings));
        this.findings = List.copyOf(findings);
    }

    /** One sentence for each mistake. */
    public List<String> findings() {
        return findings;
    }
}
