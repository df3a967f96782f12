package dev.backorderdesk.flow.csv;

import dev.backorderdesk.desk.Answer;
import dev.backorderdesk.desk.Arrival;
import dev.backorderdesk.desk.Problem;
import dev.backorderdesk.desk.Received;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A rehearsal that remembers the rows before: the desk, which keeps nothing of it, knows of each batch alone. A row takes
 * some fifty bytes, for a file may have a million of them.
 */
final class RowsBefore implements Function<List<Received>, List<Answer>> {
    private static final int FIELDS = 3; // key, revision, content
    private static final int FEW = 1024;

    private final Function<List<Received>, List<Answer>> rehearse;
    private long[] known = new long[FIELDS * FEW];
    private int rows;

    /** @param rehearse how the desk would answer a batch; writes nothing */
    RowsBefore(Function<List<Received>, List<Answer>> rehearse) {
        this.rehearse = rehearse;
    }

    @Override
    public List<Answer> apply(List<Received> batch) {
        List<Answer> answers = new ArrayList<>(rehearse.apply(batch));
        for (int i = 0; i < answers.size(); i++) {
            if (batch.get(i) instanceof Arrival arrival
                    && CsvReport.isKept(answers.get(i).status())) {
                answers.set(i, again(arrival, answers.get(i)));
            }
        }
        return answers;
    }

    /** What the desk would say, had it kept the rows before. */
    private Answer again(Arrival arrival, Answer answer) {
        long key = first(sha256(arrival.event().key()));
        long revision = arrival.event().revision();
        int at = place(key);
        if (known[at] == key && revision < known[at + 1]) {
            return bad(
                    answer,
                    Answer.Status.STALE,
                    new Problem(
                            "/revision",
                            "revision above " + known[at + 1] + ", which is known",
                            String.valueOf(revision)));
        }
        long content = Long.parseUnsignedLong(arrival.digest().substring(0, Long.BYTES * 2), 16);
        if (known[at] == key && revision == known[at + 1] && content != known[at + 2]) {
            return bad(
                    answer,
                    Answer.Status.CONFLICT,
                    new Problem("", "digest " + Long.toHexString(known[at + 2]) + "...", "digest " + arrival.digest()));
        }
        rows += known[at] == key ? 0 : 1;
        known[at] = key;
        known[at + 1] = revision;
        known[at + 2] = content;
        if (rows * FIELDS * 2 > known.length) {
            grow();
        }
        return answer;
    }

    private static Answer bad(Answer answer, Answer.Status status, Problem problem) {
        return new Answer(answer.queue(), answer.key(), status, List.of(problem), answer.reply());
    }

    /** Where a key stands or would stand. */
    private int place(long key) {
        int slots = known.length / FIELDS;
        int slot = (int) Long.remainderUnsigned(key, slots);
        while (known[slot * FIELDS] != 0 && known[slot * FIELDS] != key) {
            slot = (slot + 1) % slots;
        }
        return slot * FIELDS;
    }

    private void grow() {
        long[] before = known;
        known = new long[before.length * 2];
        for (int i = 0; i < before.length; i += FIELDS) {
            if (before[i] != 0) {
                System.arraycopy(before, i, known, place(before[i]), FIELDS);
            }
        }
    }

    /** Never 0, which is an empty place. */
    private static long first(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong() | 1;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
