package dev.backorderdesk.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.Advisory.Kind;
import dev.backorderdesk.model.ShipTo;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which word of a carrier counts. */
class AdvisoriesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ShipTo JAPAN = new ShipTo("JP", null, "100-0001", null);

    private static Advisory advisory(
            String id, Kind kind, String carrier, List<String> except, String from, @Nullable String until) {
        return new Advisory(
                id,
                1,
                carrier,
                kind,
                List.of(),
                except,
                List.of(),
                List.of(new Advisory.Destination("JP", null, null, null)),
                Instant.parse(from),
                until == null ? null : Instant.parse(until),
                kind == Kind.DELAY ? 3 : null,
                null,
                "as the carrier says");
    }

    private static @Nullable String counts(ShipTo to, String service, Advisory... received) {
        Advisory counts = Advisories.at(NOON, List.of(received)).covering("DHL", service, "DE", to);
        return counts == null ? null : counts.advisoryId();
    }

    @Test
    void it_holds_from_its_first_instant_and_not_at_its_last() {
        String from = "2026-11-23T12:00:00Z";
        assertThat(counts(JAPAN, "standard", advisory("A", Kind.SUSPENSION, "*", List.of(), from, null)))
                .isEqualTo("A");
        assertThat(counts(
                        JAPAN,
                        "standard",
                        advisory("A", Kind.SUSPENSION, "*", List.of(), "2026-11-01T00:00:00Z", from)))
                .isNull();
        assertThat(counts(
                        JAPAN,
                        "standard",
                        advisory("A", Kind.SUSPENSION, "*", List.of(), "2026-11-23T12:00:01Z", null)))
                .isNull();
    }

    @Test
    void the_latest_from_counts_then_the_latest_received() {
        Advisory shut = advisory("SHUT", Kind.SUSPENSION, "*", List.of(), "2026-11-20T00:00:00Z", null);
        Advisory open = advisory("OPEN", Kind.RESUMPTION, "DHL", List.of(), "2026-11-22T00:00:00Z", null);
        Advisory again = advisory("AGAIN", Kind.SUSPENSION, "*", List.of(), "2026-11-22T00:00:00Z", null);
        assertThat(counts(JAPAN, "standard", open, shut)).isEqualTo("OPEN");
        assertThat(counts(JAPAN, "standard", open, shut, again)).isEqualTo("AGAIN");
    }

    @Test
    void services_can_be_left_out_and_other_carriers_are_not_meant() {
        assertThat(counts(
                        JAPAN,
                        "express",
                        advisory("A", Kind.SUSPENSION, "*", List.of("express"), "2026-11-20T00:00:00Z", null)))
                .isNull();
        assertThat(counts(
                        JAPAN,
                        "standard",
                        advisory("A", Kind.SUSPENSION, "UPS", List.of(), "2026-11-20T00:00:00Z", null)))
                .isNull();
    }

    private static Advisory ofFrance(Kind kind, String carrier, List<String> except, String from, String... countries) {
        return new Advisory(
                kind + from,
                1,
                carrier,
                kind,
                List.of(),
                except,
                List.of("FR"),
                Stream.of(countries)
                        .map(country -> new Advisory.Destination(country, null, null, null))
                        .toList(),
                Instant.parse(from),
                null,
                null,
                null,
                "strike");
    }

    private static boolean standStill(Advisory... received) {
        return Advisories.at(NOON, List.of(received)).standStill("FR");
    }

    @Test
    void a_country_stands_still_while_all_its_carriers_are_suspended_and_nothing_was_said_since() {
        String then = "2026-11-20T00:00:00Z";
        String since = "2026-11-22T00:00:00Z";
        Advisory shut = ofFrance(Kind.SUSPENSION, "*", List.of(), then);
        assertThat(standStill(shut)).isTrue();
        assertThat(Advisories.at(NOON, List.of(shut)).standStill("DE")).isFalse();
        assertThat(standStill()).isFalse();
        assertThat(standStill(ofFrance(Kind.SUSPENSION, "DHL", List.of(), then)))
                .isFalse();
        assertThat(standStill(ofFrance(Kind.SUSPENSION, "*", List.of("express"), then)))
                .isFalse();
        assertThat(standStill(ofFrance(Kind.SUSPENSION, "*", List.of(), then, "JP")))
                .isFalse();
        assertThat(standStill(ofFrance(Kind.SUSPENSION, "*", List.of(), "2026-11-24T00:00:00Z")))
                .isFalse();
        assertThat(standStill(shut, ofFrance(Kind.RESUMPTION, "DHL", List.of(), since)))
                .isFalse();
        assertThat(standStill(ofFrance(Kind.RESUMPTION, "*", List.of(), then), shut))
                .isTrue();
    }

    @Test
    void a_range_of_post_codes_takes_in_what_begins_like_its_end() {
        Advisory alaska = new Advisory(
                "A",
                1,
                "*",
                Kind.SUSPENSION,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Advisory.Destination("US", null, "995", "999")),
                Instant.parse("2026-11-20T00:00:00Z"),
                null,
                null,
                null,
                "storm");
        assertThat(counts(new ShipTo("US", null, "99501", null), "standard", alaska))
                .isEqualTo("A");
        assertThat(counts(new ShipTo("US", null, "99950", null), "standard", alaska))
                .isEqualTo("A");
        assertThat(counts(new ShipTo("US", null, "98101", null), "standard", alaska))
                .isNull();
        assertThat(counts(new ShipTo("US", null, null, null), "standard", alaska))
                .as("an address without a post code is not taken to lie there")
                .isNull();
    }
}
