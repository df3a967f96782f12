package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerExamples;
import dev.backorderdesk.desk.Need;
import dev.backorderdesk.desk.Outcome;
import dev.backorderdesk.desk.Snapshot;
import dev.backorderdesk.model.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who orders the same article again and again is counted without reading each of his orders again and again. */
class CrowdedGrantsTest {
    private static final Need.Holding ADA = new Need.Holding("C-1", LAMP);
    private static final Duration BETWEEN = Duration.ofSeconds(90);
    private static final int ORDERS = 200;
    private static final int HOURS = 5;
    private static final Instant LONG_AGO = NINE.minus(Duration.ofDays(30));

    @Test
    void a_customers_orders_of_an_article_are_few_rows_on_h2() {
        fewRows(Databases.h2());
    }

    @Test
    void a_customers_orders_of_an_article_are_few_rows_on_postgres() {
        fewRows(Databases.postgres());
    }

    private static void fewRows(Database database) {
        Ledger ledger = Store.in(database, InstantSource.fixed(NINE)).ledger();
        for (int i = 0; i < ORDERS; i++) {
            Instant at = NINE.plus(BETWEEN.multipliedBy(i));
            Outcome.Decided decided = of("SO-" + i, at);
            int before = i;
            ledger.transact(books -> {
                Snapshot snapshot = books.read(asking(LONG_AGO));
                assertThat(snapshot.grants().getOrDefault(ADA, List.of()))
                        .hasSizeLessThan(GrantTable.CROWDED + HOURS + 1);
                assertThat(held(snapshot, LONG_AGO)).isEqualTo(before);
                Following.nothing().decided(decided).write(books, at);
                return true;
            });
        }
        Instant eleven = NINE.plus(Duration.ofHours(2));
        assertThat(held(ledger.transact(books -> books.read(asking(eleven))), eleven))
                .as("of full hours nothing counts longer")
                .isEqualTo(ORDERS - eleven.minusMillis(NINE.toEpochMilli()).getEpochSecond() / BETWEEN.toSeconds());
        Instant later = eleven.plus(Duration.ofMinutes(30));
        assertThat(held(ledger.transact(books -> books.read(asking(later))), later))
                .as("within an hour it counts too long sooner than too short")
                .isBetween(100L, 120L);
        long rows = database.loosely(session -> session.query("select count(*) from granted", row -> row.number(1))
                .get(0));
        assertThat(rows).isLessThan(GrantTable.CROWDED + HOURS + 1);
    }

    private static Need asking(Instant since) {
        return Asking.skus(LAMP).holding("C-1", LAMP).since(since).need();
    }

    private static Outcome.Decided of(String orderId, Instant at) {
        Outcome.Decided one = LedgerExamples.accepted(orderId, 1);
        return new Outcome.Decided(
                one.order(),
                new Decision(orderId, at, "sha256:1", one.decision().lines()),
                one.facts(),
                one.ways(),
                one.waiting(),
                one.reply());
    }

    private static long held(Snapshot snapshot, Instant since) {
        return snapshot.grants().getOrDefault(ADA, List.of()).stream()
                .filter(each -> !each.at().isBefore(since))
                .mapToLong(Snapshot.Grant::quantity)
                .sum();
    }
}
