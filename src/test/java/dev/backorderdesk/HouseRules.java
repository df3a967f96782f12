package dev.backorderdesk;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of the house, each for any root package, so that planted violations are judged by the very same rules. */
final class HouseRules {

    /** From left to right; the rooms of one list don't know each other. */
    private static final List<List<String>> ORDER = List.of(
            List.of("model"),
            List.of("promise"),
            List.of("policy"),
            List.of("allocate", "delay", "notice", "reorder"),
            List.of("desk"),
            List.of("store", "flow", "console", "calendar"),
            List.of("app"));

    /** Words that say nothing about what a class is for. */
    private static final String EMPTY_WORDS = "(Impl|Manager|Helper|Util|Base|Service|Processor)";

    private HouseRules() {}

    /** What a technology is, and the only packages that may use it. */
    record Technology(List<String> packages, List<String> allowedIn) {}

    static final Map<String, Technology> TECHNOLOGIES = Map.ofEntries(
            Map.entry("Drools", new Technology(List.of("org.drools..", "org.kie.."), List.of("policy.drools"))),
            Map.entry("CSV", new Technology(List.of("de.siegmar.fastcsv.."), List.of("policy.tables", "flow"))),
            Map.entry(
                    "Jackson",
                    new Technology(
                            List.of("com.fasterxml.jackson..", "tools.jackson.."),
                            // The console answers in JSON.
                            List.of("store", "flow", "console"))),
            Map.entry(
                    "JDBC",
                    new Technology(
                            List.of(
                                    "java.sql..",
                                    "javax.sql..",
                                    "org.jdbi..",
                                    "org.flywaydb..",
                                    "com.zaxxer.hikari..",
                                    "org.h2..",
                                    "org.postgresql.."),
                            List.of("store"))),
            Map.entry(
                    "templates",
                    new Technology(List.of("io.pebbletemplates..", "org.jsoup.."), List.of("notice.render"))),
            Map.entry("holidays", new Technology(List.of("de.focus_shift.."), List.of("calendar"))),
            Map.entry("ICU", new Technology(List.of("com.ibm.icu.."), List.of("calendar", "notice.render"))),
            Map.entry(
                    "HTTP",
                    new Technology(
                            List.of(
                                    "io.javalin..",
                                    "jakarta.servlet..",
                                    "org.eclipse.jetty..",
                                    "com.sun.net.httpserver.."),
                            List.of("console"))),
            Map.entry("metrics", new Technology(List.of("io.micrometer.."), List.of("console", "app"))),
            Map.entry("command line", new Technology(List.of("picocli..", "me.tongfei.progressbar.."), List.of("app"))),
            Map.entry("camel-main", new Technology(List.of("org.apache.camel.main.."), List.of("app"))),
            Map.entry(
                    "Camel",
                    new Technology(
                            List.of("org.apache.camel", "org.apache.camel.component..", "org.apache.camel.builder.."),
                            // app holds the CamelContext that camel-main hands out.
                            List.of("flow", "app"))),
            Map.entry(
                    "messaging",
                    new Technology(
                            List.of(
                                    "jakarta.jms..",
                                    "org.apache.activemq..",
                                    "org.messaginghub..",
                                    "org.springframework..",
                                    "jakarta.mail..",
                                    "org.eclipse.angus..",
                                    "com.icegreen..",
                                    "org.jsmpp..",
                                    "io.github.resilience4j..",
                                    "com.networknt..",
                                    "com.google.i18n.phonenumbers.."),
                            List.of("flow"))));

    static List<ArchRule> order(String root) {
        List<ArchRule> rules = new ArrayList<>();
        for (int i = 0; i < ORDER.size(); i++) {
            for (String room : ORDER.get(i)) {
                String[] notLeft = ORDER.subList(i, ORDER.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(room))
                        .map(other -> in(root, other))
                        .toArray(String[]::new);
                if (notLeft.length > 0) {
                    rules.add(noClasses()
                            .that()
                            .resideInAPackage(in(root, room))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(notLeft)
                            .because("a room may use only those to its left")
                            .allowEmptyShould(true));
                }
            }
        }
        return rules;
    }

    static ArchRule everyClassLivesInARoom(String root) {
        return classes()
                .should()
                .resideInAnyPackage(ORDER.stream()
                        .flatMap(List::stream)
                        .map(room -> in(root, room))
                        .toArray(String[]::new));
    }

    static ArchRule noCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule technology(String root, Technology technology) {
        String[] allowed =
                technology.allowedIn().stream().map(each -> in(root, each)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology.packages().toArray(String[]::new))
                .because("it is allowed only in " + technology.allowedIn());
    }

    static ArchRule names(String root) {
        return noClasses()
                .should()
                .haveNameMatching("\\Q" + root + "\\E\\..*" + EMPTY_WORDS + "(s|[A-Z$].*)?")
                .because("such words do not say what a class is for");
    }

    static ArchRule clock(String root) {
        String clocks = Stream.of(
                        "java\\.time\\.[A-Za-z.]+\\.now\\(.*\\)",
                        "java\\.time\\.Clock\\.(system|tick).*",
                        "java\\.time\\.InstantSource\\.system\\(\\)",
                        "java\\.lang\\.System\\.currentTimeMillis\\(\\)",
                        "java\\.util\\.Date\\.<init>\\(\\)",
                        "java\\.util\\.Calendar\\.getInstance\\(.*\\)")
                .collect(java.util.stream.Collectors.joining("|"));
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(root, "app"))
                .should()
                .callCodeUnitWhere(target(fullNameMatching(clocks)))
                .because("the time comes in as a parameter, so that every test and replay can set it");
    }

    static ArchRule noStandardStreams(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(root, "app"))
                .should(ACCESS_STANDARD_STREAMS)
                .because("only commands speak to a terminal");
    }

    static ArchRule noOtherLogging(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                .because("we log through SLF4J");
    }

    static ArchRule theCoreIsSilent(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(Stream.of("model", "promise", "allocate", "delay", "reorder", "desk")
                        .map(room -> in(root, room))
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.io..", "java.nio.file..", "java.net..")
                .because("the core is a function: no log, no input and output")
                .allowEmptyShould(true);
    }

    private static String in(String root, String room) {
        return root + "." + room + "..";
    }
}
