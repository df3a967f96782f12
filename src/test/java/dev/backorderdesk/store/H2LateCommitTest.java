package dev.backorderdesk.store;

class H2LateCommitTest extends LateCommitContract {

    @Override
    Database first() {
        return Databases.h2();
    }

    @Override
    Database second() {
        return Databases.secondOnH2();
    }
}
