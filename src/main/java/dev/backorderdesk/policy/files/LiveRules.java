package dev.backorderdesk.policy.files;

import dev.backorderdesk.policy.Finding;
import dev.backorderdesk.policy.RuleSet;
import dev.backorderdesk.policy.files.RuleFiles.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rule set that counts now. After an edit the whole folder is taken if all of it is in order; else the former rule
 * set goes on and the findings say why.
 *
 * <p>It has no thread: somebody calls {@link #refresh()} every couple of seconds. An edit is taken at the second look
 * that sees it unchanged, for a table that is half written may well be a table in order that lacks rows.
 *
 * <p>Whoever decides reads {@link #current()} once and keeps it for the whole batch.
 */
public final class LiveRules {
    private static final FolderLook NEVER = new FolderLook(Map.of());

    private final Path folder;
    private final RuleFiles reader;
    private final Consumer<Loaded> listener;
    private volatile State state;
    private FolderLook loaded;
    private FolderLook lastLook;
    private @Nullable String lastProblem;

    /**
     * @param live what counts
     * @param onDisk what was found at the last loading; another than {@code live} where the files are broken
     */
    private record State(Loaded live, RuleSet rules, Loaded onDisk) {}

    /**
     * Loads the folder.
     *
     * @param folder the project's folder, or the {@code rules} folder itself
     * @param listener is told once of every later change, be it good or broken, before it counts, and told again at the
     *     next look where it throws; not of the first loading, for which {@link #live()} is there
     * @throws IllegalStateException with every finding, where the rules can't be used: the service must not start
     * @throws IOException where the folder can't be read
     */
    public LiveRules(Path folder, RuleFiles reader, Consumer<Loaded> listener) throws IOException {
        this.folder = folder;
        this.reader = reader;
        this.listener = listener;
        // Looked at before it is read: what changes in between is seen by the first refresh.
        this.loaded = FolderLook.at(folder);
        this.lastLook = loaded;
        Loaded first = reader.loaded(folder);
        this.state = new State(first, first.orThrow(), first);
    }

    /** The rule set that counts now. */
    public RuleSet current() {
        return state.rules();
    }

    /** The rule set that counts now with its version, files (for the archive) and warnings. */
    public Loaded live() {
        return state.live();
    }

    /** What is wrong with the files as they are now, warnings included; with an error in it, an older rule set counts. */
    public List<Finding> lastFindings() {
        return state.onDisk().findings();
    }

    /** The files on disk are broken, so that an older rule set counts. */
    public boolean isStale() {
        return state.onDisk().rules() == null;
    }

    /**
     * Looks whether a file changed, and loads all of them if so. Costs a look at each file's size and time otherwise.
     *
     * @return whether something else was found than at the last loading; the listener has been told then
     * @throws RuntimeException the listener's; then the former rule set goes on
     */
    public synchronized boolean refresh() {
        FolderLook look;
        Loaded found;
        try {
            look = FolderLook.at(folder);
            boolean settled = look.equals(lastLook);
            lastLook = look;
            lastProblem = null;
            if (look.equals(loaded) || !settled) {
                return false;
            }
            found = changed();
            if (!FolderLook.at(folder).equals(look)) {
                // Somebody writes after all; what was read may be half of it.
                return false;
            }
        } catch (IOException e) {
            return unreadable(e);
        }
        boolean news = found != null && tell(found);
        // Only now: where the listener threw, the next look tells him again.
        loaded = look;
        return news;
    }

    /** Null where the contents are those of the last loading: a file was saved without a change. */
    private @Nullable Loaded changed() throws IOException {
        String known = state.onDisk().version();
        try {
            SortedMap<String, byte[]> files = RuleFiles.read(folder);
            return RuleFiles.version(files).equals(known) ? null : reader.loaded(files);
        } catch (RuleFiles.TooLarge e) {
            Loaded broken = RuleFiles.broken(e);
            return broken.version().equals(known) ? null : broken;
        }
    }

    /** Once is an editor that puts a new file in the place of the old one; twice in a row is a matter for people. */
    private boolean unreadable(IOException problem) {
        String version = "unreadable: " + problem;
        boolean again = version.equals(lastProblem);
        lastProblem = version;
        // What can be read again later is loaded anew, even where it looks as before.
        lastLook = NEVER;
        loaded = NEVER;
        if (!again || version.equals(state.onDisk().version())) {
            return false;
        }
        Finding finding = new Finding(
                String.valueOf(folder),
                0,
                null,
                null,
                "The rules can't be read: " + problem + ". Maybe rights are missing?",
                Finding.Severity.ERROR);
        return tell(new Loaded(null, version, new TreeMap<>(), List.of(finding)));
    }

    private boolean tell(Loaded found) {
        State before = state;
        RuleSet rules = found.rules();
        listener.accept(found);
        state = rules == null ? new State(before.live(), before.rules(), found) : new State(found, rules, found);
        return true;
    }
}
