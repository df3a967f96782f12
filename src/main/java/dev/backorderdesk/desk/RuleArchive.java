package dev.backorderdesk.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** Every rule set that ever decided, so that each decision can be taken again. */
public interface RuleArchive {

    /**
     * Keeps the files of a version; keeping it again changes nothing.
     *
     * @param files contents by path below the project
     * @param at when it took effect here (UTC)
     */
    void keep(String version, SortedMap<String, byte[]> files, Instant at);

    /** The files of a version; empty where it was never kept. */
    Optional<SortedMap<String, byte[]>> find(String version);
}
