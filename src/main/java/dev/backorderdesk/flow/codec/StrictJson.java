package dev.backorderdesk.flow.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the standard has it, and nothing that two readers could understand differently. */
final class StrictJson {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 60;

    private final JsonMapper mapper;

    /** @param maxBytes longest document, longest text in it too */
    StrictJson(int maxBytes) {
        mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxStringLength(maxBytes)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /**
     * The tree.
     *
     * @throws NotJson where it can't be read, with a sentence that says why and where
     */
    JsonNode read(String text) throws NotJson {
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new NotJson(MessageSchema.shortened(firstSentence(e.getOriginalMessage())) + place, e);
        }
    }

    private static String firstSentence(String message) {
        int line = message.indexOf('\n');
        return line < 0 ? message : message.substring(0, line);
    }

    /** It is no JSON as we take it. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
