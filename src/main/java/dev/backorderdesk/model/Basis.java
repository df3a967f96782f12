package dev.backorderdesk.model;

/** The ground on which a date was promised. */
public enum Basis {
    ON_HAND,
    INBOUND,
    LEAD_TIME,
    RELEASE_DATE
}
