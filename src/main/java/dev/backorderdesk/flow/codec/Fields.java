package dev.backorderdesk.flow.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields of an object that was checked; a required one that is missing here is a bug. */
record Fields(JsonNode node) {

    String text(String name) {
        return node.required(name).asString();
    }

    @Nullable
    String optionalText(String name) {
        return optional(name, JsonNode::asString);
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    @Nullable
    Instant optionalInstant(String name) {
        return optional(name, value -> Instant.parse(value.asString()));
    }

    @Nullable
    LocalDate optionalDay(String name) {
        return optional(name, value -> LocalDate.parse(value.asString()));
    }

    @Nullable
    BigDecimal optionalAmount(String name) {
        return optional(name, value -> new BigDecimal(value.asString()));
    }

    long whole(String name) {
        return node.required(name).longValue();
    }

    int number(String name) {
        return Math.toIntExact(whole(name));
    }

    @Nullable
    Long optionalWhole(String name) {
        return optional(name, JsonNode::longValue);
    }

    @Nullable
    Integer optionalNumber(String name) {
        return optional(name, value -> Math.toIntExact(value.longValue()));
    }

    /** False where it is missing. */
    boolean flag(String name) {
        JsonNode value = node.get(name);
        return value != null && value.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        return optional(name, value -> Enum.valueOf(type, value.asString()));
    }

    <T> @Nullable T optionalObject(String name, Function<Fields, T> read) {
        return optional(name, value -> read.apply(new Fields(value)));
    }

    /** Empty where it is missing. */
    List<String> texts(String name) {
        return list(name, JsonNode::asString);
    }

    /** Empty where it is missing. */
    List<Integer> numbers(String name) {
        return list(name, value -> Math.toIntExact(value.longValue()));
    }

    /** Empty where it is missing. */
    <T> List<T> objects(String name, Function<Fields, T> read) {
        return list(name, each -> read.apply(new Fields(each)));
    }

    private <T> List<T> list(String name, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        JsonNode list = node.get(name);
        if (list != null) {
            list.forEach(each -> all.add(read.apply(each)));
        }
        return all;
    }

    private <T> @Nullable T optional(String name, Function<JsonNode, T> read) {
        JsonNode value = node.get(name);
        return value == null ? null : read.apply(value);
    }
}
