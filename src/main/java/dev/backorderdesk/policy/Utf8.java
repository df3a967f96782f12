package dev.backorderdesk.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a file that people edit.
 *
 * @param text without its byte order mark; empty where the bytes are not UTF-8
 * @param wrongRow line that holds a character that is not UTF-8, from 1; 0 where all of them are
 */
public record Utf8(String text, int wrongRow) {

    public static Utf8 of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            String text = decoder.decode(in).toString();
            return new Utf8(text.startsWith("\uFEFF") ? text.substring(1) : text, 0);
        } catch (CharacterCodingException e) {
            int row = 1;
            for (int i = 0; i < in.position(); i++) {
                if (bytes[i] == '\n') {
                    row++;
                }
            }
            return new Utf8("", row);
        }
    }
}
