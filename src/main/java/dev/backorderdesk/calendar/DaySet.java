package dev.backorderdesk.calendar;

import java.time.LocalDate;
import java.util.List;

/** Days that come back by some rule. */
@FunctionalInterface
interface DaySet {

    /** The days of that Gregorian year; days of the years beside it may be among them. */
    List<LocalDate> around(int year);
}
