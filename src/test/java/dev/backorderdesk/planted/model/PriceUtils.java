package dev.backorderdesk.planted.model;

/** A name that says nothing, in the plural. */
public record PriceUtils() {}
