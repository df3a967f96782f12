package dev.backorderdesk.policy.drools;

import java.util.Map;
import java.util.Set;
import org.mvel2.compiler.AbstractParser;

/**
 * MVEL, in which the engine reads conditions, knows {@code System}, {@code Runtime} and others by name from two static
 * maps, whatever class loader it is given. Rules need none of them.
 */
final class Literals {
    private static final Set<String> HARMLESS = Set.of(
            "true", "false", "null", "nil", "empty", "Boolean", "Integer", "Long", "String", "long", "int", "boolean");

    private Literals() {}

    /** Takes them out, for the whole process. Doing it twice does no harm. */
    static synchronized void prune() {
        AbstractParser.setupParser();
        AbstractParser.LITERALS.entrySet().removeIf(Literals::dangerous);
        AbstractParser.CLASS_LITERALS.entrySet().removeIf(Literals::dangerous);
    }

    private static boolean dangerous(Map.Entry<String, Object> literal) {
        return literal.getValue() instanceof Class<?> && !HARMLESS.contains(literal.getKey());
    }
}
