package dev.backorderdesk.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.model.Advisory;
import dev.backorderdesk.model.ShipTo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses a carrier means by a range of post codes or a region, however somebody writes them. */
class PostCodesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static boolean covers(Advisory.Destination area, ShipTo shipTo) {
        return Advisories.at(NOON, List.of(shut(area))).covering("DHL", "standard", "DE", shipTo) != null;
    }

    private static Advisory shut(Advisory.Destination... areas) {
        return new Advisory(
                "A",
                1,
                "*",
                Advisory.Kind.SUSPENSION,
                List.of(),
                List.of(),
                List.of(),
                List.of(areas),
                NOON,
                null,
                null,
                null,
                "shut.");
    }

    @ParameterizedTest(name = "{0} {1} to {2}, {3}: {4}")
    @CsvSource({
        "DE, 10000, 10999, 10115, yes",
        "DE, 10000, 10999, 11000, no",
        "JP, 1000000, 1009999, 100-0001, yes",
        "JP, 100-0000, 100-9999, 1000001, yes",
        "JP, 100-0000, 100-9999, 100\u22120001, yes",
        "JP, 100-0000, 100-9999, \uff11\uff10\uff10-\uff10\uff10\uff10\uff11, yes",
        "JP, 100-0000, 100-9999, 101-0000, no",
        "PL, 00000, 00999, 00-950, yes",
        "PL, 00000, 00999, 01-001, no",
        "UA, 95000, 99999, 95-000, yes",
        "UA, 95000, 99999, 94-999, no",
        "US, 99501, 99950, 99501-1234, yes",
        "US, 99501, 99950, 99950-0001, yes",
        "US, 99501, 99950, 99951-0001, no",
        "US, 995, 999, 99501, yes",
        "BR, 01000000, 01999999, 01310-100, yes",
        "PT, 1000, 1999, 1000-205, yes",
        "NL, 1000, 1099, 1012 AB, yes",
        "NL, 1000, 1099, 1100 AB, no",
        "CA, T5, T6, t5j 0n3, yes",
        "GB, BT1, BT94, BT9 5AA, yes",
        "GB, BT1, BT94, bt71 4aa, yes",
        "GB, BT1, BT94, BT94 5AA, yes",
        "GB, BT1, BT94, BT95 5AA, no",
        "GB, BT1, BT94, B1 1AA, no",
        "GB, BT, BT, BT9 5AA, yes",
        "GB, BT, BT, B9 5AA, no",
        "GB, IV1, IV63, IV8 8PA, yes",
        "GB, IV40, IV56, IV4 7HT, no",
        "GB, IV40, IV56, IV407HT, yes",
        "GB, SW1A, SW1H, sw1a 1aa, yes",
        "GB, SW1A, SW1H, SW1P 1AA, no",
        "GB, E1, E1, E1 6AN, yes",
        "GB, E1, E1, E11 6AN, no",
        "GB, E1 6, E1 7, E1 6AN, yes",
        "GB, E1 6, E1 7, E1 8AN, no",
        "IE, D01, D24, D02 AF30, yes",
        "IE, D01, D24, D6W XY00, yes",
        "IE, D01, D24, K67 AF30, no"
    })
    void a_range_covers_a_code_however_it_is_written(
            String country, String from, String to, String code, String expected) {
        assertThat(covers(new Advisory.Destination(country, null, from, to), new ShipTo(country, null, code, null)))
                .isEqualTo(expected.equals("yes"));
    }

    @Test
    void a_range_may_be_open_at_one_side_and_takes_in_no_address_without_a_code() {
        assertThat(in("GB", "IV40", null, "IV56 8AA")).isTrue();
        assertThat(in("GB", "IV40", null, "IV4 7HT")).isFalse();
        assertThat(in("GB", null, "IV56", "IV9 8AA")).isTrue();
        assertThat(in("GB", null, "IV56", " - ")).isFalse();
        assertThat(in("GB", null, "IV56", null)).isFalse();
    }

    private static boolean in(String country, @Nullable String from, @Nullable String to, @Nullable String code) {
        return covers(new Advisory.Destination(country, null, from, to), new ShipTo(country, null, code, null));
    }

    @Test
    void a_region_is_the_same_in_small_letters() {
        assertThat(covers(new Advisory.Destination("DE", "BE", null, null), new ShipTo("DE", "be", null, null)))
                .isTrue();
        assertThat(covers(new Advisory.Destination("DE", "be", null, null), new ShipTo("DE", "BE", null, null)))
                .isTrue();
        assertThat(covers(new Advisory.Destination("DE", "BE", null, null), new ShipTo("DE", "BY", null, null)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1} to {2} and {3} to {4}: {5}")
    @CsvSource({
        "DE, 10000, 19999, 10115, 10115, 10115",
        "DE, 10000, 14999, 14000, 19999, 14000",
        "DE, 10000, 14999, 15000, 19999, ",
        "DE, 99, 99, 995, 995, 995",
        "DE, 10000, , , 20000, 10000",
        "DE, 10000, 19999, , , 10000",
        "GB, BT9, BT94, BT10, BT12, BT10",
        "GB, IV1, IV3, IV27, IV28, ",
    })
    void two_ranges_share_what_lies_in_both(
            String country,
            @Nullable String from,
            @Nullable String to,
            @Nullable String otherFrom,
            @Nullable String otherTo,
            @Nullable String shared) {
        Advisory one = shut(new Advisory.Destination(country, null, from, to));
        Advisory other = shut(new Advisory.Destination(country, "X", otherFrom, otherTo));
        List<ShipTo> both = Advisories.shared(one, other, 100);
        assertThat(both).allSatisfy(each -> {
            assertThat(each.region()).isEqualTo("X");
            assertThat(Advisories.at(NOON, List.of(one)).covering("DHL", "standard", "DE", each))
                    .isEqualTo(one);
            assertThat(Advisories.at(NOON, List.of(other)).covering("DHL", "standard", "DE", each))
                    .isEqualTo(other);
        });
        if (shared == null) {
            assertThat(both).isEmpty();
        } else {
            assertThat(both).contains(new ShipTo(country, "X", shared, null));
        }
    }

    @Test
    void what_names_no_area_shares_those_of_the_other_and_two_of_other_regions_share_nothing() {
        Advisory berlin = shut(new Advisory.Destination("DE", "BE", null, null));
        Advisory anywhere = shut();
        ShipTo address = new ShipTo("DE", "BE", null, null);
        assertThat(Advisories.shared(berlin, anywhere, 100)).containsExactly(address);
        assertThat(Advisories.shared(anywhere, berlin, 100)).containsExactly(address);
        assertThat(Advisories.shared(anywhere, anywhere, 100)).containsExactly(new ShipTo("*", null, null, null));
        assertThat(Advisories.shared(berlin, shut(new Advisory.Destination("DE", "BY", null, null)), 100))
                .isEmpty();
    }
}
