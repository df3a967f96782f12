package dev.backorderdesk.notice.render;

import dev.backorderdesk.policy.Finding;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in template files, each thing once, with file, row and column. */
final class TemplateFindings {

    private final TemplateFiles files;
    private final Set<Finding> found = new LinkedHashSet<>();

    TemplateFindings(TemplateFiles files) {
        this.files = files;
    }

    List<Finding> list() {
        return new ArrayList<>(found);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
    }

    void missing(String name) {
        error(name, 0, null, "is missing");
    }

    void error(String name, int row, @Nullable String column, String message) {
        found.add(new Finding(files.path(name), row, column, null, message, Finding.Severity.ERROR));
    }

    int rowOf(String name, String key) {
        String text = files.text(name);
        return text == null ? 0 : Phrasebook.rowOf(text, key);
    }

    /** The first row in which one of these stands, the earlier ones preferred; 0 where none does. */
    int firstRow(String name, String... parts) {
        String text = files.text(name);
        String[] rows = text == null ? new String[0] : text.split("\n", -1);
        for (String part : parts) {
            for (int i = 0; i < rows.length; i++) {
                if (rows[i].contains(part)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** Does something with a template; what goes wrong becomes a finding. */
    void watch(String name, Runnable work) {
        try {
            work.run();
        } catch (PebbleException e) {
            add(name, e);
        } catch (StackOverflowError e) {
            error(name, 0, null, "goes round in circles. Maybe it extends itself.");
        } catch (RuntimeException e) {
            error(name, 0, null, "can't be used: " + e);
        }
    }

    private void add(String name, PebbleException e) {
        String file = e.getFileName() != null && files.text(e.getFileName()) != null ? e.getFileName() : name;
        int row = e.getLineNumber() == null ? 0 : e.getLineNumber();
        String word = e instanceof AttributeNotFoundException unknown ? unknown.getAttributeName() : null;
        if (word == null) {
            error(file, row, null, String.valueOf(e.getPebbleMessage()));
            return;
        }
        String message = "\"" + word + "\" is not a word that templates know. Maybe see README.md in this folder.";
        found.add(new Finding(files.path(file), row, column(file, row, word), word, message, Finding.Severity.ERROR));
    }

    private @Nullable String column(String file, int row, String word) {
        String text = files.text(file);
        String[] rows = text == null ? new String[0] : text.split("\n", -1);
        int at = row >= 1 && row <= rows.length ? rows[row - 1].indexOf(word) : -1;
        return at < 0 ? null : String.valueOf(at + 1);
    }
}
