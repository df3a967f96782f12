package dev.backorderdesk.flow;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads route files as the service does. */
public final class RouteFiles {

    private RouteFiles() {}

    public static void load(CamelContext context, String... names) throws Exception {
        for (String name : names) {
            Path file = Path.of("routes", name + ".camel.yaml").toAbsolutePath();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + file));
        }
    }

    public static void loadText(CamelContext context, String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name + ".camel.yaml", yaml));
    }
}
