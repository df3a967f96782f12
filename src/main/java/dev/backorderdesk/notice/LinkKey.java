package dev.backorderdesk.notice;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A secret that signs order page links.
 *
 * @param id 0 to 255; stands in the link, so that an old key can still be found after a new one came
 * @param secret at least 32 bytes
 */
public record LinkKey(int id, byte[] secret) {

    public LinkKey {
        if (id < 0 || id > 255) {
            throw new IllegalArgumentException("link key id is " + id + ", expected 0 to 255");
        }
        if (secret.length < 32) {
            throw new IllegalArgumentException(
                    "link key " + id + " has " + secret.length + " bytes, expected at least 32");
        }
        secret = secret.clone();
    }

    /**
     * Reads several.
     *
     * @param text {@code id:base64} separated by commas, the alphabet for URLs included
     * @throws IllegalArgumentException where one is none, or an id stands twice
     */
    public static List<LinkKey> all(String text) {
        Map<Integer, LinkKey> keys = new LinkedHashMap<>();
        for (String each : text.split(",", -1)) {
            String[] idAndSecret = each.strip().split(":", 2);
            if (idAndSecret.length < 2) {
                throw new IllegalArgumentException("a link key has no colon, expected id:base64");
            }
            String base64 = idAndSecret[1].replace('-', '+').replace('_', '/');
            LinkKey key = new LinkKey(
                    Integer.parseInt(idAndSecret[0]), Base64.getDecoder().decode(base64));
            if (keys.putIfAbsent(key.id(), key) != null) {
                throw new IllegalArgumentException("link key " + key.id() + " stands twice");
            }
        }
        return List.copyOf(keys.values());
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkKey that && id == that.id && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "LinkKey[" + id + "]";
    }
}
