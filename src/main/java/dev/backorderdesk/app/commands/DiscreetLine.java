package dev.backorderdesk.app.commands;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.backorderdesk.console.Discretion;

/** A line for people, with its stack, without people's addresses. */
public final class DiscreetLine extends PatternLayout {

    @Override
    public String doLayout(ILoggingEvent event) {
        return Discretion.inLogs(super.doLayout(event));
    }
}
