package dev.backorderdesk.allocate;

import dev.backorderdesk.model.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which releases the warehouse may still ship something of. */
final class OpenReleases {
    private OpenReleases() {}

    /** Pieces of a part that a release has, but for those that left by its name. */
    static long left(OrderState state, Release release, PartState part) {
        long has = release.lines().stream()
                .filter(line -> line.line() == part.line() && line.part() == part.part())
                .mapToLong(Release.Line::quantity)
                .sum();
        long gone = state.parcels().stream()
                .mapToLong(parcel -> parcel.of(release, part))
                .sum();
        return Math.max(0, has - gone);
    }

    /** The newest first: what left by no release's name was of the oldest. */
    static List<Release> of(OrderState state) {
        Map<List<Integer>, Long> left = new HashMap<>();
        List<Release> open = new ArrayList<>();
        for (int i = state.releases().size() - 1; i >= 0; i--) {
            Release release = state.releases().get(i);
            if (release.action() != Release.Action.RELEASE) {
                continue;
            }
            boolean any = false;
            for (Release.Line line : release.lines()) {
                PartState part = state.part(line.line(), line.part());
                if (part != null) {
                    List<Integer> key = List.of(part.line(), part.part());
                    long pieces = left.getOrDefault(key, part.released());
                    long here = Math.min(pieces, left(state, release, part));
                    any |= here > 0;
                    left.put(key, pieces - here);
                }
            }
            if (any) {
                open.add(release);
            }
        }
        return open;
    }
}
