package dev.backorderdesk.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.promise.WorkingDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarFolderTest {

    private static final CalendarFolder.Loaded SHIPPED =
            CalendarFolder.load(Path.of("config/calendars"), "config/calendars");

    private final Path folder;

    CalendarFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static WorkingDays shipped(String name) {
        return SHIPPED.calendars().named(name);
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static List<String> daysOffMondayToFriday(String calendar, int year) {
        WorkingDays days = shipped(calendar);
        return day(year + "-01-01")
                .datesUntil(day((year + 1) + "-01-01"))
                .filter(day -> day.getDayOfWeek().getValue() <= 5 && !days.isWorking(day))
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_with_its_row() throws IOException {
        Files.write(
                folder.resolve("XX.properties"),
                "# own\n# Straße\nweekend=SUNDAY\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(CalendarFolder.load(folder, "config/calendars").findings())
                .extracting(Finding::toString)
                .containsExactly("config/calendars/XX.properties:2: This row holds a character that is not UTF-8."
                        + " Save the file as UTF-8.");
    }

    @Test
    void every_calendar_that_we_ship_is_without_a_fault() {
        assertThat(SHIPPED.findings()).isEmpty();
        assertThat(SHIPPED.calendars().names())
                .contains("GB", "DE", "US", "FR", "NL", "IE", "CN", "IL", "none", "weekdays", "carrier-GB");
    }

    @Test
    void independence_day_2026_is_a_saturday_and_kept_on_friday_3_july() {
        assertThat(shipped("US").isWorking(day("2026-07-03"))).isFalse();
        assertThat(shipped("US").after(day("2026-07-02"))).isEqualTo(day("2026-07-06"));
    }

    @Test
    void the_us_calendar_has_the_eleven_federal_holidays_of_2026_and_no_other() {
        assertThat(daysOffMondayToFriday("US", 2026))
                .containsExactly(
                        "2026-01-01",
                        "2026-01-19",
                        "2026-02-16",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-07-03",
                        "2026-09-07",
                        "2026-10-12",
                        "2026-11-11",
                        "2026-11-26",
                        "2026-12-25");
    }

    @Test
    void three_working_days_from_the_day_before_thanksgiving_2026_end_on_monday() {
        assertThat(shipped("US").isWorking(day("2026-11-26"))).isFalse();
        assertThat(shipped("US").plus(day("2026-11-25"), 3)).isEqualTo(day("2026-12-01"));
        assertThat(shipped("GB").plus(day("2026-11-25"), 3)).isEqualTo(day("2026-11-30"));
    }

    @Test
    void new_years_day_2028_is_a_saturday_and_kept_in_2027() {
        assertThat(shipped("US").isWorking(day("2027-12-31"))).isFalse();
        assertThat(shipped("US").isWorking(day("2028-01-03"))).isTrue();
    }

    @Test
    void boxing_day_2026_is_a_saturday_and_kept_on_monday_28_december_in_england() {
        assertThat(shipped("GB").after(day("2026-12-24"))).isEqualTo(day("2026-12-29"));
        assertThat(shipped("GB").isWorking(day("2026-08-31"))).isFalse();
        assertThat(shipped("IE").isWorking(day("2026-08-31"))).isTrue();
    }

    @Test
    void a_carrier_in_england_works_on_saturdays_but_not_on_sundays() {
        assertThat(shipped("carrier-GB").isWorking(day("2026-11-28"))).isTrue();
        assertThat(shipped("carrier-GB").isWorking(day("2026-11-29"))).isFalse();
        assertThat(shipped("GB").isWorking(day("2026-11-28"))).isFalse();
    }

    @Test
    void germany_rests_on_days_that_every_state_keeps_and_works_on_the_others() {
        assertThat(shipped("DE").isWorking(day("2026-05-14"))).isFalse();
        assertThat(shipped("DE").isWorking(day("2026-04-03"))).isFalse();
        // Corpus Christi is kept in some states only.
        assertThat(shipped("DE").isWorking(day("2026-06-04"))).isTrue();
    }

    @Test
    void a_region_has_its_own_holidays() throws IOException {
        WorkingDays bavaria = load("BY", "country=DE\nregion=BY\nweekend=SATURDAY,SUNDAY\n")
                .calendars()
                .named("BY");
        assertThat(bavaria.isWorking(day("2026-06-04"))).isFalse();
    }

    @Test
    void israel_works_on_sundays_and_rests_on_the_jewish_new_year_2026() {
        WorkingDays israel = shipped("IL");
        assertThat(israel.isWorking(day("2026-11-22"))).isTrue();
        assertThat(israel.isWorking(day("2026-11-20"))).isFalse();
        assertThat(israel.isWorking(day("2026-09-12"))).isFalse();
        assertThat(israel.isWorking(day("2026-09-13"))).isFalse();
        // Yom Kippur, Pesach, Independence Day.
        assertThat(israel.isWorking(day("2026-09-21"))).isFalse();
        assertThat(israel.isWorking(day("2026-04-02"))).isFalse();
        assertThat(israel.isWorking(day("2026-04-22"))).isFalse();
    }

    @Test
    void chinese_new_year_2027_begins_on_6_february_and_its_eve_is_off_as_well() {
        WorkingDays china = shipped("CN");
        assertThat(china.isWorking(day("2027-02-05"))).isFalse();
        assertThat(china.isWorking(day("2027-02-08"))).isFalse();
        assertThat(china.isWorking(day("2027-02-09"))).isTrue();
        // Mid-Autumn 2026.
        assertThat(china.isWorking(day("2026-09-25"))).isFalse();
    }

    @Test
    void daylight_saving_does_not_move_a_day() {
        assertThat(shipped("weekdays").after(day("2026-03-27"))).isEqualTo(day("2026-03-30"));
        assertThat(shipped("none").after(day("2026-10-24"))).isEqualTo(day("2026-10-25"));
    }

    @Test
    void closed_days_are_off_and_open_days_are_stronger() throws IOException {
        WorkingDays days = load("own", "weekend=SUNDAY\nclosed=2026-12-24..2027-01-02, 03-17\nopen=2026-12-27\n")
                .calendars()
                .named("own");
        assertThat(days.isWorking(day("2026-12-23"))).isTrue();
        assertThat(days.isWorking(day("2026-12-24"))).isFalse();
        assertThat(days.after(day("2026-12-23"))).isEqualTo(day("2026-12-27"));
        assertThat(days.after(day("2026-12-27"))).isEqualTo(day("2027-01-04"));
        assertThat(days.isWorking(day("2031-03-17"))).isFalse();
    }

    @Test
    void days_of_every_year_may_run_over_new_year() throws IOException {
        WorkingDays days = load("own", "weekend=\nclosed=12-24..01-01, 02-29, last FRIDAY NOVEMBER\n")
                .calendars()
                .named("own");
        assertThat(Stream.of("2026-12-23", "2027-01-02", "2027-02-28").map(CalendarFolderTest::day))
                .allMatch(days::isWorking);
        assertThat(Stream.of("2026-12-31", "2027-01-01", "2028-02-29", "2026-11-27")
                        .map(CalendarFolderTest::day))
                .noneMatch(days::isWorking);
    }

    @Test
    void the_calendars_that_the_carriage_table_names_are_there() throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(Path.of("rules/tables/carriage.csv")))) {
            List<String> named =
                    rows.stream().map(row -> row.getField("calendar")).toList();
            assertThat(named).isNotEmpty();
            assertThat(SHIPPED.calendars().names()).containsAll(named);
        }
    }

    @Test
    void an_unknown_name_names_those_that_there_are() {
        assertThatThrownBy(() -> shipped("gb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'gb'")
                .hasMessageContaining("[CN, DE, FR, GB, IE, IL, NL, US, carrier-DE, carrier-GB,")
                .hasMessageContaining("Did you mean \"GB\"?");
    }

    @Test
    void a_broken_file_is_found_with_row_and_key_and_the_others_are_kept() throws IOException {
        Files.writeString(folder.resolve("good.properties"), "weekend=\n");
        CalendarFolder.Loaded loaded = load("bad", """
                # a comment
                country=ZZ
                weekend=SATURDAY,FUNDAY
                closed=2026-13-01
                nonsense
                colour=red
                country=DE
                closed=second MOONDAY MAY, 2026-02-02..2026-02-01, hebrew MAY 1
                """);
        assertThat(loaded.calendars().names()).containsExactly("good");
        assertThat(loaded.findings())
                .extracting(f -> f.row() + " " + f.column() + " " + f.found())
                .containsExactlyInAnyOrder(
                        "2 country ZZ",
                        "3 weekend FUNDAY",
                        "4 closed 2026-13-01",
                        "5 null nonsense",
                        "6 colour colour",
                        "7 country DE",
                        "8 closed second MOONDAY MAY",
                        "8 closed 2026-02-02..2026-02-01",
                        "8 closed hebrew MAY 1");
        assertThat(loaded.findings()).extracting(Finding::file).containsOnly("config/calendars/bad.properties");
        assertThat(loaded.findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("there is no such day"))
                .anyMatch(message -> message.contains("the first day is after the last"))
                .anyMatch(message -> message.contains("Did you mean \"SUNDAY\"?"));
    }

    @Test
    void a_region_without_holidays_of_its_own_is_found() throws IOException {
        assertThat(load("bad", "country=DE\nregion=XX\nweekend=SUNDAY\n").findings())
                .singleElement()
                .satisfies(f -> assertThat(f.row() + " " + f.column()).isEqualTo("2 region"));
    }

    @Test
    void a_missing_weekend_and_a_calendar_without_any_working_day_are_found() throws IOException {
        assertThat(load("a", "country=DE\n").findings())
                .singleElement()
                .satisfies(f -> assertThat(f.column()).isEqualTo("weekend"));
        Files.delete(folder.resolve("a.properties"));
        assertThat(load("b", "weekend=MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY\n")
                        .findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("No working day"));
    }

    @Test
    void a_file_that_is_no_text_and_a_folder_that_is_not_there_are_found() throws IOException {
        Files.write(folder.resolve("bin.properties"), "weekend=ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(CalendarFolder.load(folder, "x").findings()).hasSize(1);
        assertThat(CalendarFolder.load(folder.resolve("gone"), "config/gone").findings())
                .extracting(Finding::file)
                .containsExactly("config/gone");
    }

    @Test
    void many_threads_that_ask_first_at_once_get_the_same_answer() throws Exception {
        WorkingDays fresh = CalendarFolder.load(Path.of("config/calendars"), "config/calendars")
                .calendars()
                .named("US");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Long> count = () -> day("2020-01-01")
                    .datesUntil(day("2032-01-01"))
                    .filter(fresh::isWorking)
                    .count();
            List<Future<Long>> counts = pool.invokeAll(List.of(count, count, count, count, count, count, count, count));
            long expected = count.call();
            for (Future<Long> each : counts) {
                assertThat(each.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_day_in_a_far_year_has_an_answer_too() {
        assertThat(shipped("GB").isWorking(day("2400-12-25"))).isFalse();
        assertThat(shipped("GB").isWorking(day("1950-06-05"))).isTrue();
    }

    private CalendarFolder.Loaded load(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".properties"), text);
        return CalendarFolder.load(folder, "config/calendars");
    }
}
