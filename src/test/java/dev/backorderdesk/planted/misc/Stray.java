package dev.backorderdesk.planted.misc;

/** Lives in no room. */
public record Stray() {}
