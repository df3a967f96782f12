/** Violations of the rules of the house, planted so that {@link dev.backorderdesk.HouseTest} sees each rule bite. */
@NullMarked
package dev.backorderdesk.planted;

import org.jspecify.annotations.NullMarked;
