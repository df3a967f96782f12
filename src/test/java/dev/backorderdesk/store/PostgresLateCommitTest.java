package dev.backorderdesk.store;

class PostgresLateCommitTest extends LateCommitContract {

    @Override
    Database first() {
        return Databases.postgres();
    }

    @Override
    Database second() {
        return Databases.secondOnPostgres();
    }
}
