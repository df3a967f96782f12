package dev.backorderdesk.desk;

import java.time.Duration;

/** Who is told what the desk did, after it was committed. Called from the thread that did it. */
public interface Observer {

    /**
     * A batch was handled.
     *
     * @param received messages or ticks of the batch
     * @param took from the reading of the snapshot to the commit
     */
    void handled(Outcome outcome, int received, Duration took);

    /** A bug of ours: the message was parked, the others went on. */
    void fault(Received message, RuntimeException bug);

    /** A method of this observer threw; nothing but its own knowledge is lost. Must not throw itself. */
    void deaf(RuntimeException bug);

    /** Nobody. */
    Observer NONE = new Observer() {
        @Override
        public void handled(Outcome outcome, int received, Duration took) {}

        @Override
        public void fault(Received message, RuntimeException bug) {}

        @Override
        public void deaf(RuntimeException bug) {}
    };
}
