package dev.backorderdesk.app.commands;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.backorderdesk.app.config.Configuration.Log.Format;
import java.net.URL;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** How the log is written: known only when the configuration was read, and by then a logger may exist. */
public final class Logs {

    private Logs() {}

    /** From now on in this format. */
    public static void write(Format format) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("the log is not written by Logback. Maybe another binding is on the path?");
        }
        write(format, context);
    }

    static void write(Format format, LoggerContext context) {
        URL file = Logs.class.getResource("/logback.xml");
        if (file == null) {
            throw new IllegalStateException("logback.xml is missing on the path");
        }
        try {
            context.reset();
            context.putProperty("log.format", format.name().toLowerCase(Locale.ROOT));
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(file);
        } catch (JoranException e) {
            throw new IllegalStateException("logback.xml can't be used", e);
        }
    }
}
