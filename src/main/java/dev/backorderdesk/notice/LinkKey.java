package dev.backorderdesk.notice;

import java.util.Arrays;

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
