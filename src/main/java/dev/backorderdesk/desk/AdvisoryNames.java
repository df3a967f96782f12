package dev.backorderdesk.desk;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a word names carriers and services that somebody knows: else it would hold nothing, and nobody would notice. */
final class AdvisoryNames {
    private static final String ANY = "*";
    private static final String TABLE = "rules/tables/carriage.csv";

    private final RuleSet rules;

    AdvisoryNames(RuleSet rules) {
        this.rules = rules;
    }

    /** @param before what carriers said until now */
    @Nullable
    Problem problem(Advisory advisory, List<Advisory> before) {
        Problem carrier = carrier(advisory, before);
        Problem services = carrier == null ? services(advisory) : carrier;
        return services == null ? slip(advisory, advisory.exceptServices(), "/exceptServices/") : services;
    }

    private @Nullable Problem carrier(Advisory advisory, List<Advisory> before) {
        String carrier = advisory.carrier();
        Set<String> carriers = new TreeSet<>(rules.carriers());
        boolean known = carrier.equals(ANY)
                || carriers.contains(carrier)
                // What goes with him may still have to hear of it, though nothing new does.
                || before.stream()
                        .anyMatch(each -> each.carrier().equals(carrier)
                                || each.advisoryId().equals(advisory.advisoryId()));
        return known
                ? null
                : new Problem(
                        "/carrier",
                        "* or a carrier of " + TABLE + ": " + String.join(", ", carriers) + "."
                                + Suggestion.among(carrier, carriers),
                        carrier);
    }

    private @Nullable Problem services(Advisory advisory) {
        Problem slip = slip(advisory, advisory.services(), "/services/");
        Set<String> known = known(advisory);
        boolean none = advisory.services().stream().noneMatch(known::contains);
        return slip == null && none && !advisory.services().isEmpty() && !known.isEmpty() && !known.contains(ANY)
                ? unknown(advisory, "/services/0", advisory.services().get(0))
                : slip;
    }

    private Set<String> known(Advisory advisory) {
        return new TreeSet<>(rules.services(advisory.carrier()));
    }

    /** What is no name of a service, but nearly one that is not named beside it. */
    private @Nullable Problem slip(Advisory advisory, List<String> services, String at) {
        Set<String> known = known(advisory);
        List<String> meant = new ArrayList<>(known);
        meant.removeAll(services);
        for (int i = 0; i < services.size(); i++) {
            String service = services.get(i);
            if (!known.contains(service) && !Suggestion.among(service, meant).isEmpty()) {
                return unknown(advisory, at + i, service);
            }
        }
        return null;
    }

    private Problem unknown(Advisory advisory, String at, String service) {
        Set<String> known = known(advisory);
        known.remove(ANY);
        String whose = advisory.carrier().equals(ANY) ? "" : " of " + advisory.carrier();
        return new Problem(
                at,
                "a service" + whose + " in " + TABLE + ": " + String.join(", ", known) + "."
                        + Suggestion.among(service, known),
                service);
    }
}
