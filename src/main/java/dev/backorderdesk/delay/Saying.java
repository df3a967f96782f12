package dev.backorderdesk.delay;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a notice of delay says, as far as the law looks at it.
 *
 * @param revised the new day (ship-to zone); null means that it is unknown
 * @param reason why; null where it says none
 * @param silence what it says about not answering
 * @param offersCancelling it offers to cancel with a prompt refund
 * @param answerIsFree every way to answer costs the customer nothing
 * @param mayCancelLater it says that after a yes the customer may still cancel at any time before shipment
 */
public record Saying(
        @Nullable LocalDate revised,
        @Nullable String reason,
        SilenceEffect silence,
        boolean offersCancelling,
        boolean answerIsFree,
        boolean mayCancelLater) {}
