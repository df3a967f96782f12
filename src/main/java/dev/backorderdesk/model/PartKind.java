package dev.backorderdesk.model;

/** The fate of a part. */
public enum PartKind {
    ACCEPTED,
    BACKORDERED,
    PREORDERED,
    REFUSED
}
