package dev.backorderdesk.store;

class PostgresRuleArchiveTest extends RuleArchiveContract {

    @Override
    Database empty() {
        return Databases.postgres();
    }
}
