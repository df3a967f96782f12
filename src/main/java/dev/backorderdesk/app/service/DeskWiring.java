package dev.backorderdesk.app.service;

import dev.backorderdesk.app.commands.NotReady;
import dev.backorderdesk.app.commands.Wiring;
import dev.backorderdesk.app.config.Configuration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commands that need the whole desk. */
public final class DeskWiring {
    private DeskWiring() {}

    public static Wiring wiring() {
        return new Wiring(DeskWiring::run, new Demo(), new Messages(), new ParkedQueues());
    }

    private static void run(Configuration configuration, @Nullable Instant at, boolean still) {
        DeskProcess service;
        try {
            service = new DeskProcess(configuration, at, still);
        } catch (IllegalStateException e) {
            throw new NotReady(String.valueOf(e.getMessage()), e);
        }
        // A stop from outside ends the service in order; this thread has nothing more to do then.
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        try {
            String fault = service.awaitStop();
            if (fault != null) {
                throw new NotReady(fault, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
