package dev.backorderdesk.promise.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.promise.Spread;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was reckoned before is what would be reckoned now. */
class LearnedTimesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int CONTRACT = 14;

    private static LeadRecord came(int times, long days) {
        LeadRecord record = LeadRecord.EMPTY;
        for (int i = 0; i < times; i++) {
            LocalDate begun = TODAY.minusDays(40 + i);
            Delivery delivery = new Delivery(begun, begun.plusDays(CONTRACT), null);
            record = record.opened(delivery).received(delivery, begun.plusDays(days), Tuning.SHIPPED);
        }
        return record;
    }

    @Test
    void whatever_differs_is_reckoned_anew_and_whatever_is_the_same_is_not() {
        LearnedTimes learned = new LearnedTimes();
        List<LeadRecord> records = List.of(LeadRecord.EMPTY, came(3, 9), came(20, 25));
        for (int again = 0; again < 2; again++) {
            for (LeadRecord sku : records) {
                for (LeadRecord supplier : records) {
                    for (LeadRecord category : records) {
                        LeadTimes times = new LeadTimes(sku, supplier, category, Tuning.SHIPPED);
                        for (Integer contract : List.of(CONTRACT, 21)) {
                            for (int percent : List.of(100, 150)) {
                                for (LocalDate day : List.of(TODAY, TODAY.plusDays(30))) {
                                    assertThat(learned.days(times, contract, percent, day))
                                            .hasToString(String.valueOf(times.days(contract, percent, day)));
                                }
                            }
                        }
                        assertThat(String.valueOf(learned.days(times, null, 100, TODAY)))
                                .isEqualTo(String.valueOf(times.days(null, 100, TODAY)));
                    }
                }
            }
        }
        LeadTimes times = new LeadTimes(records.get(1), records.get(2), records.get(2), Tuning.SHIPPED);
        Spread first = learned.days(times, CONTRACT, 100, TODAY);
        assertThat(learned.days(times, CONTRACT, 100, TODAY)).isSameAs(first);
    }
}
