package dev.backorderdesk.store;

class H2RuleArchiveTest extends RuleArchiveContract {

    @Override
    Database empty() {
        return Databases.h2();
    }
}
