/**
 * Which parts make a running desk, and in what order do they start and stop?
 *
 * <p>In: a {@link dev.backorderdesk.app.config.Configuration}. Out: a {@link
 * dev.backorderdesk.app.service.DeskProcess}, with everything embedded or connected, until it is closed.
 */
@NullMarked
package dev.backorderdesk.app.service;

import org.jspecify.annotations.NullMarked;
