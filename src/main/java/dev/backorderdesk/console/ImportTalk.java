package dev.backorderdesk.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an import goes, one line at a time while it runs: {@code rows 1200}, {@code finding stock.csv:14 ...}, at last
 * {@code done 1199 1} (kept, refused) or {@code failed} with a sentence. An answer that ends in neither was cut off.
 *
 * <p>Who sends the file may read the answer only afterwards, so the lines are few enough to wait in between.
 */
final class ImportTalk implements ImportLever.Told {

    private static final Logger LOG = LoggerFactory.getLogger(ImportTalk.class);
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_FINDINGS = 200;
    private static final int LONGEST = 400;

    private final OutputStream out;
    private long saidAt = System.nanoTime();
    private long findings;

    ImportTalk(OutputStream out) {
        this.out = out;
    }

    /** Loads and talks. */
    void run(ImportLever imports, String kind, InputStream csv, boolean allOrNothing, long mostBytes) {
        try {
            ImportLever.Loaded loaded = imports.load(kind, new Bounded(csv, mostBytes), allOrNothing, this);
            if (findings > MOST_FINDINGS) {
                line("finding " + (findings - MOST_FINDINGS) + " more findings");
            }
            line("done " + loaded.kept() + " " + loaded.refused());
        } catch (IOException | RuntimeException e) {
            LOG.warn("an import of {} ended early", kind, e);
            line("failed " + (e instanceof TooLarge ? e.getMessage() : "The import ended early: " + e));
        }
    }

    @Override
    public void rows(long read) {
        if (System.nanoTime() - saidAt >= EVERY) {
            line("rows " + read);
            saidAt = System.nanoTime();
        }
    }

    @Override
    public void finding(String sentence) {
        findings++;
        if (findings <= MOST_FINDINGS) {
            line("finding " + sentence);
        }
    }

    private void line(String words) {
        String clean = ExplanationText.clean(words);
        String line = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody listens to the import any more", e);
        }
    }

    private static final class TooLarge extends IOException {
        TooLarge(long most) {
            super("The file has more than " + most + " bytes. Maybe split it.");
        }
    }

    /** Counts what is read. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long read;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int sign = super.read();
            count(sign < 0 ? 0 : 1);
            return sign;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > most) {
                throw new TooLarge(most);
            }
        }
    }
}
