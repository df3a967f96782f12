package dev.backorderdesk.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.policy.LineFacts;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.promise.Offer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {
    private static final RuleSet RULES = load();

    private static RuleSet load() {
        try {
            RuleFiles.Loaded loaded = RuleFiles.load(Path.of("."));
            assertThat(loaded.findings()).isEmpty();
            return loaded.orThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_example_of_the_contract_is_decided_as_it_says() {
        LineFacts facts = new LineFacts(
                1,
                "22423",
                10,
                Instant.parse("2026-11-20T09:30:00Z"),
                LocalDate.of(2026, 11, 20),
                "S-1",
                "web",
                "gold",
                "peak",
                "DE",
                "BE",
                "standard",
                true,
                true,
                false,
                true,
                90,
                85,
                false,
                false,
                true,
                null,
                0,
                0,
                0,
                4,
                true,
                true,
                true,
                LocalDate.of(2026, 11, 26),
                LocalDate.of(2026, 12, 18),
                false,
                false,
                false,
                null);
        List<Offer> offers = List.of(
                new Offer(Basis.ON_HAND, "MAIN", null, 4, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26)),
                new Offer(Basis.INBOUND, "MAIN", "PO-77", 40, LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 10)));

        DecidedLine line = RULES.decide(facts, offers);

        assertThat(line.outcome()).isEqualTo(LineOutcome.CAP);
        assertThat(line.accepted()).isEqualTo(4);
        assertThat(line.backordered()).isEqualTo(4);
        assertThat(line.refused()).isEqualTo(2);
        assertThat(line.parts())
                .extracting(part -> part.kind())
                .containsExactly(PartKind.ACCEPTED, PartKind.BACKORDERED, PartKind.REFUSED);
        assertThat(line.reasons())
                .containsExactly(new Reason(
                        "CUSTOMER_LIMIT",
                        true,
                        "One customer may hold 8 of this article.",
                        "Customer limit",
                        "rules/tables/seller-policy.csv:14"));
    }
}
