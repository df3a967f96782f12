/**
 * What does a person type?
 *
 * <p>In: the words after {@code bin/desk}. Out: what is asked for, on the terminal, and a code: 0 it is good, 1 there
 * are findings or it was refused, 2 it was asked for wrongly or the desk is set up wrongly. What needs the whole desk
 * stands behind {@link dev.backorderdesk.app.commands.Wiring}; what asks a desk that runs goes through {@link
 * dev.backorderdesk.app.commands.RunningDesk}.
 */
@NullMarked
package dev.backorderdesk.app.commands;

import org.jspecify.annotations.NullMarked;
