/**
 * Which words do we share?
 *
 * <p>Records, enums and sealed types only; no behaviour beyond what follows from a value alone. Instants are UTC,
 * {@link java.time.LocalDate} is a day in the zone that the field's Javadoc names, quantities are whole pieces, money
 * is a {@link java.math.BigDecimal} in the currency of the order's payment.
 */
@NullMarked
package dev.backorderdesk.model;

import org.jspecify.annotations.NullMarked;
