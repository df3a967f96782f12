package dev.backorderdesk.desk;

import java.util.function.UnaryOperator;

/**
 * It turned out only while handling that more must be read: more of those who wait after a count with later movements, an
 * order's articles once the order is known. The batch is handled anew with it. Never leaves the desk.
 */
final class ReadMore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<Need> more;

    ReadMore(UnaryOperator<Need> more) {
        super("more must be read", null, false, false);
        this.more = more;
    }

    /** Both, in one reading. */
    ReadMore and(ReadMore other) {
        return new ReadMore(need -> other.and(and(need)));
    }

    /** The need with what was missing. */
    Need and(Need need) {
        return more.apply(need);
    }
}
