package dev.backorderdesk.allocate;

import java.util.List;

/**
 * What one location has to deal, as one sum a source: so many pieces up to and with this one. Who is served there is
 * served from there only.
 */
final class Lane {
    final List<Source> sources;
    /** Pieces up to each source that are not dealt; never falls from one to the next. */
    final long[] left;

    Lane(List<Source> sources) {
        this.sources = sources;
        left = new long[sources.size()];
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += sources.get(i).pieces();
            left[i] = sum;
        }
    }

    int size() {
        return left.length;
    }

    /** The place of a supply; -1 where it does not come here any more. */
    int indexOf(String supplyId) {
        for (int i = 0; i < sources.size(); i++) {
            if (supplyId.equals(sources.get(i).supplyId())) {
                return i;
            }
        }
        return -1;
    }

    /** What is promised for a later source can't be given away before it. */
    void level() {
        for (int i = left.length - 2; i >= 0; i--) {
            left[i] = Math.min(left[i], left[i + 1]);
        }
    }
}
