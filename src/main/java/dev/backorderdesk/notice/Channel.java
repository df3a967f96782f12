package dev.backorderdesk.notice;

/** Where we tell. */
public enum Channel {
    EMAIL,
    SMS
}
