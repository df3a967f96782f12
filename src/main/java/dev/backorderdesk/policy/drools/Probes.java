package dev.backorderdesk.policy.drools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attempts to run code from a rule, tried once in a process on both fences: the grammar, and behind it the class loader
 * with MVEL's pruned names. A library update that opens one of them stops the start.
 */
final class Probes {
    /** What each tries, by name. Condition and consequence are separated by {@code =>}. */
    static final Map<String, String> CODE = probes();

    private Probes() {}

    /** Checks once; afterwards it costs nothing. */
    static void refused() {
        Once.checked();
    }

    private static final class Once {
        static {
            check();
        }

        private Once() {}

        static void checked() {
            // Loading the class is the check.
        }
    }

    private static void check() {
        CODE.forEach((name, rule) -> {
            if (RuleFile.read("probe", rule).findings().isEmpty()) {
                throw new IllegalStateException("The grammar of rules let the probe \"" + name + "\" through.");
            }
            if (!BEHIND_GRAMMAR_ONLY.contains(name)
                    && !Compiler.builder(Map.of("probe-" + name, rule)).hasErrors()) {
                throw new IllegalStateException("The fence of rules let the probe \"" + name
                        + "\" through. Maybe a newer engine knows more names?");
            }
        });
    }

    /** The engine's own context is visible to generated code; only the grammar keeps it out. */
    static final List<String> BEHIND_GRAMMAR_ONLY = List.of("the engine's runtime", "reflection in a condition");

    private static Map<String, String> probes() {
        Map<String, String> probes = new TreeMap<>();
        probes.put("System in a consequence", rule("quantity > 0", "System.setProperty(\"probe\", \"yes\");"));
        probes.put("Runtime in a consequence", rule("quantity > 0", "Runtime.getRuntime().gc();"));
        probes.put("System in a condition", rule("quantity > System.nanoTime()", "$line.refuse(\"X\");"));
        probes.put(
                "eval",
                rule("quantity > 0 ) eval( System.setProperty(\"probe\", \"yes\") == null", "$line.refuse(\"X\");"));
        probes.put(
                "the other dialect",
                rule("quantity > 0", "System.setProperty(\"probe\", \"yes\");")
                        .replace("when", "dialect \"mvel\" when"));
        probes.put(
                "a function",
                "package rules.terms\nimport dev.backorderdesk.policy.Line\nfunction void run() { System.gc(); }\n"
                        + "rule \"r\" when $line : Line( quantity > 0 ) then run(); end\n");
        probes.put(
                "reflection in a consequence",
                rule(
                        "quantity > 0",
                        "$line.getClass().getClassLoader().loadClass(\"java.lang.System\").getMethods();"));
        probes.put("reflection by name", rule("quantity > 0", "Class.forName(\"java.lang.Runtime\").getMethods();"));
        probes.put("MVEL itself", rule("quantity > 0", "org.mvel2.MVEL.eval(\"System.gc()\");"));
        probes.put(
                "a qualified name in a condition",
                rule("quantity > java.lang.System.nanoTime()", "$line.refuse(\"X\");"));
        probes.put(
                "reflection in a condition",
                rule("quantity > Class.forName(\"java.lang.System\").getMethods().length", "$line.refuse(\"X\");"));
        probes.put(
                "a qualified name in the other dialect",
                rule("quantity > 0", "java.lang.System.gc();").replace("when", "dialect \"mvel\" when"));
        probes.put("the engine's runtime", rule("quantity > 0", "drools.getKieRuntime().halt();"));
        return probes;
    }

    private static String rule(String condition, String consequence) {
        return "package rules.terms\nimport dev.backorderdesk.policy.Line\nrule \"r\"\nwhen\n  $line : Line( "
                + condition + " )\nthen\n  " + consequence + "\nend\n";
    }
}
