package dev.backorderdesk.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.backorderdesk.notice.DecisionView;
import dev.backorderdesk.notice.NewsView;
import dev.backorderdesk.notice.NoticeView;
import java.util.List;

/**
 * Records as they stand in a text column: by the names of their components, without nulls, zeros and what is false.
 * What a newer version wrote beside that is passed over, what it left out is null, 0 or false.
 */
final class StoredJson {

    private static final ObjectMapper MAPPER = mapper();

    private StoredJson() {}

    /** A view says of itself which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DecisionView.class, name = "decision"),
        @JsonSubTypes.Type(value = NewsView.class, name = "news")
    })
    private interface NamedView {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addMixIn(NoticeView.class, NamedView.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
        for (Class<?> primitive : List.of(boolean.class, int.class, long.class)) {
            mapper.configOverride(primitive)
                    .setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS));
        }
        return mapper;
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getName() + " can't be stored", e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type.getName(), e);
        }
    }

    static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type.getType().getTypeName(), e);
        }
    }

    /** Jackson's message quotes the text, which may name a person: only where it broke is told. */
    private static IllegalStateException unreadable(String type, JsonProcessingException e) {
        return new IllegalStateException(
                "a stored " + type + " can't be read at " + e.getLocation().offsetDescription());
    }
}
