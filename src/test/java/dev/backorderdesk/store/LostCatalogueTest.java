package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.LedgerUnavailable;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Seller;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that lost its last commits counts on from where it is; what is remembered of those that are gone is not believed. */
class LostCatalogueTest {

    @Test
    void an_article_that_is_gone_is_not_remembered_on_h2() {
        lost(Databases.h2());
    }

    @Test
    void an_article_that_is_gone_is_not_remembered_on_postgres() {
        lost(Databases.postgres());
    }

    @Test
    void nothing_is_remembered_of_a_database_that_was_away() {
        Database database = Databases.h2();
        Ledger ledger = ledger(database);
        write(ledger, item());
        assertThat(known(ledger)).isTrue();
        lose(database);

        assertThatThrownBy(() -> ledger.transact(books -> {
                    throw new LedgerUnavailable("away", new IllegalStateException("failed over"));
                }))
                .isInstanceOf(LedgerUnavailable.class);

        assertThat(known(ledger)).isFalse();
    }

    private static void lost(Database database) {
        Ledger ledger = ledger(database);
        write(ledger, seller(1));
        CatalogTable.Revision kept = database.loosely(CatalogTable::revision);
        write(ledger, item());
        assertThat(known(ledger)).isTrue();

        lose(database);
        database.loosely(session ->
                session.update("update catalog_revision set revision = ?, stamp = ?", kept.number(), kept.stamp()));
        write(ledger, seller(2));

        assertThat(known(ledger)).isFalse();
    }

    private static void lose(Database database) {
        database.loosely(session -> session.update("delete from catalog where entry_key = ?", "ITEM/" + LAMP));
    }

    private static Ledger ledger(Database database) {
        return Store.in(database, InstantSource.fixed(NINE)).ledger();
    }

    private static Seller seller(long revision) {
        return new Seller("S-1", revision, "Lamp House", Seller.Status.ACTIVE, 0, null, "EU");
    }

    private static Item item() {
        return new Item(LAMP, 1, "The lamp", "toys", null, null, null, null, false, 0, List.of(), false);
    }

    private static void write(Ledger ledger, CatalogEntry entry) {
        Following.nothing().catalog(entry).in(ledger, NINE);
    }

    private static boolean known(Ledger ledger) {
        return ledger.transact(books -> books.read(Asking.skus(LAMP).need()))
                .items()
                .containsKey(LAMP);
    }
}
