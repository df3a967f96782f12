package dev.backorderdesk.model;

/**
 * A term behind a decision, as it is told.
 *
 * @param code stable code of the term
 * @param binding this term decided
 * @param text one sentence fit to be read to a customer, in English
 * @param rule name of the rule that stated it
 * @param source file and row, as {@code rules/tables/seller-policy.csv:14}
 */
public record Reason(String code, boolean binding, String text, String rule, String source) {}
