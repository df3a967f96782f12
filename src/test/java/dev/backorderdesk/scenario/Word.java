package dev.backorderdesk.scenario;

import dev.backorderdesk.model.Advisory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A carrier's word while a story puts it together. */
final class Word {
    private final Shop shop;
    private final String id;
    private final Advisory.Kind kind;
    private final String carrier;
    private final List<String> services = new ArrayList<>();
    private final List<String> exceptServices = new ArrayList<>();
    private final List<Advisory.Destination> destinations = new ArrayList<>();
    private Instant from;
    private @Nullable Instant until;
    private @Nullable Integer extraDays;

    private Word(Shop shop, String id, Advisory.Kind kind, String carrier) {
        this.shop = shop;
        this.id = id;
        this.kind = kind;
        this.carrier = carrier;
        this.from = shop.now();
    }

    static Word suspends(Shop shop, String id, String carrier) {
        return new Word(shop, id, Advisory.Kind.SUSPENSION, carrier);
    }

    static Word resumes(Shop shop, String id, String carrier) {
        return new Word(shop, id, Advisory.Kind.RESUMPTION, carrier);
    }

    static Word delays(Shop shop, String id, String carrier, int days) {
        Word word = new Word(shop, id, Advisory.Kind.DELAY, carrier);
        word.extraDays = days;
        return word;
    }

    Word to(String... countries) {
        for (String country : countries) {
            destinations.add(new Advisory.Destination(country, null, null, null));
        }
        return this;
    }

    Word toRegion(String country, String region) {
        destinations.add(new Advisory.Destination(country, region, null, null));
        return this;
    }

    Word toCodes(String country, String lowest, String highest) {
        destinations.add(new Advisory.Destination(country, null, lowest, highest));
        return this;
    }

    Word of(String... some) {
        services.addAll(List.of(some));
        return this;
    }

    Word but(String service) {
        exceptServices.add(service);
        return this;
    }

    Word from(Instant at) {
        from = at;
        return this;
    }

    /** From the first instant of a day in Berlin. */
    Word from(LocalDate day) {
        return from(begin(day));
    }

    Word until(Instant at) {
        until = at;
        return this;
    }

    /** Until the first instant of a day in Berlin. */
    Word until(LocalDate day) {
        return until(begin(day));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
    }

    Advisory advisory() {
        return new Advisory(
                id,
                shop.number("advisory " + id),
                carrier,
                kind,
                services,
                exceptServices,
                List.of(),
                destinations,
                from,
                until,
                extraDays,
                null,
                "nothing flies.");
    }
}
