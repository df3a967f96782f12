package dev.backorderdesk.store;

import static dev.backorderdesk.desk.LedgerExamples.LAMP;
import static dev.backorderdesk.desk.LedgerExamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backorderdesk.desk.Asking;
import dev.backorderdesk.desk.Following;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.model.CatalogEntry;
import dev.backorderdesk.model.Item;
import dev.backorderdesk.model.Seller;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that lost its last commits counts on from where it is; what was remembered of those that are gone is not believed. */
class LostCatalogueTest {

    @Test
    void an_article_that_is_gone_is_not_remembered_on_h2() {
        lost(Databases.h2());
    }

    @Test
    void an_article_that_is_gone_is_not_remembered_on_postgres() {
        lost(Databases.postgres());
    }

    private static void lost(Database database) {
        Ledger ledger = Store.in(database, InstantSource.fixed(NINE)).ledger();
        write(ledger, new Seller("S-1", 1, "Lamp House", Seller.Status.ACTIVE, 0, null, "EU"));
        CatalogTable.Revision kept = database.loosely(CatalogTable::revision);
        write(ledger, new Item(LAMP, 1, "The lamp", "toys", null, null, null, null, false, 0, List.of(), false));
        assertThat(known(ledger)).isTrue();

        database.loosely(session -> session.update("delete from catalog where entry_key = ?", "ITEM/" + LAMP)
                + session.update("update catalog_revision set revision = ?, stamp = ?", kept.number(), kept.stamp()));
        write(ledger, new Seller("S-1", 2, "Lamp Hall", Seller.Status.ACTIVE, 0, null, "EU"));

        assertThat(known(ledger)).isFalse();
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
