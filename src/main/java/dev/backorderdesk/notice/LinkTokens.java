package dev.backorderdesk.notice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed names of order pages: {@code base64url(version, key id, expiry, mark of the notice, order id, 16 bytes of
 * HMAC-SHA256)}. A token opens one order's page, as one notice told of it, until it expires and says nothing else. The mark
 * is a short digest of the notice's id: enough to tell an order's notices apart, and short enough for a text message; a
 * notice that asks nothing needs none. The first key signs, all keys are accepted, so that a
 * key can be replaced while its links still live.
 */
public final class LinkTokens {

    private static final byte OF_ORDER = 1;
    private static final byte OF_NOTICE = 2;
    private static final int HEAD = 6; // version, key id, four bytes of expiry
    private static final int MARK = 5;
    private static final int MAC = 16;
    private static final int LONGEST = 400; // base64 characters; an order id has at most some 250 bytes

    private final List<LinkKey> keys;

    /** @param keys the signing one first, then those that are still accepted */
    public LinkTokens(List<LinkKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no link key is set, expected one or two");
        }
        if (keys.stream().map(LinkKey::id).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("two link keys have the same id: " + keys);
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * What a token opens.
     *
     * @param mark digest of the notice's id; empty where it is of the order alone
     */
    public record Link(String orderId, String mark, Instant expiresAt) {

        /** Whether it is the link of that notice. */
        public boolean isOf(String noticeId) {
            return mark.equals(hex(markOf(noticeId)));
        }
    }

    /**
     * A token for the page of {@code orderId}.
     *
     * @param noticeId the notice whose question is answered there; null where it asks none
     * @param expiresAt counts in whole minutes, rounded up
     */
    public String issue(String orderId, @Nullable String noticeId, Instant expiresAt) {
        byte[] id = orderId.getBytes(StandardCharsets.UTF_8);
        byte[] mark = noticeId == null ? new byte[0] : markOf(noticeId);
        LinkKey key = keys.get(0);
        byte[] signed = ByteBuffer.allocate(HEAD + mark.length + id.length)
                .put(noticeId == null ? OF_ORDER : OF_NOTICE)
                .put((byte) key.id())
                .putInt(minute(expiresAt))
                .put(mark)
                .put(id)
                .array();
        byte[] token = Arrays.copyOf(signed, signed.length + MAC);
        System.arraycopy(mac(key, signed), 0, token, signed.length, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static int minute(Instant at) {
        return (int) Math.floorDiv(at.getEpochSecond() + 59, 60L);
    }

    private static byte[] markOf(String noticeId) {
        return Arrays.copyOf(sha(noticeId.getBytes(StandardCharsets.UTF_8)), MARK);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A value for the form on the page of a token: only who has seen that page has it, and only until it expires. A program
     * that posts to addresses which it found somewhere has none.
     */
    public String seal(String token, Instant expiresAt) {
        return seal(keys.get(0), token, minute(expiresAt));
    }

    private static String seal(LinkKey key, String token, int minute) {
        byte[] head = ByteBuffer.allocate(5).put((byte) key.id()).putInt(minute).array();
        byte[] of = ("form " + token).getBytes(StandardCharsets.UTF_8);
        byte[] signed =
                ByteBuffer.allocate(head.length + of.length).put(head).put(of).array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(head.length + MAC)
                        .put(head)
                        .put(mac(key, signed))
                        .array());
    }

    /** Whether the value is one of ours for that token, and has not expired. */
    public boolean isSealed(String token, String seal, Instant now) {
        byte[] bytes = decoded(seal);
        if (bytes.length != 5 + MAC) {
            return false;
        }
        int minute = ByteBuffer.wrap(bytes, 1, 4).getInt();
        boolean ours = keys.stream()
                .filter(key -> key.id() == (bytes[0] & 0xff))
                .anyMatch(key -> MessageDigest.isEqual(
                        seal(key, token, minute).getBytes(StandardCharsets.US_ASCII),
                        seal.getBytes(StandardCharsets.UTF_8)));
        return ours && now.getEpochSecond() < 60L * Integer.toUnsignedLong(minute);
    }

    private static byte[] decoded(String text) {
        try {
            return text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** What the token opens; empty where it was not signed by us, was changed, or has expired. */
    public Optional<Link> open(String token, Instant now) {
        byte[] bytes = decoded(token);
        if (bytes.length <= HEAD + MAC || (bytes[0] != OF_ORDER && bytes[0] != OF_NOTICE)) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, bytes.length - MAC);
        byte[] found = Arrays.copyOfRange(bytes, bytes.length - MAC, bytes.length);
        int keyId = bytes[1] & 0xff;
        boolean ours = keys.stream()
                .filter(key -> key.id() == keyId)
                .anyMatch(key -> MessageDigest.isEqual(mac(key, signed), found));
        long expiresAt =
                60L * Integer.toUnsignedLong(ByteBuffer.wrap(bytes, 2, 4).getInt());
        if (!ours || now.getEpochSecond() >= expiresAt) {
            return Optional.empty();
        }
        // Padding bits of the last character are free in base64: one token, one spelling.
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token)) {
            return Optional.empty();
        }
        int id = bytes[0] == OF_NOTICE ? HEAD + MARK : HEAD;
        if (signed.length <= id) {
            return Optional.empty();
        }
        String mark = hex(Arrays.copyOfRange(signed, HEAD, id));
        return orderId(Arrays.copyOfRange(signed, id, signed.length))
                .map(orderId -> new Link(orderId, mark, Instant.ofEpochSecond(expiresAt)));
    }

    private static Optional<String> orderId(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static byte[] mac(LinkKey key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(signed), MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
