package dev.backorderdesk.app.commands;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.LocationCalendar;
import dev.backorderdesk.app.service.DelayNoticeLaw;
import dev.backorderdesk.calendar.CalendarFolder;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.Templates;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles;
import dev.backorderdesk.policy.tables.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code desk check}. */
@Command(
        name = "check",
        description = "Loads and examines rules, scenarios, templates and calendars; every finding names file, row and"
                + " column."
                + " Needs no desk that runs.")
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Settings settings = new Settings();

    @Parameters(arity = "0..1", paramLabel = "RULES", description = "A folder of rules; without it, the one in use.")
    private @Nullable Path rules;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Configuration configuration = settings.read(surroundings);
        Path folder = rules == null ? configuration.folders().rules() : rules;
        if (!Files.isDirectory(folder)) {
            throw new NotReady(folder + " is no folder, expected one with tables/ and terms/ in it.", null);
        }
        CalendarFolder.Loaded calendars = CalendarFolder.load(
                configuration.folders().calendars(),
                shown(configuration.folders().calendars()));
        RuleFiles.Loaded loaded = new RuleFiles(calendars.calendars().names()).loaded(folder);
        List<Finding> findings = new ArrayList<>(loaded.findings());
        findings.addAll(calendars.findings());
        String calendar =
                LocationCalendar.problem(configuration, calendars.calendars().names());
        if (calendar != null) {
            findings.add(new Finding(
                    "config/application.properties", 0, "location.calendar", null, calendar, Finding.Severity.ERROR));
        }
        Templates.Loaded templates =
                Templates.load(configuration.folders().templates(), shop(configuration), new DelayNoticeLaw());
        findings.addAll(templates.findings());
        RuleSet set = loaded.rules();
        if (set != null) {
            try {
                findings.addAll(Scenarios.run(set, RuleFiles.readScenarios(folder)));
            } catch (RuleFiles.TooLarge e) {
                findings.add(e.finding());
            }
            if (templates.templates() != null) {
                findings.addAll(templates.templates().withoutText(set.codes()));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        out.println(
                findings.isEmpty()
                        ? loaded.files().size()
                                + " rule files, their scenarios, the calendars and the templates are good."
                        : count(errors, "error") + ", " + count(findings.size() - errors, "warning") + ".");
        out.println("Rules " + loaded.version());
        return errors == 0 ? 0 : 1;
    }

    private String shown(Path folder) {
        Path below =
                folder.startsWith(surroundings.home()) ? surroundings.home().relativize(folder) : folder;
        return below.toString().replace('\\', '/');
    }

    private static Shop shop(Configuration configuration) {
        return new Shop(
                configuration.shop().name(),
                configuration.shop().publicUrl(),
                configuration.shop().contact());
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
