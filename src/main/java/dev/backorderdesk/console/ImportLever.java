package dev.backorderdesk.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Takes bulk files. */
public interface ImportLever {

    /** What can be loaded: {@code items}, {@code stock}, ... */
    Set<String> kinds();

    /**
     * Loads a file.
     *
     * @param csv the file as it comes in; read to its end
     * @param allOrNothing one bad row and nothing is kept
     * @param told hears how it goes
     * @throws IOException where {@code csv} ends in the middle
     */
    Loaded load(String kind, InputStream csv, boolean allOrNothing, Told told) throws IOException;

    /** Rows kept and rows refused. */
    record Loaded(long kept, long refused) {}

    /** Hears how it goes, on the thread that loads. */
    interface Told {

        /** So many rows were read. */
        void rows(long read);

        /** A sentence that names file, row and column. */
        void finding(String sentence);
    }
}
