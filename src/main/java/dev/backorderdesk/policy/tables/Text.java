package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.Utf8;
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
        Utf8 read = Utf8.of(bytes);
        if (read.wrongRow() > 0) {
            findings.error(
                    read.wrongRow(),
                    null,
                    null,
                    "This row holds a character that is not UTF-8. Save the file as \"CSV UTF-8\".");
            return null;
        }
        return read.text();
    }
}
