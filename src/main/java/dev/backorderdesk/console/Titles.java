package dev.backorderdesk.console;

import java.util.Map;
import java.util.Set;

/** What articles are called. */
@FunctionalInterface
public interface Titles {

    /** Titles by SKU; articles that are unknown are left out. */
    Map<String, String> of(Set<String> skus);
}
