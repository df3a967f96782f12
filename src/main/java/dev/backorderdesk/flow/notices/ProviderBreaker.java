package dev.backorderdesk.flow.notices;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stops the sending while a provider is down, so that waiting notices are not claimed in vain. Only faults of the
 * provider and silences count: a wrong address says nothing about the relay.
 */
public final class ProviderBreaker {

    private final CircuitBreaker breaker;
    private final Duration openFor;

    /** Opens when of the last 20 calls (at least 3) half failed at the provider; 3 calls try it again. */
    public ProviderBreaker(String name, Duration openFor) {
        this.openFor = openFor;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(3)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .build());
    }

    /** A try to send. */
    @FunctionalInterface
    public interface Attempt<T> {
        T send() throws SendFault;
    }

    /** How long it stays closed to calls after it has tripped. */
    public Duration openFor() {
        return openFor;
    }

    /** Whether sending makes no sense now. */
    public boolean stopsCalls() {
        if (!breaker.tryAcquirePermission()) {
            return true;
        }
        breaker.releasePermission();
        return false;
    }

    /** {@code CLOSED}, {@code OPEN}, {@code HALF_OPEN}: for people who look in. */
    public String state() {
        return breaker.getState().name();
    }

    /**
     * Runs one attempt.
     *
     * @throws SendFault the attempt's own, or one of kind PROVIDER where the breaker is open
     */
    public <T> T call(Attempt<T> attempt) throws SendFault {
        if (!breaker.tryAcquirePermission()) {
            throw new SendFault(SendFault.Kind.PROVIDER, breaker.getName() + " is down, not tried");
        }
        long start = System.nanoTime();
        try {
            T result = attempt.send();
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return result;
        } catch (SendFault fault) {
            long taken = System.nanoTime() - start;
            switch (fault.kind()) {
                case PROVIDER, IN_DOUBT -> breaker.onError(taken, TimeUnit.NANOSECONDS, fault);
                case ADDRESS, PERMANENT -> breaker.onSuccess(taken, TimeUnit.NANOSECONDS);
            }
            throw fault;
        } catch (RuntimeException | Error bug) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, bug);
            throw bug;
        }
    }
}
