package dev.backorderdesk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import java.time.LocalDate;
import java.util.List;

/** What was decided on a line, in sentences. */
record Said(DecidedLine line) {

    Said is(LineOutcome outcome) {
        assertThat(line.outcome()).as(line.toString()).isEqualTo(outcome);
        return this;
    }

    /** Pieces accepted, waiting (for stock or a release) and refused. */
    Said gives(long accepted, long waiting, long refused) {
        assertThat(List.of(line.accepted(), line.backordered() + line.preordered(), line.refused()))
                .as(line.toString())
                .containsExactly(accepted, waiting, refused);
        return this;
    }

    /** There is a waiting part of so many pieces. */
    Said waits(long quantity, LocalDate shipBy) {
        assertThat(line.parts()).as(line.toString()).anySatisfy(part -> {
            assertThat(part.kind()).isIn(PartKind.BACKORDERED, PartKind.PREORDERED);
            assertThat(part.quantity()).isEqualTo(quantity);
            assertThat(part.shipBy()).isEqualTo(shipBy);
        });
        return this;
    }

    Said ships(LocalDate shipBy, LocalDate deliverBy) {
        assertThat(line.parts()).as(line.toString()).anySatisfy(part -> {
            assertThat(part.shipBy()).isEqualTo(shipBy);
            assertThat(part.deliverBy()).isEqualTo(deliverBy);
        });
        return this;
    }

    Said because(String... bindingCodes) {
        assertThat(line.reasons().stream().filter(Reason::binding).map(Reason::code))
                .as(line.toString())
                .containsExactlyInAnyOrder(bindingCodes);
        return this;
    }

    Said alsoSays(String code) {
        assertThat(line.reasons()).as(line.toString()).extracting(Reason::code).contains(code);
        return this;
    }

    List<Part> parts() {
        return line.parts();
    }
}
