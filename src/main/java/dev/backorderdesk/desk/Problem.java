package dev.backorderdesk.desk;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in a message.
 *
 * @param at JSON pointer ({@code /lines/0/quantity})
 * @param expected what should stand there ({@code whole number >= 1})
 * @param found what stands there, shortened; null where something is missing
 */
public record Problem(String at, String expected, @Nullable String found) {}
