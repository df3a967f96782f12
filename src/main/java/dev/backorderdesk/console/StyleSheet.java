package dev.backorderdesk.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style of our pages. It stands in the page, so that a page is one answer, and the policy names its digest: no
 * other style is obeyed.
 */
record StyleSheet(String text, String policy) {

    private static final String FILE = "pages.css";

    static StyleSheet load() {
        try (InputStream in = StyleSheet.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing beside " + StyleSheet.class.getName());
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new StyleSheet(
                    text,
                    "default-src 'none'; style-src 'sha256-"
                            + Base64.getEncoder().encodeToString(digest)
                            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
