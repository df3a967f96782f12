package dev.backorderdesk.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * What texts of a table say, by the text. For rows that are read with every batch and seldom change; the same text gives the
 * same object.
 */
final class RememberedTexts<T> {

    /** Characters of all texts together. */
    private static final long MOST = 10_000_000;

    private final Class<T> type;
    private final Cache<String, T> byText = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((String text, T read) -> text.length())
            .build();

    RememberedTexts(Class<T> type) {
        this.type = type;
    }

    T of(String text) {
        return byText.get(text, each -> StoredJson.read(each, type));
    }
}
