package dev.backorderdesk.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Basis;
import dev.backorderdesk.model.DecidedLine;
import dev.backorderdesk.model.LineOutcome;
import dev.backorderdesk.model.Part;
import dev.backorderdesk.model.PartKind;
import dev.backorderdesk.model.Reason;
import dev.backorderdesk.promise.Offer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every line, whatever the rules state. */
class CountingPropertiesTest {
    private static final int LINES = 20_000;

    private static final Set<Term.Kind> LIMITING = EnumSet.of(
            Term.Kind.REFUSE,
            Term.Kind.LIMIT,
            Term.Kind.MAY_NOT_WAIT,
            Term.Kind.LIMIT_WAITING,
            Term.Kind.WAIT_AT_MOST,
            Term.Kind.DELIVER_BY);

    private static void each(BiConsumer<RandomLine, DecidedLine> check) {
        for (long seed = 0; seed < LINES; seed++) {
            RandomLine line = RandomLine.of(seed);
            try {
                check.accept(line, line.decided());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + line + " was decided " + line.decided(), e);
            }
        }
    }

    @Test
    void the_quantities_add_up_to_what_was_requested() {
        each((line, decided) -> {
            assertThat(decided.accepted() + decided.backordered() + decided.preordered() + decided.refused())
                    .isEqualTo(decided.requested())
                    .isEqualTo(line.facts().quantity());
            assertThat(List.of(decided.accepted(), decided.backordered(), decided.preordered(), decided.refused()))
                    .allMatch(quantity -> quantity >= 0);
        });
    }

    @Test
    void as_much_is_granted_as_no_term_forbids() {
        each((line, decided) -> {
            List<Offer> pieces = new NaiveCounting(line).granted();
            long stock = pieces.stream()
                    .filter(piece -> piece.basis() == Basis.ON_HAND)
                    .count();
            long later = pieces.size() - stock;
            boolean ahead = line.facts().releaseAhead();
            assertThat(decided.accepted()).isEqualTo(stock);
            assertThat(decided.backordered()).isEqualTo(ahead ? 0 : later);
            assertThat(decided.preordered()).isEqualTo(ahead ? later : 0);
            Map<Offer, Long> taken =
                    pieces.stream().collect(Collectors.groupingBy(CountingPropertiesTest::key, Collectors.counting()));
            assertThat(parts(decided)).isEqualTo(taken);
        });
    }

    private static Map<Offer, Long> parts(DecidedLine decided) {
        Map<Offer, Long> parts = new HashMap<>();
        for (Part part : decided.parts()) {
            if (part.kind() != PartKind.REFUSED) {
                parts.merge(key(part), part.quantity(), Long::sum);
            }
        }
        return parts;
    }

    /** A part names all of its offer but how many pieces that had. */
    private static Offer key(Part part) {
        return new Offer(
                requireNonNull(part.basis()),
                requireNonNull(part.location()),
                part.supplyId(),
                0,
                requireNonNull(part.shipBy()),
                requireNonNull(part.deliverBy()));
    }

    private static Offer key(Offer offer) {
        return new Offer(offer.basis(), offer.location(), offer.supplyId(), 0, offer.shipBy(), offer.deliverBy());
    }

    @Test
    void every_part_has_its_number_its_date_and_its_ground_or_is_refused() {
        each((line, decided) -> {
            for (int i = 0; i < decided.parts().size(); i++) {
                Part part = decided.parts().get(i);
                assertThat(part.part()).isEqualTo(i + 1);
                assertThat(part.quantity()).isPositive();
                boolean refused = part.kind() == PartKind.REFUSED;
                assertThat(part.shipBy() == null).isEqualTo(refused);
                assertThat(part.deliverBy() == null).isEqualTo(refused);
                assertThat(part.basis() == null).isEqualTo(refused);
                assertThat(part.location() == null).isEqualTo(refused);
                assertThat(part.supplyId() != null).isEqualTo(part.basis() == Basis.INBOUND);
                if (part.kind() == PartKind.PREORDERED) {
                    assertThat(part.basis()).isEqualTo(Basis.RELEASE_DATE);
                }
            }
        });
    }

    @Test
    void the_order_in_which_terms_are_stated_does_not_matter() {
        each((line, decided) -> {
            List<Term> shuffled = new ArrayList<>(line.terms());
            Collections.shuffle(shuffled, new Random(line.hashCode()));
            assertThat(line.with(shuffled).decided()).isEqualTo(decided);
        });
    }

    @Test
    void its_turn_is_the_earliest_that_a_rule_states_and_the_table_s_where_none_does() {
        each((line, decided) -> {
            List<Long> stated = line.terms().stream()
                    .filter(term -> term.kind() == Term.Kind.PRIORITY)
                    .map(term -> term.amount() < 1 ? 1 : term.amount() > 999 ? 999 : term.amount())
                    .sorted()
                    .toList();
            assertThat((long) decided.priority())
                    .isEqualTo(stated.isEmpty() ? RandomLine.TURN.priority() : stated.get(0));
            List<Term> others = new ArrayList<>(line.terms());
            others.removeIf(term -> term.kind() == Term.Kind.PRIORITY);
            assertThat(line.with(others).decided().parts())
                    .as("it bounds nothing")
                    .isEqualTo(decided.parts());
        });
    }

    @Test
    void one_more_limit_never_grants_more() {
        each((line, decided) -> {
            List<Term> more = new ArrayList<>(line.terms());
            more.add(new Term(Term.Kind.LIMIT, "C90", line.hashCode() & 7, null));
            assertThat(line.with(more).decided().granted()).isLessThanOrEqualTo(decided.granted());
            for (Term term : line.terms()) {
                if (LIMITING.contains(term.kind())) {
                    List<Term> fewer = new ArrayList<>(line.terms());
                    fewer.remove(term);
                    assertThat(line.with(fewer).decided().granted()).isGreaterThanOrEqualTo(decided.granted());
                }
            }
        });
    }

    @Test
    void a_tighter_limit_never_grants_more() {
        each((line, decided) -> {
            for (Term term : line.terms()) {
                List<Term> tighter = new ArrayList<>(line.terms());
                tighter.set(
                        tighter.indexOf(term),
                        new Term(
                                term.kind(),
                                term.code(),
                                Math.max(0, term.amount() - 1),
                                term.day() == null ? null : term.day().minusDays(1)));
                assertThat(line.with(tighter).decided().granted()).isLessThanOrEqualTo(decided.granted());
            }
        });
    }

    @Test
    void some_reason_is_always_binding_and_binding_ones_come_first() {
        each((line, decided) -> {
            assertThat(decided.reasons()).isNotEmpty();
            assertThat(decided.reasons().get(0).binding()).isTrue();
            List<Boolean> binding =
                    decided.reasons().stream().map(Reason::binding).toList();
            assertThat(binding).isSortedAccordingTo(Collections.reverseOrder());
            assertThat(decided.reasons()).extracting(Reason::code).doesNotHaveDuplicates();
        });
    }

    @Test
    void without_the_terms_that_were_not_binding_as_much_is_granted() {
        each((line, decided) -> {
            Set<String> binding = binding(decided);
            List<Term> left = line.terms().stream()
                    .filter(term -> !LIMITING.contains(term.kind()) || binding.contains(term.code()))
                    .toList();
            // Where the law is named, no rule decided.
            if (decided.refused() > 0 && binding.stream().anyMatch(code -> code.startsWith("C"))) {
                assertThat(line.with(left).decided().granted()).isEqualTo(decided.granted());
            }
        });
    }

    @Test
    void without_the_binding_terms_more_is_granted_where_there_is_more() {
        each((line, decided) -> {
            Set<String> binding = binding(decided);
            List<Term> left = line.terms().stream()
                    .filter(term -> !binding.contains(term.code()))
                    .toList();
            RandomLine freed = line.with(left);
            boolean mayWait = left.stream().anyMatch(term -> term.kind() == Term.Kind.MAY_WAIT);
            boolean refusal = left.size() + binding.size() > line.terms().size()
                    || line.terms().stream().anyMatch(term -> term.kind() == Term.Kind.REFUSE);
            boolean more = new NaiveCounting(line.with(List.of())).pieces().size() > decided.granted();
            if (decided.refused() > 0 && mayWait && more && !refusal) {
                assertThat(freed.decided().granted()).isGreaterThan(decided.granted());
            }
        });
    }

    @Test
    void a_refusal_beats_every_limit_and_names_refusals_only() {
        each((line, decided) -> {
            List<String> refusals = line.terms().stream()
                    .filter(term -> term.kind() == Term.Kind.REFUSE)
                    .map(Term::code)
                    .toList();
            if (!refusals.isEmpty()) {
                assertThat(decided.outcome()).isEqualTo(LineOutcome.REJECT);
                assertThat(decided.reasons()).extracting(Reason::code).containsExactlyInAnyOrderElementsOf(refusals);
            }
        });
    }

    @Test
    void limits_that_tie_are_all_named() {
        each((line, decided) -> {
            if (decided.refused() > 0 && line.terms().stream().noneMatch(term -> term.kind() == Term.Kind.REFUSE)) {
                for (Term term : line.terms()) {
                    if (term.kind() == Term.Kind.LIMIT) {
                        assertThat(binding(decided).contains(term.code()))
                                .isEqualTo(term.amount() <= decided.granted());
                    }
                }
            }
        });
    }

    private static Set<String> binding(DecidedLine decided) {
        return decided.reasons().stream()
                .filter(Reason::binding)
                .map(Reason::code)
                .collect(Collectors.toSet());
    }
}
