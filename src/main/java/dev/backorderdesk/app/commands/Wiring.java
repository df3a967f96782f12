package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the commands need of the whole desk. */
public record Wiring(Starter starter, Demo demo, Sender sender, Parked parked) {

    /** Runs the desk. */
    @FunctionalInterface
    public interface Starter {

        /**
         * Returns when the desk was stopped.
         *
         * @param at where its clock starts (UTC); null means where it was left, else the real time
         * @param still the clock stands until it is moved
         */
        void run(Configuration configuration, @Nullable Instant at, boolean still);
    }

    /** Shows the desk at work. */
    @FunctionalInterface
    public interface Demo {

        /**
         * Starts everything embedded, sends real orders, prints what became of them.
         *
         * @param exit ends then; else the desk runs on until it is stopped
         */
        void run(Configuration configuration, boolean exit, PrintWriter out);
    }

    /** Puts messages on queues. */
    @FunctionalInterface
    public interface Sender {

        /**
         * Sends each file as a message, or each line of a {@code .jsonl} file, and waits for the answers.
         *
         * @param answers hears every answer's text, as it comes
         * @return false where one was refused or none came
         */
        boolean send(Configuration configuration, String queue, List<Path> files, Consumer<String> answers)
                throws IOException;
    }

    /** Messages that were put aside for a person. */
    public interface Parked {

        /** All of them, oldest first. */
        Listed list(Configuration configuration);

        /** The message as it was sent; empty where there is none of that id. */
        Optional<String> show(Configuration configuration, String id);

        /** Puts it back on its queue; false where there is none of that id. */
        boolean replay(Configuration configuration, String id);

        /** Takes it away for good; false where there is none of that id. */
        boolean discard(Configuration configuration, String id);

        /**
         * What the broker shows.
         *
         * @param messages oldest first
         * @param cut queues of which it shows less than lies there, as {@code 60 of 122 of orders.in}
         */
        record Listed(List<Message> messages, List<String> cut) {}

        /**
         * One of them.
         *
         * @param at when it was parked (UTC)
         * @param sentence why
         */
        record Message(String id, String queue, Instant at, String code, String sentence) {}
    }
}
