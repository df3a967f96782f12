package dev.backorderdesk.store;

class PostgresRaceTest extends RaceContract {

    @Override
    Database first() {
        return Databases.postgres();
    }

    @Override
    Database second() {
        return Databases.secondOnPostgres();
    }
}
