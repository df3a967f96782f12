package dev.backorderdesk.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the order cost beside its lines, in its currency. */
public record Charges(
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal total) {}
