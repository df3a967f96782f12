package dev.backorderdesk.policy.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key. A condition is matched by its own value before {@code *}, the first column first, so that the most
 * specific row is found with at most 2 to the number of conditions probes, however many rows there are.
 *
 * @param <V> what a row became
 */
final class Lookup<V> {
    private final Map<String, Object> root;

    private Lookup(Map<String, Object> root) {
        this.root = root;
    }

    /** Collects rows. */
    static final class Builder<V> {
        private final int conditions;
        private final Map<String, Object> root = new HashMap<>();

        Builder(int conditions) {
            this.conditions = conditions;
        }

        /** Puts a value; gives back what stood there under the very same key, and leaves it. */
        @SuppressWarnings("unchecked") // inner levels hold maps, the last one values
        @Nullable
        V put(List<String> key, V value) {
            Map<String, Object> level = root;
            for (int i = 0; i < conditions - 1; i++) {
                level = (Map<String, Object>) level.computeIfAbsent(key.get(i), same -> new HashMap<String, Object>(4));
            }
            return (V) level.putIfAbsent(key.get(conditions - 1), value);
        }

        @SuppressWarnings("unchecked")
        Lookup<V> build() {
            if (conditions > 1) {
                root.replaceAll((key, inner) -> frozen((Map<String, Object>) inner, conditions - 1));
            }
            return new Lookup<>(root);
        }

        /** A level that says {@code *} and no more is that row itself: most sellers have one row for everything. */
        @SuppressWarnings("unchecked")
        private static Object frozen(Map<String, Object> level, int left) {
            if (left > 1) {
                level.replaceAll((key, inner) -> frozen((Map<String, Object>) inner, left - 1));
            }
            Object any = level.get(CellType.ANY);
            return level.size() == 1 && any != null && !(any instanceof Level) ? any : new Level(level);
        }
    }

    /** More conditions to look at. A class of its own, so that a value is told from it at a glance. */
    private record Level(Map<String, Object> next) {

        Level {
            // The small immutable maps take a fifth of the memory.
            next = next.size() <= 2 ? Map.copyOf(next) : next;
        }
    }

    /** The most specific value; null where no row matches. A null in the key is matched by {@code *} only. */
    @Nullable
    V find(@Nullable String first) {
        return find(root, first, null, null);
    }

    @Nullable
    V find(@Nullable String first, @Nullable String second) {
        return find(root, first, second, null);
    }

    @Nullable
    V find(@Nullable String first, @Nullable String second, @Nullable String third) {
        return find(root, first, second, third);
    }

    /** The same for any number of conditions. */
    @Nullable
    V findAll(@Nullable String... key) {
        return search(root, key, 0);
    }

    private @Nullable V search(Map<String, Object> level, @Nullable String[] key, int column) {
        String asked = key[column];
        V exact = asked == null ? null : under(level.get(asked), key, column + 1);
        return exact != null ? exact : under(level.get(CellType.ANY), key, column + 1);
    }

    @SuppressWarnings("unchecked") // what is no level is a value
    private @Nullable V under(@Nullable Object found, @Nullable String[] key, int column) {
        return found instanceof Level level ? search(level.next(), key, column) : (V) found;
    }

    private @Nullable V find(
            Map<String, Object> level, @Nullable String first, @Nullable String second, @Nullable String third) {
        V exact = first == null ? null : below(level.get(first), second, third);
        return exact != null ? exact : below(level.get(CellType.ANY), second, third);
    }

    @SuppressWarnings("unchecked") // what is no level is a value
    private @Nullable V below(@Nullable Object found, @Nullable String second, @Nullable String third) {
        return found instanceof Level level ? find(level.next(), second, third, null) : (V) found;
    }
}
