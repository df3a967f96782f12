package dev.backorderdesk.app.commands;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import dev.backorderdesk.console.Discretion;

/**
 * One JSON object a line: {@code level}, {@code threadName}, {@code loggerName}, {@code mdc} with the order, {@code
 * time} (UTC), {@code message}, {@code thrown} with its stack. Arguments are not written beside the message, so that
 * what a sentence leaves out stays out.
 */
public final class JsonLines extends JsonEncoder {

    public JsonLines() {
        setWithContext(false);
        setWithSequenceNumber(false);
        setWithTimestamp(false);
        setWithNanoseconds(false);
        setWithMessage(false);
        setWithArguments(false);
        setWithFormattedMessage(false);
        setWithThrowable(false);
    }

    @Override
    protected void appendCustomFields(StringBuilder out, ILoggingEvent event) {
        add(out, "time", event.getInstant().toString());
        add(out, "message", event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            add(out, "thrown", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    private static void add(StringBuilder out, String name, String words) {
        out.append(",\"")
                .append(name)
                .append("\":\"")
                .append(JsonEscapeUtil.jsonEscapeString(Discretion.inLogs(words)))
                .append('"');
    }
}
