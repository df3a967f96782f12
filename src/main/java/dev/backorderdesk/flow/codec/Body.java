package dev.backorderdesk.flow.codec;

import dev.backorderdesk.desk.Raw;
import dev.backorderdesk.flow.jms.BatchMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A body as text and as it is kept.
 *
 * @param text null where it has none, or it is no UTF-8
 * @param bytes length in UTF-8
 */
record Body(@Nullable String text, long bytes, Raw raw) {

    static Body of(BatchMessage message) {
        String text = message.text();
        if (text != null) {
            return whole(text);
        }
        byte[] bytes = message.bytes();
        if (bytes == null) {
            return new Body(null, 0, Raw.text(""));
        }
        try {
            Body body = whole(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
            return new Body(body.text, bytes.length, body.raw);
        } catch (CharacterCodingException e) {
            return new Body(null, bytes.length, binary(bytes));
        }
    }

    private static Body whole(String text) {
        // What a database can't keep as text is kept as bytes; half a surrogate pair exists in UTF-16 only.
        if (text.indexOf('\0') >= 0) {
            return new Body(text, text.length(), binary(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return new Body(null, text.length(), binary(text.getBytes(StandardCharsets.UTF_16)));
        }
        return new Body(text, length(text), Raw.text(text));
    }

    private static Raw binary(byte[] bytes) {
        return new Raw(Base64.getEncoder().encodeToString(bytes), true);
    }

    private static long length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a pair counts two of the pair's four.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    /** The text without a byte order mark. */
    String json() {
        String json = text == null ? "" : text;
        return json.startsWith("\uFEFF") ? json.substring(1) : json;
    }
}
