package dev.backorderdesk.desk;

import dev.backorderdesk.allocate.Cancellation;
import dev.backorderdesk.delay.State;
import java.time.Instant;

/** Why a part was cancelled, in words for events and as a code for customers. */
final class Lapse {
    private static final String LAW = "delay law: ";

    private Lapse() {}

    static String cause(State.Cancelled cancelled) {
        String what = switch (cancelled.cause()) {
            case CUSTOMER -> "the customer cancelled";
            case SELLER -> "the seller does not supply";
            case NO_NOTICE -> "the promised time was over, and no notice had been given";
            case SILENCE -> "the time for an answer was over, and there was none";
            case LAPSED -> "the day that was agreed to was over";
        };
        return LAW + what + " at " + cancelled.at();
    }

    /**
     * What is kept of a cancellation. What had lapsed before anybody cancelled it is owed from then on.
     *
     * @param state where the pieces stand with the law
     * @param since from when on they are cancelled by right, by whoever cancels them (UTC)
     */
    static Cancellation kept(State state, long pieces, Instant since, String cause) {
        if (!(state instanceof State.Cancelled cancelled) || vests(cancelled).isAfter(since)) {
            return new Cancellation(pieces, since, cause, cause.startsWith(LAW));
        }
        String why = cause.startsWith(LAW) || !lapsed(cancelled) ? cause : cause(cancelled) + "; then " + cause;
        return new Cancellation(pieces, vests(cancelled), why, lapsed(cancelled));
    }

    /** An instant of the day from which a refund is counted: of what lapsed it is the last one that was over then. */
    static Instant vests(State.Cancelled cancelled) {
        return lapsed(cancelled) ? cancelled.at().minusMillis(1) : cancelled.at();
    }

    /** Whether its time was over, and nobody said a word. */
    static boolean lapsed(State.Cancelled cancelled) {
        return switch (cancelled.cause()) {
            case CUSTOMER, SELLER -> false;
            case NO_NOTICE, SILENCE, LAPSED -> true;
        };
    }

    static String code(State.Cancelled cancelled) {
        return switch (cancelled.cause()) {
            case CUSTOMER -> "CUSTOMER_CANCELLED";
            case SELLER -> "SELLER_CANCELLED";
            case NO_NOTICE -> "NO_NOTICE";
            case SILENCE -> "NO_ANSWER";
            case LAPSED -> "LAPSED";
        };
    }
}
