package dev.backorderdesk.desk;

/** A message that came in, good or bad. */
public sealed interface Received permits Arrival, Rejected {

    /** The queue it came on, as {@code orders.in}. */
    String queue();

    /** The whole message as it was sent. */
    Raw raw();

    /** Where its answer goes. */
    Reply reply();
}
