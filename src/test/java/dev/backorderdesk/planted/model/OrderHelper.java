package dev.backorderdesk.planted.model;

/** A name that says nothing. */
public record OrderHelper() {}
