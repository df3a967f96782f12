package dev.backorderdesk.notice.render;

/**
 * A written mail: two parts that say the same.
 *
 * @param subject one line
 * @param language BCP 47 language of all three
 */
public record Mail(String subject, String html, String text, String language) {}
