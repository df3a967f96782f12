package dev.backorderdesk.store;

class H2OutboxRaceTest extends OutboxRaceContract {

    @Override
    Database first() {
        return Databases.h2();
    }

    @Override
    Database second() {
        return Databases.secondOnH2();
    }
}
