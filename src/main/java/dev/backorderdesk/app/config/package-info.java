/**
 * What did the shop set?
 *
 * <p>In: {@code config/application.properties}, environment variables, {@code -D} and {@code --set}. Out: a {@link
 * dev.backorderdesk.app.config.Configuration}, whole and valid, or every mistake with its name, value, place and what is
 * expected.
 */
@NullMarked
package dev.backorderdesk.app.config;

import org.jspecify.annotations.NullMarked;
