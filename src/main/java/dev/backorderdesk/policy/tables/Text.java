package dev.backorderdesk.policy.tables;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes of a file as text. */
final class Text {
    private Text() {}

    /** The text without its byte order mark; null where the bytes are not UTF-8, which is then a finding. */
    static @Nullable String of(byte[] bytes, Findings findings) {
        if (bytes.length > 1
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            findings.error(0, null, null, "This file is UTF-16. Save it as \"CSV UTF-8\".");
            return null;
        }
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            findings.error(0, null, null, "This is a workbook under the name of a CSV file. Save it as \"CSV UTF-8\".");
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in);
            String whole = text.toString();
            return whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
        } catch (CharacterCodingException e) {
            findings.error(
                    rowOf(bytes, in.position()),
                    null,
                    null,
                    "This row holds a character that is not UTF-8. Save the file as \"CSV UTF-8\" (" + e.getMessage()
                            + ").");
            return null;
        }
    }

    private static int rowOf(byte[] bytes, int position) {
        int row = 1;
        for (int i = 0; i < position && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                row++;
            }
        }
        return row;
    }
}
