package dev.backorderdesk.reorder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of reorders: the same cause gives the same name, so that a batch that is run again asks for nothing twice. */
public final class ReorderId {
    private ReorderId() {}

    /**
     * {@code RO-} and 20 hex digits.
     *
     * @param cause what made something short, unique among causes for the same SKU and location: what may happen again has its instant in it
     */
    public static String of(String cause, String supplier, String sku, String location) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest(
                    String.join("\u0000", cause, supplier, sku, location).getBytes(StandardCharsets.UTF_8));
            return "RO-" + HexFormat.of().formatHex(hash, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
