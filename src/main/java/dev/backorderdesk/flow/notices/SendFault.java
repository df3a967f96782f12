package dev.backorderdesk.flow.notices;

/** Why a message did not certainly go out. The text names no address. */
public final class SendFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** What can be said of the message after the fault. */
    public enum Kind {
        /** Certainly not taken, and it is not the message's fault. */
        PROVIDER,
        /** Certainly not taken for a passing reason of this address. */
        ADDRESS,
        /** Certainly not taken, and never will be. */
        PERMANENT,
        /** May or may not have been taken. */
        IN_DOUBT
    }

    private final Kind kind;

    public SendFault(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    public SendFault(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
    }

    /** Of a fault that nobody has thought of: the message may have been taken. */
    public static SendFault unknown(Exception e) {
        return new SendFault(Kind.IN_DOUBT, "unknown fault: " + e.getClass().getSimpleName(), e);
    }

    public Kind kind() {
        return kind;
    }

    /** What happened, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
