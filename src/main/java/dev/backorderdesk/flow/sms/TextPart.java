package dev.backorderdesk.flow.sms;

import dev.backorderdesk.notice.render.Gsm7;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message of a text as it goes over the wire.
 *
 * @param coding 0: the 7-bit alphabet, one byte each; 8: UCS-2
 * @param joined begins with the header that joins it to the others
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent, forgotten; never compared
record TextPart(byte[] bytes, byte coding, boolean joined) {

    private static final byte GSM = 0;
    private static final byte UCS2 = 8;

    /** @param reference tells the parts of one text from those of another */
    static List<TextPart> of(String text, int reference) {
        boolean gsm = Gsm7.holds(text);
        byte coding = gsm ? GSM : UCS2;
        if (Gsm7.messages(text) == 1) {
            return List.of(new TextPart(encode(text, gsm), coding, false));
        }
        List<byte[]> pieces = pieces(text, gsm);
        List<TextPart> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            part.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) pieces.size(), (byte) (i + 1)});
            part.writeBytes(pieces.get(i));
            parts.add(new TextPart(part.toByteArray(), coding, true));
        }
        return parts;
    }

    /** Cut so that no sign (two septets, two UTF-16 units) is torn apart. */
    private static List<byte[]> pieces(String text, boolean gsm) {
        int room = gsm ? Gsm7.JOINED : Gsm7.JOINED_UCS2 * 2;
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            byte[] sign = encode(Character.toString(text.codePointAt(at)), gsm);
            if (piece.size() + sign.length > room) {
                pieces.add(piece.toByteArray());
                piece.reset();
            }
            piece.writeBytes(sign);
        }
        pieces.add(piece.toByteArray());
        return pieces;
    }

    private static byte[] encode(String text, boolean gsm) {
        return gsm ? Gsm7.encode(text) : text.getBytes(StandardCharsets.UTF_16BE);
    }
}
