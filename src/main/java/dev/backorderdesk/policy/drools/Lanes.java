package dev.backorderdesk.policy.drools;

import dev.backorderdesk.policy.Line;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Long-lived sessions, in practice one per thread: a thread has its own lane and takes the next one only where two
 * threads share a number. Unlike thread locals, lanes go with their rule base, so a reload leaves nothing behind in
 * threads. A shared queue of sessions was measured to be slower with two threads than with one.
 */
final class Lanes {
    /** A power of two, more than the threads that decide at once. */
    private static final int COUNT = 16;

    private final KieBase base;
    private final int limit;
    private final Lane[] lanes = new Lane[COUNT];

    Lanes(KieBase base, int rules) {
        this.base = base;
        // Each rule states at most one term of a line; one more firing means a loop.
        this.limit = rules + 1;
        for (int i = 0; i < COUNT; i++) {
            lanes[i] = new Lane();
        }
    }

    void state(Line line) {
        int home = (int) (Thread.currentThread().getId() & (COUNT - 1));
        for (int i = 0; i < COUNT; i++) {
            Lane lane = lanes[(home + i) & (COUNT - 1)];
            if (lane.lock.tryLock()) {
                lane.stateAndUnlock(line);
                return;
            }
        }
        lanes[home].lock.lock();
        lanes[home].stateAndUnlock(line);
    }

    private final class Lane {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable KieSession session;

        void stateAndUnlock(Line line) {
            KieSession session = this.session;
            try {
                if (session == null) {
                    session = base.newKieSession();
                    this.session = session;
                }
                FactHandle handle = session.insert(line);
                int fired = session.fireAllRules(limit);
                session.delete(handle);
                if (fired >= limit) {
                    throw new IllegalStateException(
                            "The rules fired " + fired + " times for one line. Maybe a rule calls" + " itself again?");
                }
            } catch (RuntimeException | Error e) {
                // What the session holds now is not known: the next line gets a new one.
                this.session = null;
                if (session != null) {
                    session.dispose();
                }
                throw e;
            } finally {
                lock.unlock();
            }
        }
    }
}
