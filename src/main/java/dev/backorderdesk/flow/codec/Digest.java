package dev.backorderdesk.flow.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over a message's canonical form: {@link Shape#cut}, written without white space. */
final class Digest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Digest() {}

    static String of(JsonNode cut) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(cut)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
