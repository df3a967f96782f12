/**
 * How fast is it, on this machine, today?
 *
 * <p>Run by {@code bin/bench}. What is printed names the machine, and where a figure is a promise, the promise.
 */
@NullMarked
package dev.backorderdesk.bench;

import org.jspecify.annotations.NullMarked;
