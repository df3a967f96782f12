package dev.backorderdesk.notice.render;

/**
 * What a notice says of its question, sentence by sentence; so that a page can say the same.
 *
 * @param silence what no answer means, and until when
 * @param later that a yes can be taken back; empty where it can't
 */
public record AskSentences(String silence, String cancel, String free, String later) {}
