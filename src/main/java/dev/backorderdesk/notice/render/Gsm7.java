package dev.backorderdesk.notice.render;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** The GSM 7-bit default alphabet (3GPP TS 23.038), in which a text message holds 160 characters. */
public final class Gsm7 {

    /** What one message holds: characters of this alphabet, or UTF-16 units in UCS-2. */
    public static final int SINGLE = 160;

    public static final int SINGLE_UCS2 = 70;

    /** What one of several joined messages holds, after the 6 bytes that join them. */
    public static final int JOINED = 153;

    public static final int JOINED_UCS2 = 67;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final int ESCAPE = 0x1b;
    private static final Map<Character, Integer> CODES = new HashMap<>();
    private static final Map<Integer, Character> SIGNS = new HashMap<>();
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('\u2018', "'"),
            Map.entry('\u2019', "'"),
            Map.entry('\u201a', "'"),
            Map.entry('\u201c', "\""),
            Map.entry('\u201d', "\""),
            Map.entry('\u201e', "\""),
            Map.entry('\u2013', "-"),
            Map.entry('\u2014', "-"),
            Map.entry('\u2010', "-"),
            Map.entry('\u2011', "-"),
            Map.entry('\u2026', "..."),
            Map.entry('\u00a0', " "),
            Map.entry('\u202f', " "),
            Map.entry('\u2009', " "),
            Map.entry('\u00d7', "x"),
            Map.entry('\t', " "),
            Map.entry('`', "'"),
            Map.entry('\u00b4', "'"));

    static {
        for (int i = 0; i < BASIC.length(); i++) {
            if (i != ESCAPE) {
                CODES.put(BASIC.charAt(i), i);
            }
        }
        String extended = "\f^{}\\[~]|€";
        int[] codes = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};
        for (int i = 0; i < codes.length; i++) {
            CODES.put(extended.charAt(i), ESCAPE << 8 | codes[i]);
        }
        CODES.forEach((sign, code) -> SIGNS.put(code, sign));
    }

    private Gsm7() {}

    /** The text with typographic signs (quotes, dashes, narrow spaces) replaced by the plain ones of the alphabet. */
    public static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            String plain = PLAIN.get(c);
            out.append(plain == null ? String.valueOf(c) : plain);
        }
        return out.toString();
    }

    /** Whether every character is in the alphabet. */
    public static boolean holds(String text) {
        return text.chars().allMatch(c -> CODES.containsKey((char) c));
    }

    /**
     * One byte for each septet; signs of the extension table take two.
     *
     * @throws IllegalArgumentException where a character is not in the alphabet: it must never turn into a question mark
     */
    public static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            Integer code = CODES.get(text.charAt(i));
            if (code == null) {
                throw new IllegalArgumentException("character " + i + " (U+" + Integer.toHexString(text.charAt(i))
                        + ") is not in the GSM 7-bit alphabet");
            }
            if (code > 0xff) {
                out.write(code >> 8);
            }
            out.write(code & 0xff);
        }
        return out.toByteArray();
    }

    /** The text of {@link #encode}d bytes; what stands for nothing in the alphabet becomes U+FFFD. */
    public static String decode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean extended = bytes[i] == ESCAPE && i + 1 < bytes.length;
            int code = extended ? ESCAPE << 8 | bytes[++i] : bytes[i] & 0xff;
            out.append(SIGNS.getOrDefault(code, '\ufffd').charValue());
        }
        return out.toString();
    }

    /** How many messages the text takes. */
    public static int messages(String text) {
        boolean gsm = holds(text);
        int units = gsm ? encode(text).length : text.length();
        int single = gsm ? SINGLE : SINGLE_UCS2;
        int joined = gsm ? JOINED : JOINED_UCS2;
        return units <= single ? 1 : (units + joined - 1) / joined;
    }
}
