package dev.backorderdesk.app.service;

import dev.backorderdesk.app.config.Configuration;
import dev.backorderdesk.app.config.LocationCalendar;
import dev.backorderdesk.calendar.IcuZones;
import dev.backorderdesk.console.HealthPart;
import dev.backorderdesk.console.HealthPart.State;
import dev.backorderdesk.desk.Bearings;
import dev.backorderdesk.desk.Settings;
import dev.backorderdesk.notice.Shop;
import dev.backorderdesk.notice.render.LiveTemplates;
import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.files.LiveRules;
import dev.backorderdesk.policy.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people edit while the desk runs: rules, calendars, templates. An edit counts when all of its kind are in order. */
final class LiveFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFiles.class);
    private static final IcuZones ZONES = new IcuZones();

    private final Settings settings;
    private final LiveCalendars calendars;
    private final StandInCalendars standIns;
    private final LiveRules rules;
    private final LiveTemplates templates;
    private final Consumer<RuleFiles.Loaded> kept;

    /**
     * Loads them.
     *
     * @param loading the templates, which load at the same time
     * @param kept is told of the rules of every later edit that is in order
     * @throws IllegalStateException with a sentence, where they can't be used
     */
    LiveFiles(
            Configuration configuration,
            Startup startup,
            CompletableFuture<LiveTemplates> loading,
            Consumer<RuleFiles.Loaded> kept) {
        this.settings = new Settings(
                configuration.shop().zone(),
                configuration.place().name(),
                configuration.timing().reorderCollect(),
                configuration.timing().pendingFor(),
                configuration.shop().locale(),
                configuration.redeal().onSupply());
        this.kept = kept;
        Path folder = configuration.folders().calendars();
        this.calendars = startup.timed("calendars", () -> new LiveCalendars(folder, shown(folder)));
        // Without it no order could be decided.
        String wrong =
                LocationCalendar.problem(configuration, calendars.current().names());
        if (wrong != null) {
            throw new IllegalStateException(wrong);
        }
        this.standIns =
                new StandInCalendars(shown(folder), configuration.place().calendar());
        this.rules = startup.timed(
                "rules",
                () -> new LiveRules(
                        configuration.folders().rules(),
                        RuleFiles.following(() -> calendars.current().names()),
                        this::rulesChanged));
        this.templates = loading.join();
    }

    static LiveTemplates templates(Configuration configuration, Shop shop) {
        IcuZones warm = new IcuZones();
        warm.zone("DE", null);
        return new LiveTemplates(configuration.folders().templates(), shop, new DelayNoticeLaw());
    }

    private static String shown(Path folder) {
        return folder.getFileName() == null ? String.valueOf(folder) : "config/" + folder.getFileName();
    }

    RuleFiles.Loaded rules() {
        return rules.live();
    }

    LiveTemplates templates() {
        return templates;
    }

    Set<String> calendarNames() {
        return calendars.current().names();
    }

    /** What a batch that begins now goes by. */
    Bearings bearings() {
        return new Bearings(rules.current(), standIns.over(calendars.current()), ZONES, settings);
    }

    /** Looks for edits. */
    void refresh(Instant now) throws IOException {
        // Calendars first: a row of the rules may name a new one.
        if (calendars.refresh()) {
            edited("calendars", calendars.findings());
        }
        rules.refresh();
        if (templates.refresh(now)) {
            edited("templates", templates.findings());
        }
    }

    private void rulesChanged(RuleFiles.Loaded found) {
        if (found.rules() == null) {
            LOG.error("the rules were edited and can't be used, the former ones go on:\n  {}", lines(found.findings()));
            return;
        }
        kept.accept(found);
        LOG.info("new rules count from now on: {}", found.version());
        if (!found.findings().isEmpty()) {
            LOG.warn("they have warnings:\n  {}", lines(found.findings()));
        }
    }

    private static void edited(String what, List<Finding> findings) {
        if (findings.stream().anyMatch(each -> each.severity() == Finding.Severity.ERROR)) {
            LOG.error("the {} were edited and can't be used, the former ones go on:\n  {}", what, lines(findings));
            return;
        }
        LOG.info("the edited {} count from now on", what);
        if (!findings.isEmpty()) {
            LOG.warn("the {} have warnings:\n  {}", what, lines(findings));
        }
    }

    private static String lines(List<Finding> findings) {
        return String.join("\n  ", findings.stream().map(Finding::toString).toList());
    }

    HealthPart health() {
        return new HealthPart("rules", false, this::state);
    }

    private State state() {
        List<Finding> wrong = new ArrayList<>(rules.isStale() ? rules.lastFindings() : List.of());
        wrong.addAll(calendars.findings());
        wrong.addAll(templates.findings());
        wrong.removeIf(each -> each.severity() != Finding.Severity.ERROR);
        String missing = standIns.problem(calendars.current());
        if (missing != null && wrong.isEmpty()) {
            return State.down(missing);
        }
        return wrong.isEmpty()
                ? State.up("Version " + rules.live().version() + ".")
                : State.down("The files on disk can't be used, the former ones count: " + wrong.get(0)
                        + (wrong.size() == 1 ? "" : " and " + (wrong.size() - 1) + " more"));
    }
}
