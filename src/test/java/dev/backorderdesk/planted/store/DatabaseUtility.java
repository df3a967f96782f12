package dev.backorderdesk.planted.store;

/** Allowed: base and Util are only parts of other words here. */
public record DatabaseUtility() {}
