package dev.backorderdesk.store;

import dev.backorderdesk.desk.Choices;
import dev.backorderdesk.desk.Ledger;
import dev.backorderdesk.desk.Outbox;
import dev.backorderdesk.desk.Records;
import dev.backorderdesk.desk.RuleArchive;
import dev.backorderdesk.notice.Deliveries;
import java.time.InstantSource;

/** Everything that is kept in one database. */
public record Store(
        Ledger ledger, Outbox outbox, Deliveries deliveries, Records records, RuleArchive rules, Choices choices) {

    /** @param clock tells which advisories are past */
    public static Store in(Database database, InstantSource clock) {
        return new Store(
                new SqlLedger(database, clock),
                new SqlOutbox(database),
                new SqlDeliveries(database),
                new SqlRecords(database),
                new SqlRuleArchive(database),
                new SqlChoices(database));
    }
}
