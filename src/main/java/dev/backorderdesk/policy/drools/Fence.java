package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Line;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a rule can see: the line, plain values, and what the engine's own generated code needs. It stops
 * accidents; the boundary is the grammar before it, and that analysts edit typed data.
 */
final class Fence extends ClassLoader {
    private static final Set<String> VALUES = Set.of(
            "java.lang.Object",
            // The engine's generated readers are linked against it.
            "java.lang.Class",
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.lang.Number",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Throwable",
            "java.lang.Override",
            "java.lang.Deprecated",
            "java.lang.FunctionalInterface",
            "java.lang.Iterable",
            "java.lang.Cloneable",
            "java.lang.AutoCloseable",
            "java.lang.annotation.Annotation",
            "java.io.Serializable",
            "java.io.Externalizable",
            "java.time.LocalDate",
            Line.class.getName());

    private final ClassLoader engine = Fence.class.getClassLoader();

    Fence() {
        super(null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (visible(name)) {
            return engine.loadClass(name);
        }
        throw new ClassNotFoundException(name + " stands outside the fence of rules");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return findClass(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return visible(className(name)) ? engine.getResource(name) : null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return visible(className(name)) ? engine.getResourceAsStream(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }

    private static String className(String resource) {
        String name = resource.endsWith(".class") ? resource.substring(0, resource.length() - 6) : resource;
        return name.replace('/', '.');
    }

    private static boolean visible(String name) {
        return VALUES.contains(name)
                || name.startsWith("org.drools.")
                || name.startsWith("org.kie.")
                || name.startsWith("dev.backorderdesk.policy.Line$")
                || name.equals("dev.backorderdesk.policy.Term")
                || name.equals("java.util.List")
                || name.equals("java.util.Collection")
                || name.equals("java.util.Map");
    }
}
