package dev.backorderdesk.desk;

/** What a message is known by: the key is unique within its queue. */
public record InboxKey(String queue, String key) {}
