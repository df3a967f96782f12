/** Makes the demonstration data in {@code config/demo} from real orders; see the README there. */
@NullMarked
package dev.backorderdesk.demo;

import org.jspecify.annotations.NullMarked;
