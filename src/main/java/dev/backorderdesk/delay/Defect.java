package dev.backorderdesk.delay;

/** Why a notice is none, in words for whoever writes its template. */
public enum Defect {
    NO_CANCEL_OPTION("It does not offer to cancel with a prompt refund."),
    NO_REASON("It says that the date is unknown, and not why."),
    ANSWER_COSTS("An answer costs the customer money."),
    NO_LATER_CANCEL("It does not say that the customer may still cancel at any time before shipment."),
    SILENCE_CALLED_CONSENT("It says that no answer means yes; here it does not."),
    SILENCE_CALLED_CANCEL("It says that no answer cancels; here it does not."),
    SILENCE_NOT_TOLD("It does not say what no answer means.");

    private final String sentence;

    Defect(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * Whether it makes the notice none. Where silence was called consent, the customer has been told of the delay and may
     * answer: silence cancels all the same, and the defect is flagged.
     */
    boolean undoes() {
        return this != SILENCE_CALLED_CONSENT;
    }
}
