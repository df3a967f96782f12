package dev.backorderdesk.allocate;

/** Pieces of a waiting part that count on a supply. */
public record Peg(String supplyId, long quantity) {}
