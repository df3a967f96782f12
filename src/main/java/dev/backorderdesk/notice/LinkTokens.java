package dev.backorderdesk.notice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed names of order pages: {@code base64url(version, key id, expiry, order id, 16 bytes of HMAC-SHA256)}. A token
 * opens one order's page until it expires and says nothing else. The first key signs, all keys are accepted, so that a
 * key can be replaced while its links still live.
 */
public final class LinkTokens {

    private static final byte VERSION = 1;
    private static final int HEAD = 6; // version, key id, four bytes of expiry
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

    /** A token for the page of {@code orderId}; {@code expiresAt} counts in whole minutes, rounded up. */
    public String issue(String orderId, Instant expiresAt) {
        byte[] id = orderId.getBytes(StandardCharsets.UTF_8);
        LinkKey key = keys.get(0);
        byte[] signed = ByteBuffer.allocate(HEAD + id.length)
                .put(VERSION)
                .put((byte) key.id())
                .putInt((int) (Math.floorDiv(expiresAt.getEpochSecond() + 59, 60L)))
                .put(id)
                .array();
        byte[] token = Arrays.copyOf(signed, signed.length + MAC);
        System.arraycopy(mac(key, signed), 0, token, signed.length, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The order that the token opens; empty where it was not signed by us, was changed, or has expired. */
    public Optional<String> verify(String token, Instant now) {
        byte[] bytes;
        try {
            bytes = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= HEAD + MAC || bytes[0] != VERSION) {
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
        return orderId(Arrays.copyOfRange(signed, HEAD, signed.length));
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
