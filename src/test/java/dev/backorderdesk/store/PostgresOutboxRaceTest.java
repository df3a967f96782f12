package dev.backorderdesk.store;

class PostgresOutboxRaceTest extends OutboxRaceContract {

    @Override
    Database first() {
        return Databases.postgres();
    }

    @Override
    Database second() {
        return Databases.secondOnPostgres();
    }
}
