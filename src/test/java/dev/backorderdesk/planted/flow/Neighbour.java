package dev.backorderdesk.planted.flow;

/** What a neighbour should not know. */
public record Neighbour() {}
