package dev.backorderdesk.store;

class H2RaceTest extends RaceContract {

    @Override
    Database first() {
        return Databases.h2();
    }

    @Override
    Database second() {
        return Databases.secondOnH2();
    }
}
