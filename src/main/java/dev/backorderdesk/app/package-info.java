/**
 * How is it put together?
 *
 * <p>Commands, wiring, and the clock. In: what a person types and {@code config/application.properties}. Out: a running
 * desk. The only room that reads the real clock, and it does so in {@link dev.backorderdesk.app.DeskClock} alone.
 */
@NullMarked
package dev.backorderdesk.app;

import org.jspecify.annotations.NullMarked;
