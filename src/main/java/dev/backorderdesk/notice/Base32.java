package dev.backorderdesk.notice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Short names for long facts: the start of a SHA-256 in lower-case base32 (RFC 4648, no padding). */
final class Base32 {

    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int CHARACTERS = 26; // 130 bits

    private static final int SECOND_CHARACTERS = 8;
    private static final int SECOND_BITS = 5 * SECOND_CHARACTERS; // until the year 36812

    private Base32() {}

    static String digest(String... facts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            // A separator that stands in no fact: "a","bc" and "ab","c" must differ.
            byte[] hash = sha.digest(String.join("\u0000", facts).getBytes(StandardCharsets.UTF_8));
            return encode(hash, CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same length, and begins with the second; 90 bits of it are the digest's. */
    static String dated(Instant at, String... facts) {
        byte[] second = ByteBuffer.allocate(Long.BYTES)
                .putLong(at.getEpochSecond() << (Long.SIZE - SECOND_BITS))
                .array();
        String digest = digest(facts);
        return encode(second, SECOND_CHARACTERS) + digest.substring(SECOND_CHARACTERS);
    }

    private static String encode(byte[] bytes, int characters) {
        StringBuilder out = new StringBuilder(characters);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5 && out.length() < characters) {
                out.append(ALPHABET[(buffer >> (bits - 5)) & 31]);
                bits -= 5;
            }
            buffer &= (1 << bits) - 1;
        }
        return out.toString();
    }
}
