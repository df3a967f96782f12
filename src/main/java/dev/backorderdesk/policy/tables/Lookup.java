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
    private final int conditions;
    private final Map<String, Object> root;

    private Lookup(int conditions, Map<String, Object> root) {
        this.conditions = conditions;
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

        Lookup<V> build() {
            return new Lookup<>(conditions, frozen(root, conditions));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> frozen(Map<String, Object> level, int left) {
            if (left > 1) {
                level.replaceAll((key, inner) -> frozen((Map<String, Object>) inner, left - 1));
            }
            // The small immutable maps take a fifth of the memory, and most levels have one entry.
            return level.size() <= 2 ? Map.copyOf(level) : level;
        }
    }

    /** The most specific value; null where no row matches. A null in the key is matched by {@code *} only. */
    @Nullable
    V find(@Nullable String first) {
        return find(root, 1, first, null, null);
    }

    @Nullable
    V find(@Nullable String first, @Nullable String second) {
        return find(root, 1, first, second, null);
    }

    @Nullable
    V find(@Nullable String first, @Nullable String second, @Nullable String third) {
        return find(root, 1, first, second, third);
    }

    private @Nullable V find(
            Map<String, Object> level,
            int depth,
            @Nullable String first,
            @Nullable String second,
            @Nullable String third) {
        V exact = first == null ? null : below(level.get(first), depth, second, third);
        return exact != null ? exact : below(level.get(CellType.ANY), depth, second, third);
    }

    @SuppressWarnings("unchecked")
    private @Nullable V below(@Nullable Object found, int depth, @Nullable String second, @Nullable String third) {
        if (found == null || depth == conditions) {
            return (V) found;
        }
        return find((Map<String, Object>) found, depth + 1, second, third, null);
    }
}
