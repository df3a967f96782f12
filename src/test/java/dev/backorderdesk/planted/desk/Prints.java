package dev.backorderdesk.planted.desk;

/** Speaks to the terminal. */
final class Prints {

    void print() {
        System.out.println("planted");
    }
}
