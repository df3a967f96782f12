/** What the README promises, shown on the whole desk: real broker, database, mail and phone, over their real protocols. */
@NullMarked
package dev.backorderdesk.proof;

import org.jspecify.annotations.NullMarked;
