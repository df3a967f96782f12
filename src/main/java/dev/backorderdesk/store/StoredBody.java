package dev.backorderdesk.store;

import dev.backorderdesk.desk.Raw;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a message's body stands in its two columns. PostgreSQL keeps no text with a NUL in it, and a sender may write one. */
final class StoredBody {

    /** What the text column holds. */
    enum Form {
        TEXT,
        /** The Base64 that the body itself is. */
        BINARY,
        /** Base64 of a text with a NUL in it. */
        NUL_TEXT
    }

    private StoredBody() {}

    static Form form(Raw raw) {
        if (raw.binary()) {
            return Form.BINARY;
        }
        return raw.text().indexOf('\0') >= 0 ? Form.NUL_TEXT : Form.TEXT;
    }

    static String text(Raw raw) {
        return form(raw) == Form.NUL_TEXT
                ? Base64.getEncoder().encodeToString(raw.text().getBytes(StandardCharsets.UTF_8))
                : raw.text();
    }

    static Raw read(String text, Form form) {
        return switch (form) {
            case TEXT -> Raw.text(text);
            case BINARY -> new Raw(text, true);
            case NUL_TEXT -> Raw.text(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        };
    }
}
