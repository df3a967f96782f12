package dev.backorderdesk.policy.tables;

import dev.backorderdesk.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong in one file, up to a number that somebody still reads. */
final class Findings {
    /** A file with another separator or a shifted column is wrong in every row: the first of them tell it. */
    static final int MOST = 200;

    private final String file;
    private final List<Finding> list = new ArrayList<>();
    private int more;

    Findings(String file) {
        this.file = file;
    }

    void error(int row, @Nullable String column, @Nullable String found, String message) {
        add(new Finding(file, row, column, found, message, Finding.Severity.ERROR));
    }

    void warn(int row, @Nullable String column, @Nullable String found, String message) {
        add(new Finding(file, row, column, found, message, Finding.Severity.WARNING));
    }

    private void add(Finding finding) {
        if (list.size() < MOST) {
            list.add(finding);
        } else {
            more++;
        }
    }

    List<Finding> list() {
        if (more == 0) {
            return List.copyOf(list);
        }
        List<Finding> all = new ArrayList<>(list);
        all.add(new Finding(
                file,
                0,
                null,
                null,
                "There are " + more + " more findings in this file. Correct the first ones and check again.",
                Finding.Severity.ERROR));
        return List.copyOf(all);
    }
}
