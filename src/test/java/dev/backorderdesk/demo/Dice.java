package dev.backorderdesk.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Chance that depends on a name only, so that what is made up for one order does not move when another is added. */
public final class Dice {

    private static final String SEED = "backorder-desk-1";

    private Dice() {}

    /** A number from 0 to below 1, always the same for the same name and question. */
    public static double of(String name, String question) {
        CRC32 crc = new CRC32();
        crc.update((SEED + '/' + question + '/' + name).getBytes(StandardCharsets.UTF_8));
        // CRC alone keeps names alike close together.
        long mixed = crc.getValue() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xBF58476D1CE4E5B9L;
        return ((mixed ^ (mixed >>> 29)) >>> 11) / (double) (1L << 53);
    }

    public static boolean oneIn(double chance, String name, String question) {
        return of(name, question) < chance;
    }

    public static int between(int from, int to, String name, String question) {
        return from + (int) (of(name, question) * (to - from + 1));
    }

    public static <T> T pick(List<T> from, String name, String question) {
        return from.get((int) (of(name, question) * from.size()));
    }
}
