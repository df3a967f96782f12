package dev.backorderdesk.desk;

import dev.backorderdesk.model.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The door at which every event comes in: reads what a batch needs, has it handled, and writes what follows, in one
 * transaction. When a method returns, its outcome would survive a power cut; when it throws, nothing happened.
 */
public final class FrontDesk {
    private static final int TICKS = 200;

    private final Ledger ledger;
    private final Wire wire;
    private final Supplier<Bearings> bearings;
    private final InstantSource clock;
    private final Observer observer;

    /** @param bearings read once for each batch */
    public FrontDesk(Ledger ledger, Wire wire, Supplier<Bearings> bearings, InstantSource clock, Observer observer) {
        this.ledger = ledger;
        this.wire = wire;
        this.bearings = bearings;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * Handles a batch from one queue. Where a bug of ours meets one of its messages, that one is parked and the others go
     * on.
     *
     * @throws LedgerUnavailable where the batch must come again later
     */
    public void handle(List<? extends Received> batch) {
        try {
            transact(batch, List.of(), true);
        } catch (LedgerUnavailable away) {
            throw away;
        } catch (RuntimeException bug) {
            if (batch.size() > 1) {
                batch.forEach(each -> handle(List.of(each)));
            } else if (batch.size() == 1) {
                park(batch.get(0), bug);
            }
        }
    }

    /**
     * Handles a bulk load: the same rules, but whoever loads reads the answers here, so none is sent and nothing is parked.
     *
     * @return an answer for each, in the order of the batch
     */
    public List<Answer> load(List<? extends Received> batch) {
        return transact(batch, List.of(), false).answers();
    }

    /** How a bulk load would be answered now; nothing is written. */
    public List<Answer> rehearse(List<? extends Received> batch) {
        Bearings with = bearings.get();
        return ledger.transact(
                books -> handled(books, batch, List.of(), with, now(), Set.of()).answers());
    }

    /** Those that are no articles of the catalogue. */
    SortedSet<String> unknown(Collection<String> skus) {
        SortedSet<String> unknown = new TreeSet<>(skus);
        Need need = Needs.ofArticles(skus, bearings.get(), now());
        unknown.removeAll(ledger.transact(books -> books.read(need)).items().keySet());
        return unknown;
    }

    /**
     * Deals articles anew in one transaction.
     *
     * @param cause what the events say of it: the run's name
     */
    public NewDeal redeal(SortedSet<String> skus, String cause) {
        long start = System.nanoTime();
        Bearings with = bearings.get();
        NewDeal deal = ledger.transact(books -> {
            Instant now = now();
            NewDeal following = Desk.redeal(skus, cause, books.read(Desk.needToRedeal(skus, with, now)), with, now);
            if (!following.outcome().served().isEmpty()) {
                books.write(following.outcome(), () -> new Letters(wire, following.outcome()).withoutAnswers(), now);
            }
            return following;
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        told(() -> observer.handled(deal.outcome(), 0, took));
        return deal;
    }

    /**
     * The same; nothing is written or told.
     *
     * @param supposed what was simulated before, as if it had been written; remembers this, too
     */
    NewDeal simulate(SortedSet<String> skus, String cause, Supposed supposed) {
        Bearings with = bearings.get();
        Instant now = now();
        Snapshot read = ledger.transact(books -> books.read(Desk.needToRedeal(skus, with, now)));
        Snapshot over = supposed.over(read);
        NewDeal deal = Desk.redeal(skus, cause, over, with, now);
        supposed.happened(read, over, deal.outcome());
        return deal;
    }

    /**
     * Brings in what the clock made due. A bug that meets one of them holds up none of the others.
     *
     * @param held looks of these kinds are left for later
     * @return how much it was; there may be more
     * @throws RuntimeException the first bug, after all others were brought in
     */
    public int tick(Set<Tick.Look.Kind> held) {
        List<Tick> due = ledger.due(now(), held, TICKS);
        if (due.isEmpty()) {
            return 0;
        }
        try {
            transact(List.of(), due, true);
        } catch (LedgerUnavailable away) {
            throw away;
        } catch (RuntimeException bug) {
            if (due.size() == 1) {
                throw bug;
            }
            oneByOne(due);
        }
        return due.size();
    }

    private void oneByOne(List<Tick> due) {
        RuntimeException first = null;
        for (Tick tick : due) {
            try {
                transact(List.of(), List.of(tick), true);
            } catch (LedgerUnavailable away) {
                throw away;
            } catch (RuntimeException bug) {
                first = first == null ? bug : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Instant now() {
        // No database keeps nanoseconds: an instant must be the same after it was stored.
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Outcome transact(List<? extends Received> batch, List<Tick> ticks, boolean answered) {
        Set<String> turnedOver = new HashSet<>();
        while (true) {
            try {
                return transact(batch, ticks, answered, turnedOver);
            } catch (NotTurnedOver first) {
                turnOver(first.skus());
                turnedOver.addAll(first.skus());
            }
        }
    }

    /** Looks at articles whose release has come, until all were looked at who wait for them. */
    private void turnOver(Set<String> skus) {
        while (true) {
            List<Tick> looks = ledger.releases(now(), skus);
            if (looks.isEmpty()) {
                return;
            }
            transact(List.of(), looks, true, skus);
        }
    }

    /** @param turnedOver articles that were looked at since their release, or need not be */
    private Outcome transact(
            List<? extends Received> batch, List<Tick> ticks, boolean answered, Set<String> turnedOver) {
        long start = System.nanoTime();
        Bearings with = bearings.get();
        Outcome outcome = ledger.transact(books -> {
            Instant now = now();
            Outcome following = handled(books, batch, ticks, with, now, turnedOver);
            books.write(
                    following,
                    () -> answered ? new Letters(wire, following).all() : new Letters(wire, following).withoutAnswers(),
                    now);
            return following;
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        told(() -> observer.handled(
                answered ? outcome : outcome.withParked(List.of()), batch.size() + ticks.size(), took));
        return outcome;
    }

    private static Outcome handled(
            Ledger.Books books,
            List<? extends Received> batch,
            List<Tick> ticks,
            Bearings with,
            Instant now,
            Set<String> turnedOver) {
        Need need = Desk.need(batch, ticks, with, now);
        while (true) {
            try {
                Snapshot snapshot = books.read(need);
                NotTurnedOver.check(batch, snapshot, with.settings().zone(), now, turnedOver);
                return Desk.handle(batch, ticks, snapshot, with, now);
            } catch (ReadMore more) {
                Need wider = more.and(need);
                if (wider.equals(need)) {
                    throw new IllegalStateException("What was read is asked for again, and would be without end.");
                }
                need = wider;
            }
        }
    }

    private void park(Received message, RuntimeException bug) {
        Instant now = now();
        String sentence = "A fault of ours kept us from handling it: "
                + bug.getClass().getSimpleName() + ". " + "It can be replayed when the fault is mended.";
        String key = message instanceof Arrival arrival ? arrival.event().key() : null;
        Outcome outcome = Outcome.nothing()
                .withParked(List.of(new Outcome.Parked(
                        message.queue(), key, message.raw(), "FAULT", sentence, now, message.reply())));
        ledger.transact(books -> {
            books.write(outcome, () -> new Letters(wire, outcome).all(), now);
            return outcome;
        });
        told(() -> observer.fault(message, bug));
        told(() -> observer.handled(outcome, 1, Duration.ZERO));
    }

    /** What was committed stays, whatever its observer makes of it: thrown on, it would pass for a message's bug. */
    private void told(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException bug) {
            observer.deaf(bug);
        }
    }
}
