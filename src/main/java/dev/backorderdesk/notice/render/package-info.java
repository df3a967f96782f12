/**
 * How does a notice read?
 *
 * <p>In: template files that people edit, and a notice with its link. Out: subject, HTML and text of a mail, or a text
 * message. The only room with a template engine. Templates see words and numbers, never an object with methods; a set of
 * files is taken whole, after every notice it can meet was rendered with it, or not at all.
 */
@NullMarked
package dev.backorderdesk.notice.render;

import org.jspecify.annotations.NullMarked;
