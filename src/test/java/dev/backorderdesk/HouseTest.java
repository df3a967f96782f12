package dev.backorderdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house stands as it was drawn, and each of its rules has been seen to bite on a planted violation. */
class HouseTest {

    private static final String ROOT = "dev.backorderdesk";
    private static final String PLANTED = "dev.backorderdesk.planted";
    private static final JavaClasses HOUSE = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void the_house_was_found() {
        assertThat(HOUSE).hasSizeGreaterThan(60);
        assertThat(HOUSE).extracting(each -> each.getPackageName()).contains(ROOT + ".model", ROOT + ".desk");
    }

    @Test
    void a_room_uses_only_those_to_its_left() {
        HouseRules.order(ROOT).forEach(rule -> rule.check(HOUSE));
        assertThat(violationsOf(HouseRules.order(PLANTED)))
                .anyMatch(each -> each.contains("planted.model.KnowsDesk"))
                .as("rooms of one brace don't know each other")
                .anyMatch(each -> each.contains("planted.store.KnowsFlow"))
                .noneMatch(each -> each.contains("planted.desk.KnowsModel."));
    }

    @Test
    void every_class_lives_in_a_room() {
        holdsAndBitesOn("planted.misc.Stray", HouseRules::everyClassLivesInARoom);
    }

    @Test
    void rooms_form_no_cycle() {
        holdsAndBitesOn("planted.model.KnowsDesk", HouseRules::noCycles);
    }

    @Test
    void each_technology_stays_in_its_room() {
        HouseRules.TECHNOLOGIES.forEach((name, technology) -> {
            HouseRules.technology(ROOT, technology).check(HOUSE);
            // In the planted class every technology has a method of its own, so that each is seen to bite.
            assertThat(violationsOf(List.of(HouseRules.technology(PLANTED, technology))))
                    .as(name)
                    .anyMatch(each -> each.contains("planted.model.KnowsTechnology"));
        });
    }

    @Test
    void names_say_what_a_class_is_for() {
        holdsAndBitesOn("planted.model.OrderHelper", HouseRules::names);
        assertThat(violationsOf(List.of(HouseRules.names(PLANTED))))
                .anyMatch(each -> each.contains("planted.model.PriceUtils"))
                .noneMatch(each -> each.contains("planted.store.DatabaseUtility"));
    }

    @Test
    void the_clock_is_read_only_in_app() {
        holdsAndBitesOn("planted.desk.ReadsTheClock.instant", HouseRules::clock);
        assertThat(violationsOf(List.of(HouseRules.clock(PLANTED))))
                .anyMatch(each -> each.contains("ReadsTheClock.millis"))
                .anyMatch(each -> each.contains("ReadsTheClock.date"))
                .anyMatch(each -> each.contains("ReadsTheClock.source"))
                .anyMatch(each -> each.contains("ReadsTheClock.zoned"));
    }

    @Test
    void only_commands_speak_to_the_terminal() {
        holdsAndBitesOn("planted.desk.Prints", HouseRules::noStandardStreams);
    }

    @Test
    void nobody_logs_past_slf4j() {
        holdsAndBitesOn("planted.desk.LogsElsewhere", HouseRules::noOtherLogging);
    }

    @Test
    void the_core_neither_logs_nor_reads() {
        holdsAndBitesOn("planted.desk.ReadsAFile", HouseRules::theCoreIsSilent);
    }

    @Test
    void every_package_says_its_question_and_is_null_marked() throws IOException {
        assertThat(undescribed(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void a_package_without_description_or_mark_is_found(@TempDir Path sources) throws IOException {
        Path bare = Files.createDirectories(sources.resolve("bare"));
        Files.writeString(bare.resolve("A.java"), "package bare; class A {}");
        Path silent = Files.createDirectories(sources.resolve("silent"));
        Files.writeString(silent.resolve("A.java"), "package silent; class A {}");
        Files.writeString(silent.resolve("package-info.java"), "@NullMarked package silent;");
        Path unmarked = Files.createDirectories(sources.resolve("unmarked"));
        Files.writeString(unmarked.resolve("package-info.java"), "/** What? */ package unmarked;");
        Path good = Files.createDirectories(sources.resolve("good"));
        Files.writeString(good.resolve("package-info.java"), "/** What? */ @NullMarked package good;");
        assertThat(undescribed(sources)).containsExactlyInAnyOrder(bare, silent, unmarked);
    }

    private static List<Path> undescribed(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(packages).as("packages below " + sources).isNotEmpty();
            return packages.stream().filter(each -> !described(each)).toList();
        }
    }

    private static boolean described(Path folder) {
        Path info = folder.resolve("package-info.java");
        try {
            return Files.exists(info)
                    && Files.readString(info).matches("(?s)\\s*/\\*\\*.*\\w.*\\*/.*@NullMarked\\s+package .*");
        } catch (IOException e) {
            throw new AssertionError(info.toString(), e);
        }
    }

    private static void holdsAndBitesOn(String planted, Function<String, ArchRule> rule) {
        rule.apply(ROOT).check(HOUSE);
        assertThatThrownBy(() -> rule.apply(PLANTED).check(VIOLATIONS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted);
    }

    private static List<String> violationsOf(List<ArchRule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.evaluate(VIOLATIONS).getFailureReport().getDetails().stream())
                .toList();
    }
}
