package dev.backorderdesk.delay;

/** The notices of delay that there are, with what silence means after each. */
public enum NoticeKind {
    /** The first one; the new date is at most the regime's short delay after the promise. 16 CFR 435.2(b)(1). */
    FIRST_SHORT(SilenceEffect.CONSENT),
    /** The first one; the new date is later than that. */
    FIRST_LONG(SilenceEffect.CANCEL),
    /** The first one; the new date is unknown. */
    FIRST_INDEFINITE(SilenceEffect.CANCEL),
    /** Each later one: a date that was agreed to will be missed. 16 CFR 435.2(b)(2). */
    RENEWED(SilenceEffect.CANCEL),
    /** Delivery is judged: tells the truth and offers to wait or to cancel; moves no date. */
    DATE_MOVED(SilenceEffect.NONE);

    private final SilenceEffect silence;

    NoticeKind(SilenceEffect silence) {
        this.silence = silence;
    }

    /** What silence means by law. */
    public SilenceEffect silence() {
        return silence;
    }
}
